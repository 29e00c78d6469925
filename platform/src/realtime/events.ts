import { randomBytes } from 'node:crypto';
import { forUpdate, insertOrIgnore, type Sql, type Transaction } from '../database/database.ts';
import type { ServiceId, UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';

/** News for one user: that something changed, and what. */
export interface NewEvent {
  readonly userId: UserId;
  /** Noun and verb, such as `talk.changed`. */
  readonly type: string;
  /** The service it belongs to: a frame sees its own service's events only, and none without one. */
  readonly serviceId?: ServiceId | null | undefined;
  /** JSON for the user's own eyes. */
  readonly body: unknown;
}

/** An event in a user's log. `seq` counts 1, 2, 3 … per user without a gap, in the order of the commits. */
export interface UserEvent {
  readonly seq: number;
  readonly type: string;
  readonly serviceId: ServiceId | null;
  readonly body: unknown;
  readonly at: Instant;
}

/** Where a user's log stands. A reader whose epoch is another one has read a history that is gone. */
export interface LogPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** How long events are kept. */
export const historyKept = 7 * DAY;

/** The topic a user's news are announced on. */
export const userTopic = (userId: UserId): string => `user:${userId}`;

const newEpoch = () => randomBytes(6).toString('hex');

async function nextSeq(tx: Transaction, userId: UserId): Promise<number> {
  const advance = () => tx.sql.run('UPDATE user_event_counter SET seq = seq + 1 WHERE user_id = ?', [userId]);
  if ((await advance()).changes === 0) {
    const first = await insertOrIgnore(tx.sql, 'user_event_counter', { user_id: userId, epoch: newEpoch(), seq: 1 });
    if (first.changes === 0) await advance();
  }
  const row = await tx.sql.get<{ seq: number }>(`SELECT seq FROM user_event_counter WHERE user_id = ?${forUpdate(tx.db)}`, [userId]);
  if (row === undefined) throw new Error('the event counter vanished');
  return Number(row.seq);
}

/**
 * Writes an event into a user's log, in the transaction of the change it tells of, and wakes the user's streams after the commit. The
 * counter row stays locked until then: whoever reads number n has everything before n. Answers the number.
 */
export async function appendEvent(tx: Transaction, event: NewEvent): Promise<number> {
  const { clock, wake } = tx.db.announcer;
  const seq = await nextSeq(tx, event.userId);
  await tx.sql.run('INSERT INTO user_event (user_id, seq, type, service_id, body, at) VALUES (?, ?, ?, ?, ?, ?)', [
    event.userId, seq, event.type, event.serviceId ?? null, JSON.stringify(event.body), clock.now(),
  ]);
  tx.afterCommit(() => wake.notify(userTopic(event.userId)));
  return seq;
}

/** Writes events to several users, always in the order of their ids, so that two writers never wait for each other. */
export async function appendEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  for (const event of events.toSorted((a, b) => (a.userId < b.userId ? -1 : Number(a.userId > b.userId)))) await appendEvent(tx, event);
}

/** Where a user's log stands now; number 0 in an epoch of its own when nothing was ever written. */
export async function readPosition(sql: Sql, userId: UserId): Promise<LogPosition> {
  const row = await sql.get<{ epoch: string; seq: number }>('SELECT epoch, seq FROM user_event_counter WHERE user_id = ?', [userId]);
  return row === undefined ? { epoch: 'new', seq: 0 } : { epoch: row.epoch, seq: Number(row.seq) };
}

interface Row {
  seq: number;
  type: string;
  service_id: string | null;
  body: string;
  at: number;
}

/** At most `limit` events after number `after`, oldest first. */
export async function readEvents(sql: Sql, log: { readonly userId: UserId; readonly after: number; readonly limit: number }): Promise<readonly UserEvent[]> {
  const rows = await sql.all<Row>(
    `SELECT seq, type, service_id, body, at FROM user_event WHERE user_id = ? AND seq > ? ORDER BY seq LIMIT ${Math.trunc(log.limit)}`,
    [log.userId, log.after],
  );
  return rows.map((row) => ({
    seq: Number(row.seq), type: row.type, serviceId: row.service_id as ServiceId | null, body: JSON.parse(row.body) as unknown, at: instant(Number(row.at)),
  }));
}

/** Deletes events older than the history. Answers how many. */
export async function forgetOldEvents(sql: Sql, now: Instant): Promise<number> {
  const { changes } = await sql.run('DELETE FROM user_event WHERE at < ?', [now - historyKept]);
  return changes;
}
