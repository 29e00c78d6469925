import { upsert, type Sql, type Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** What is kept of a suspension beside the moment in the user's own row. */
export interface Suspension {
  readonly userId: UserId;
  /** What the operator says to the person; they read it by mail and when they sign in. */
  readonly words: string;
  /** Not meant to be lifted again. */
  readonly permanent: boolean;
  readonly at: Instant;
}

/** Marks an account as suspended and switches its light off; false when it is suspended or deleted already. */
export async function markSuspended(tx: Transaction, suspension: Suspension): Promise<boolean> {
  const { userId, words, permanent, at } = suspension;
  const { changes } = await tx.sql.run('UPDATE user SET suspended_at = ?, available_until = NULL, updated_at = ? WHERE id = ? AND suspended_at IS NULL AND deleted_at IS NULL', [at, at, userId]);
  if (changes === 1) await upsert(tx.sql, tx.db.dialect, { table: 'user_suspension', row: { user_id: userId, words, permanent, at }, key: ['user_id'] });
  return changes === 1;
}

/** Takes the mark away again; false when there was none. */
export async function markRestored(tx: Transaction, userId: UserId, at: Instant): Promise<boolean> {
  return (await tx.sql.run('UPDATE user SET suspended_at = NULL, updated_at = ? WHERE id = ? AND suspended_at IS NOT NULL AND deleted_at IS NULL', [at, userId])).changes === 1;
}

/** The last suspension of a user, lifted or not; null when there was none. */
export async function findSuspension(sql: Sql, userId: UserId): Promise<Suspension | null> {
  const row = await sql.get<{ user_id: UserId; words: string; permanent: number; at: Instant }>('SELECT * FROM user_suspension WHERE user_id = ?', [userId]);
  return row === undefined ? null : { userId: row.user_id, words: row.words, permanent: Boolean(row.permanent), at: row.at };
}
