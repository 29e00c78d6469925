import { forUpdate, insert, insertOrIgnore, placeholders, upsert, type Sql, type Transaction } from '../database/database.ts';
import type { CardId, HoldId, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Hold, HoldState } from './hold.ts';
import { neverConnected, type Interval, type Presence, type SidePresence } from './presence.ts';
import { endedInFreeMinute } from './queue.ts';
import type { Side } from './side.ts';
import type { Talk, TalkState } from './talk.ts';

// Leases, the meter and the settlement go through here every few seconds of every talk, so this is SQL by hand.

/** A talk as it is kept: with what the rules don't need. */
export interface StoredTalk {
  readonly talk: Talk;
  /** The blog the request came from; null: the platform's own page. */
  readonly origin: string | null;
  readonly waitMinutes: number;
  /** Grows with every change. */
  readonly version: number;
}

interface TalkRow { id: TalkId; body: string; origin: string | null; wait_minutes: number; version: number }

const columns = 'id, body, origin, wait_minutes, version';
const toStored = (row: TalkRow): StoredTalk => ({ talk: JSON.parse(row.body) as Talk, origin: row.origin, waitMinutes: row.wait_minutes, version: row.version });

function rowOf({ talk, origin, waitMinutes, version }: StoredTalk, dueAt: Instant | null) {
  const over = talk.state === 'ended' || talk.state === 'settled';
  return {
    id: talk.terms.id, service_id: talk.terms.serviceId, provider_id: talk.terms.providerId, visitor_id: talk.terms.visitorId, conversation_id: talk.terms.conversationId,
    state: talk.state, version, requested_at: talk.terms.requestedAt, due_at: dueAt, ended_at: over ? talk.endedAt : null, free_ending: over && endedInFreeMinute(talk),
    wait_minutes: waitMinutes, origin, body: JSON.stringify(talk),
  };
}

/** Keeps a new request. */
export async function insertTalk(tx: Transaction, stored: StoredTalk, dueAt: Instant | null): Promise<void> {
  await insert(tx.sql, 'talk', rowOf(stored, dueAt));
}

/** Writes a talk that the transaction has locked. */
export async function saveTalk(tx: Transaction, stored: StoredTalk, dueAt: Instant | null): Promise<void> {
  const row = rowOf(stored, dueAt);
  await tx.sql.run('UPDATE talk SET state = ?, version = ?, due_at = ?, ended_at = ?, free_ending = ?, body = ? WHERE id = ?',
    [row.state, row.version, row.due_at, row.ended_at, row.free_ending, row.body, row.id]);
}

/** Moves only the moment at which time next changes something. */
export async function saveDue(tx: Transaction, id: TalkId, dueAt: Instant | null): Promise<void> {
  await tx.sql.run('UPDATE talk SET due_at = ? WHERE id = ?', [dueAt, id]);
}

/** One talk; null when there is none. */
export async function findTalk(sql: Sql, id: string): Promise<StoredTalk | null> {
  const row = await sql.get<TalkRow>(`SELECT ${columns} FROM talk WHERE id = ?`, [id]);
  return row === undefined ? null : toStored(row);
}

/** One talk, locked for the transaction. */
export async function lockTalk(tx: Transaction, id: string): Promise<StoredTalk | null> {
  const row = await tx.sql.get<TalkRow>(`SELECT ${columns} FROM talk WHERE id = ?${forUpdate(tx.db)}`, [id]);
  return row === undefined ? null : toStored(row);
}

/** The talks that time may have changed, the longest due first. */
export async function findDue(sql: Sql, now: Instant, limit: number): Promise<TalkId[]> {
  return (await sql.all<{ id: TalkId }>('SELECT id FROM talk WHERE due_at <= ? ORDER BY due_at LIMIT ?', [now, limit])).map((row) => row.id);
}

/** The states in which a talk is open: it waits, is being joined, or runs. */
export const openStates: readonly TalkState[] = ['requested', 'accepted', 'live'];

