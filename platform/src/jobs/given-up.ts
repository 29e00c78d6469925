import type { Sql, Transaction } from '../database/database.ts';
import type { Instant } from '../primitives/instant.ts';
import { outboxTopic } from './outbox.ts';

/** An effect as an operator may see it: which, when and how it fails. Never its content. */
export interface WatchedEffect {
  readonly key: string;
  readonly kind: string;
  readonly attempts: number;
  readonly enqueuedAt: Instant;
  readonly dueAt: Instant;
  readonly doneAt: Instant | null;
  /** When it was given up; null: it is done or still tried. */
  readonly gaveUpAt: Instant | null;
  readonly lastError: string | null;
}

interface Row { effect_key: string; kind: string; attempts: number; enqueued_at: Instant; due_at: Instant; done_at: Instant | null; gave_up_at: Instant | null; last_error: string | null }

const columns = 'effect_key, kind, attempts, enqueued_at, due_at, done_at, gave_up_at, last_error';
const toEffect = (row: Row): WatchedEffect => ({
  key: row.effect_key, kind: row.kind, attempts: row.attempts, enqueuedAt: row.enqueued_at, dueAt: row.due_at, doneAt: row.done_at, gaveUpAt: row.gave_up_at, lastError: row.last_error,
});

/** Effects that were given up, the oldest first. */
export async function findGivenUp(sql: Sql, limit: number): Promise<WatchedEffect[]> {
  return (await sql.all<Row>(`SELECT ${columns} FROM outbox_effect WHERE done_at IS NULL AND gave_up_at IS NOT NULL ORDER BY gave_up_at, effect_key LIMIT ?`, [limit])).map(toEffect);
}

/** Effects that failed so often and are still tried, the oldest first. */
export async function findFailing(sql: Sql, failures: number, limit: number): Promise<WatchedEffect[]> {
  return (await sql.all<Row>(`SELECT ${columns} FROM outbox_effect WHERE done_at IS NULL AND gave_up_at IS NULL AND attempts >= ? ORDER BY enqueued_at, effect_key LIMIT ?`, [failures, limit])).map(toEffect);
}

/** Effects whose key begins with one of some beginnings, such as `talk:tlk_…:`, in their order. At most 200. */
export async function findEffectsOf(sql: Sql, beginnings: readonly string[]): Promise<WatchedEffect[]> {
  if (beginnings.length === 0) return [];
  // A range, for the key's index: '~' comes after everything a key holds.
  const rows = await sql.all<Row>(
    `SELECT ${columns} FROM outbox_effect WHERE ${beginnings.map(() => '(effect_key >= ? AND effect_key < ?)').join(' OR ')} ORDER BY enqueued_at, effect_key LIMIT 200`,
    beginnings.flatMap((beginning) => [beginning, `${beginning}~`]));
  return rows.map(toEffect);
}

/** Gives an effect that was given up all its tries again, the first one now. False when it isn't given up any more. */
export async function tryAgain(tx: Transaction, key: string): Promise<boolean> {
  const { clock, wake } = tx.db.announcer;
  const { changes } = await tx.sql.run(
    'UPDATE outbox_effect SET gave_up_at = NULL, attempts = 0, lease_until = 0, due_at = ? WHERE effect_key = ? AND gave_up_at IS NOT NULL AND done_at IS NULL', [clock.now(), key]);
  if (changes === 1) tx.afterCommit(() => wake.notify(outboxTopic));
  return changes === 1;
}
