import { placeholders, type Sql } from '../database/database.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import type { TakenBack } from './earned.ts';
import type { Side } from './side.ts';
import type { EndedTalk, SettledTalk } from './talk.ts';

/** A talk that was talked and is over, with what was taken back of it since. */
export interface OverTalk {
  readonly talk: EndedTalk | SettledTalk;
  readonly taken: TakenBack;
}

/** Which talks of somebody: their side, when they ended, and from where on. */
export interface OverQuery {
  readonly side: Side;
  readonly from?: Instant;
  readonly to?: Instant;
  /** The end and id of the talk before the page. */
  readonly before?: { readonly endedAt: Instant; readonly talkId: string };
  readonly limit: number;
}

/** What was given back of several talks; a talk of which nothing was has no entry. What a bank would not take is not counted. */
export async function findRefunded(sql: Sql, talkIds: readonly TalkId[]): Promise<ReadonlyMap<TalkId, Yen>> {
  if (talkIds.length === 0) return new Map();
  const rows = await sql.all<{ talk_id: TalkId; amount: number }>(
    `SELECT talk_id, amount FROM talk_refund_part WHERE talk_id IN (${placeholders(talkIds)}) AND state <> 'failed'`, talkIds);
  return new Map([...Map.groupBy(rows, (row) => row.talk_id)].map(([talkId, parts]) => [talkId, sumYen(parts.map((part) => yen(part.amount)))]));
}

/** What cardholders dispute of several talks, or have won; a talk of which nothing is has no entry. */
async function findDisputedSums(sql: Sql, talkIds: readonly TalkId[]): Promise<ReadonlyMap<TalkId, Yen>> {
  if (talkIds.length === 0) return new Map();
  const rows = await sql.all<{ talk_id: TalkId; amount: number }>(`SELECT talk_id, amount FROM talk_dispute WHERE talk_id IN (${placeholders(talkIds)}) AND state <> 'won'`, talkIds);
  return new Map([...Map.groupBy(rows, (row) => row.talk_id)].map(([talkId, disputes]) => [talkId, sumYen(disputes.map((dispute) => yen(dispute.amount)))]));
}

/** What was taken back of each of several talks since they were settled. */
export async function findTakenBack(sql: Sql, talkIds: readonly TalkId[]): Promise<(talkId: TalkId) => TakenBack> {
  const [refunded, disputed] = [await findRefunded(sql, talkIds), await findDisputedSums(sql, talkIds)];
  return (talkId) => ({ refunded: refunded.get(talkId) ?? yen(0), disputed: disputed.get(talkId) ?? yen(0) });
}

/** The talks of somebody that are over, the one that ended last first. */
export async function findOver(sql: Sql, userId: UserId, query: OverQuery): Promise<OverTalk[]> {
  const { side, from, to, before, limit } = query;
  const texts = [`${side}_id = ?`, 'ended_at IS NOT NULL'];
  const params: (string | number)[] = [userId];
  if (from !== undefined && to !== undefined) {
    texts.push('ended_at >= ? AND ended_at < ?');
    params.push(from, to);
  }
  if (before !== undefined) {
    texts.push('(ended_at < ? OR (ended_at = ? AND id < ?))');
    params.push(before.endedAt, before.endedAt, before.talkId);
  }
  const rows = await sql.all<{ id: TalkId; body: string }>(`SELECT id, body FROM talk WHERE ${texts.join(' AND ')} ORDER BY ended_at DESC, id DESC LIMIT ?`, [...params, limit]);
  const takenOf = await findTakenBack(sql, rows.map((row) => row.id));
  return rows.map((row) => ({ talk: JSON.parse(row.body) as EndedTalk | SettledTalk, taken: takenOf(row.id) }));
}