/** A user's talks, in a role or in both, the newest first, by keyset. */
export async function listTalks(sql: Sql, userId: UserId, query: { role?: Side | undefined; open?: boolean; serviceId?: string | undefined; cursor?: string | undefined; limit: number }): Promise<{ items: StoredTalk[]; nextCursor: string | null }> {
  const texts = query.role === undefined ? ['(provider_id = ? OR visitor_id = ?)'] : [`${query.role}_id = ?`];
  const params: (string | number)[] = query.role === undefined ? [userId, userId] : [userId];
  if (query.open === true) {
    texts.push(`state IN (${placeholders(openStates)})`);
    params.push(...openStates);
  }
  if (query.serviceId !== undefined) {
    texts.push('service_id = ?');
    params.push(query.serviceId);
  }
  const after = /^(\d{1,15})\.([a-z0-9_]{1,40})$/.exec(query.cursor ?? '');
  if (after !== null) {
    texts.push('(requested_at < ? OR (requested_at = ? AND id > ?))');
    params.push(Number(after[1]), Number(after[1]), after[2] ?? '');
  }
  const rows = await sql.all<TalkRow & { requested_at: number }>(`SELECT ${columns}, requested_at FROM talk WHERE ${texts.join(' AND ')} ORDER BY requested_at DESC, id LIMIT ?`, [...params, query.limit + 1]);
  const last = rows[query.limit - 1];
  return { items: rows.slice(0, query.limit).map(toStored), nextCursor: rows.length > query.limit && last !== undefined ? `${last.requested_at}.${last.id}` : null };
}

/** The requests that wait for a provider's answer, in line. */
export async function findWaiting(sql: Sql, providerId: UserId): Promise<StoredTalk[]> {
  return (await sql.all<TalkRow>(`SELECT ${columns} FROM talk WHERE provider_id = ? AND state = 'requested' ORDER BY requested_at, id LIMIT 200`, [providerId])).map(toStored);
}

/** A visitor's open requests, over all services. */
export async function findOpenRequests(sql: Sql, visitorId: UserId): Promise<StoredTalk[]> {
  return (await sql.all<TalkRow>(`SELECT ${columns} FROM talk WHERE visitor_id = ? AND state IN ('requested', 'accepted', 'live')`, [visitorId])).map(toStored);
}

/** The open talks between two users, in either role. */
export async function findOpenBetween(sql: Sql, one: UserId, other: UserId): Promise<TalkId[]> {
  const rows = await sql.all<{ id: TalkId }>(
    `SELECT id FROM talk WHERE state IN ('requested', 'accepted', 'live') AND ((provider_id = ? AND visitor_id = ?) OR (provider_id = ? AND visitor_id = ?)) ORDER BY id`, [one, other, other, one]);
  return rows.map((row) => row.id);
}

/** When talks of these two ended inside the free minute, since a moment. */
export async function findFreeEndings(sql: Sql, pair: { providerId: UserId; visitorId: UserId }, since: Instant): Promise<Instant[]> {
  const rows = await sql.all<{ ended_at: Instant }>('SELECT ended_at FROM talk WHERE provider_id = ? AND visitor_id = ? AND free_ending = 1 AND ended_at >= ?', [pair.providerId, pair.visitorId, since]);
  return rows.map((row) => row.ended_at);
}

