import { randomUUID } from 'node:crypto';
import { insertOrAdd, placeholders, type Sql, type Transaction } from '../database/database.ts';
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

/** A UUID comes from random bytes in store: most events don't need their epoch, because their log has one. */
const newEpoch = () => randomUUID().slice(0, 13).replace('-', '');

/** The people of these events, each with how many are theirs, in the order of their ids. */
function countByPerson(events: readonly NewEvent[]): Map<UserId, number> {
  const people = [...new Set(events.map(({ userId }) => userId))].toSorted();
  return new Map(people.map((userId) => [userId, events.filter((event) => event.userId === userId).length]));
}

/** Events that differ in their person only. */
interface Alike {
  readonly event: NewEvent;
  readonly body: string;
  readonly people: UserId[];
  /** How many numbers before the newest of each of these people. */
  readonly back: number;
}

function alike(events: readonly NewEvent[], counts: ReadonlyMap<UserId, number>): Iterable<Alike> {
  const left = new Map(counts);
  const groups = new Map<string, Alike>();
  for (const event of events) {
    const back = (left.get(event.userId) ?? 0) - 1;
    left.set(event.userId, back);
    const body = JSON.stringify(event.body);
    const mark = JSON.stringify([back, event.type, event.serviceId ?? null, body]);
    const group = groups.get(mark) ?? { event, body, people: [], back };
    group.people.push(event.userId);
    groups.set(mark, group);
  }
  return groups.values();
}

/**
 * Writes events into the logs of their users, in the transaction of the change they tell of, and wakes the users' streams after the commit. The counters'
 * rows stay locked until then: whoever reads number n has everything before n. They are locked in the order of the users' ids, so that two writers never
 * wait for each other.
 */
export async function appendEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  const { clock, wake } = tx.db.announcer;
  const counts = countByPerson(events);
  const epoch = newEpoch();
  const [first, ...rest] = [...counts].map(([userId, count]) => ({ user_id: userId, epoch, seq: count }));
  if (first === undefined) return;
  await insertOrAdd(tx.sql, tx.db.dialect, { table: 'user_event_counter', rows: [first, ...rest], key: 'user_id', sum: 'seq' });
  for (const { event, body, people, back } of alike(events, counts)) {
    await tx.sql.run(
      `INSERT INTO user_event (user_id, seq, type, service_id, body, at) SELECT user_id, seq - ?, ?, ?, ?, ? FROM user_event_counter WHERE user_id IN (${placeholders(people)})`,
      [back, event.type, event.serviceId ?? null, body, clock.now(), ...people],
    );
  }
  tx.afterCommit(() => { for (const userId of counts.keys()) wake.notify(userTopic(userId)); });
}

/** Writes one event into a user's log, as `appendEvents` does. */
export async function appendEvent(tx: Transaction, event: NewEvent): Promise<void> {
  await appendEvents(tx, [event]);
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
