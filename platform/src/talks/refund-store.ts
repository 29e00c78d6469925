import { insert, placeholders, type Sql, type Transaction } from '../database/database.ts';
import type { HoldId, Id, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import type { Giver, Refund, RefundPart, RefundPartState } from './refund.ts';

interface PartRow { refund_id: Id<'refund'>; part: number; talk_id: TalkId; hold_id: HoldId; amount: number; state: RefundPartState; reference: string | null; changed_at: Instant; answered_at: Instant | null }
interface RefundRow { id: Id<'refund'>; talk_id: TalkId; given_by: Giver; by_id: UserId; amount: number; reason: string; asked_at: Instant }

const partColumns = 'refund_id, part, talk_id, hold_id, amount, state, reference, changed_at, answered_at';
const toPart = (row: PartRow): RefundPart => ({
  refundId: row.refund_id, part: row.part, talkId: row.talk_id, holdId: row.hold_id, amount: yen(row.amount), state: row.state, reference: row.reference, changedAt: row.changed_at, answeredAt: row.answered_at,
});

/** Keeps a new refund with its parts; the talk is locked. */
export async function insertRefund(tx: Transaction, refund: Refund): Promise<void> {
  await insert(tx.sql, 'talk_refund', { id: refund.id, talk_id: refund.talkId, given_by: refund.by, by_id: refund.byId, amount: refund.amount, reason: refund.reason, asked_at: refund.askedAt });
  for (const part of refund.parts) {
    await insert(tx.sql, 'talk_refund_part', {
      refund_id: part.refundId, part: part.part, talk_id: part.talkId, hold_id: part.holdId, amount: part.amount, state: part.state, reference: part.reference, changed_at: part.changedAt, answered_at: part.answeredAt,
    });
  }
}

/** Every part given back of a talk, in the order they were asked for. */
export async function findParts(sql: Sql, talkId: TalkId): Promise<RefundPart[]> {
  return (await sql.all<PartRow>(`SELECT ${partColumns} FROM talk_refund_part WHERE talk_id = ? ORDER BY refund_id, part`, [talkId])).map(toPart);
}

/** The refunds of a talk, oldest first. */
export async function findRefunds(sql: Sql, talkId: TalkId): Promise<Refund[]> {
  const rows = await sql.all<RefundRow>('SELECT id, talk_id, given_by, by_id, amount, reason, asked_at FROM talk_refund WHERE talk_id = ? ORDER BY asked_at, id', [talkId]);
  if (rows.length === 0) return [];
  const parts = await findParts(sql, talkId);
  return rows.map((row) => ({
    id: row.id, talkId: row.talk_id, by: row.given_by, byId: row.by_id, amount: yen(row.amount), reason: row.reason, askedAt: row.asked_at, parts: parts.filter((part) => part.refundId === row.id),
  }));
}

/** One part of a refund; null when there is none. */
export async function findPart(sql: Sql, of: { refundId: string; part: number }): Promise<RefundPart | null> {
  const row = await sql.get<PartRow>(`SELECT ${partColumns} FROM talk_refund_part WHERE refund_id = ? AND part = ?`, [of.refundId, of.part]);
  return row === undefined ? null : toPart(row);
}

/** Writes where a part stands; the talk is locked. */
export async function savePart(tx: Transaction, part: RefundPart): Promise<void> {
  await tx.sql.run('UPDATE talk_refund_part SET state = ?, reference = ?, changed_at = ?, answered_at = ? WHERE refund_id = ? AND part = ?',
    [part.state, part.reference, part.changedAt, part.answeredAt, part.refundId, part.part]);
}

/** Parts of one hold in some states. */
export async function findPartsOfHold(sql: Sql, holdId: string, states: readonly RefundPartState[]): Promise<RefundPart[]> {
  return (await sql.all<PartRow>(`SELECT ${partColumns} FROM talk_refund_part WHERE hold_id = ? AND state IN (${placeholders(states)})`, [holdId, ...states])).map(toPart);
}

/** Parts that are on their way to a card since before a moment, the longest first. */
export async function findPending(sql: Sql, changedBefore: Instant, limit: number): Promise<RefundPart[]> {
  return (await sql.all<PartRow>(`SELECT ${partColumns} FROM talk_refund_part WHERE state = 'pending' AND changed_at <= ? ORDER BY changed_at LIMIT ?`, [changedBefore, limit])).map(toPart);
}

/** Parts that a bank refused and nobody has dealt with, the oldest first. */
export async function findFailedParts(sql: Sql, limit: number): Promise<RefundPart[]> {
  return (await sql.all<PartRow>(`SELECT ${partColumns} FROM talk_refund_part WHERE state = 'failed' AND answered_at IS NULL ORDER BY changed_at LIMIT ?`, [limit])).map(toPart);
}

/** What of each hold was given back or is on its way, by hold; booked alone where `booked`. */
export function refundedByHold(parts: readonly RefundPart[], { booked = false } = {}): (holdId: HoldId) => Yen {
  const counted = parts.filter((part) => booked ? part.state === 'booked' : part.state !== 'failed');
  return (holdId) => sumYen(counted.filter((part) => part.holdId === holdId).map((part) => part.amount));
}