/** How many talks a visitor has ended inside the free minute, with anybody. */
export async function countFreeEndings(sql: Sql, visitorId: UserId): Promise<number> {
  return (await sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM talk WHERE visitor_id = ? AND free_ending = 1', [visitorId]))?.count ?? 0;
}

/** How many requests wait for a provider's answer, for the header of every page. */
export async function countWaiting(sql: Sql, providerId: UserId): Promise<{ waitingRequests: number }> {
  const row = await sql.get<{ count: number }>(`SELECT COUNT(*) AS count FROM talk WHERE provider_id = ? AND state = 'requested'`, [providerId]);
  return { waitingRequests: row?.count ?? 0 };
}

/** A visitor's last request for a service, whatever became of it. */
export async function findLastRequest(sql: Sql, pair: { serviceId: ServiceId; visitorId: UserId }): Promise<StoredTalk | null> {
  const row = await sql.get<TalkRow>(`SELECT ${columns} FROM talk WHERE service_id = ? AND visitor_id = ? ORDER BY requested_at DESC LIMIT 1`, [pair.serviceId, pair.visitorId]);
  return row === undefined ? null : toStored(row);
}

/** What is known of both sides' connections, with the platform's own downtime. */
export async function findPresence(sql: Sql, talkId: TalkId, downtime: readonly Interval[]): Promise<Presence> {
  const rows = await sql.all<{ side: Side; body: string }>('SELECT side, body FROM talk_presence WHERE talk_id = ?', [talkId]);
  const of = (side: Side): SidePresence => {
    const row = rows.find((one) => one.side === side);
    return row === undefined ? neverConnected : JSON.parse(row.body) as SidePresence;
  };
  return { provider: of('provider'), visitor: of('visitor'), downtime };
}

/** Writes one side's presence; the talk's row is locked. */
export async function savePresence(tx: Transaction, talkId: TalkId, known: { side: Side; presence: SidePresence }): Promise<void> {
  await upsert(tx.sql, tx.db.dialect, { table: 'talk_presence', row: { talk_id: talkId, side: known.side, body: JSON.stringify(known.presence) }, key: ['talk_id', 'side'] });
}

/** One hold as it is kept. */
export interface StoredHold {
  readonly id: HoldId;
  readonly talkId: TalkId;
  readonly part: number;
  readonly cardId: CardId;
  readonly hold: Hold;
}

interface HoldRow { id: HoldId; talk_id: TalkId; part: number; card_id: CardId; body: string }
const toHold = (row: HoldRow): StoredHold => ({ id: row.id, talkId: row.talk_id, part: row.part, cardId: row.card_id, hold: JSON.parse(row.body) as Hold });

/** The holds of a talk by part; inside a transaction the talk's lock guards them. */
export async function findHolds(sql: Sql, talkId: TalkId): Promise<StoredHold[]> {
  return (await sql.all<HoldRow>('SELECT id, talk_id, part, card_id, body FROM talk_hold WHERE talk_id = ? ORDER BY part', [talkId])).map(toHold);
}

/** The talk of a hold, locked for the transaction, and all holds of that talk, by part; null when there is no such hold. */
export async function lockByHold(tx: Transaction, holdId: string): Promise<{ stored: StoredTalk; holds: StoredHold[] } | null> {
  const rows = await tx.sql.all<TalkRow & { hold_id: HoldId; part: number; card_id: CardId; hold: string }>(
    `SELECT talk.id, talk.body, origin, wait_minutes, version, talk_hold.id AS hold_id, part, card_id, talk_hold.body AS hold FROM talk JOIN talk_hold ON talk_hold.talk_id = talk.id
     WHERE talk.id = (SELECT talk_id FROM talk_hold WHERE id = ?) ORDER BY part${forUpdate(tx.db)}`, [holdId]);
  const holds = rows.map((row) => toHold({ id: row.hold_id, talk_id: row.id, part: row.part, card_id: row.card_id, body: row.hold }));
  return rows[0] === undefined ? null : { stored: toStored(rows[0]), holds };
}

/** One hold; null when there is none. */
export async function findHold(sql: Sql, id: string): Promise<StoredHold | null> {
  const row = await sql.get<HoldRow>('SELECT id, talk_id, part, card_id, body FROM talk_hold WHERE id = ?', [id]);
  return row === undefined ? null : toHold(row);
}

/** The holds in a state that were last changed before a moment. */
export async function findHoldsIn(sql: Sql, state: HoldState, changedBefore: Instant): Promise<StoredHold[]> {
  return (await sql.all<HoldRow>('SELECT id, talk_id, part, card_id, body FROM talk_hold WHERE state = ? AND updated_at <= ? LIMIT 200', [state, changedBefore])).map(toHold);
}

/** Writes a hold, new or changed. */
export async function saveHold(tx: Transaction, stored: StoredHold, now: Instant): Promise<void> {
  const { id, talkId, part, cardId, hold } = stored;
  const reference = 'reference' in hold ? hold.reference : null;
  const row = { id, talk_id: talkId, part, state: hold.state, card_id: cardId, reference, body: JSON.stringify(hold), created_at: now, updated_at: now };
  const { changes } = await tx.sql.run('UPDATE talk_hold SET state = ?, card_id = ?, reference = ?, body = ?, updated_at = ? WHERE id = ?', [row.state, cardId, reference, row.body, now, id]);
  if (changes === 0) await insertOrIgnore(tx.sql, 'talk_hold', row);
}
