import { forUpdate, upsert, type Database, type Sql, type Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Leaving } from './leaving.ts';

interface Row { user_id: UserId; asked_at: Instant; gives_up_sales: number; erased_at: Instant | null }

const toLeaving = (row: Row): Leaving => ({ userId: row.user_id, askedAt: row.asked_at, givesUpSales: Number(row.gives_up_sales) === 1, erasedAt: row.erased_at });

/** Somebody's wish to leave; null when there is none. */
export async function findLeaving(sql: Sql, userId: UserId): Promise<Leaving | null> {
  const row = await sql.get<Row>('SELECT * FROM leaving WHERE user_id = ?', [userId]);
  return row === undefined ? null : toLeaving(row);
}

/** The same, locked to the end of the transaction. */
export async function lockLeaving(tx: Transaction, userId: UserId): Promise<Leaving | null> {
  const row = await tx.sql.get<Row>(`SELECT * FROM leaving WHERE user_id = ?${forUpdate(tx.db)}`, [userId]);
  return row === undefined ? null : toLeaving(row);
}

/** Keeps a wish to leave, new or changed. */
export async function saveLeaving(tx: Transaction, leaving: Leaving): Promise<void> {
  const row = { user_id: leaving.userId, asked_at: leaving.askedAt, gives_up_sales: leaving.givesUpSales, erased_at: leaving.erasedAt, words_erased_at: null, cleaned_at: null };
  await upsert(tx.sql, tx.db.dialect, { table: 'leaving', row, key: ['user_id'] });
}

/** Takes a wish to leave back; nothing happens once the account is gone. */
export async function deleteLeaving(sql: Sql, userId: UserId): Promise<void> {
  await sql.run('DELETE FROM leaving WHERE user_id = ? AND erased_at IS NULL', [userId]);
}

/** Who waits to leave, the longest first; at most 100. */
export async function listWaiting(sql: Sql): Promise<UserId[]> {
  return (await sql.all<{ user_id: UserId }>('SELECT user_id FROM leaving WHERE erased_at IS NULL ORDER BY asked_at LIMIT 100')).map((row) => row.user_id);
}

/** Who left before a moment and whose words to others still stand; at most 100. */
export async function listWordsDue(sql: Sql, leftBefore: Instant): Promise<UserId[]> {
  return (await sql.all<{ user_id: UserId }>('SELECT user_id FROM leaving WHERE erased_at <= ? AND words_erased_at IS NULL ORDER BY erased_at LIMIT 100', [leftBefore])).map((row) => row.user_id);
}

/** Notes that somebody's words to others are gone. */
export async function markWordsErased(sql: Sql, userId: UserId, at: Instant): Promise<void> {
  await sql.run('UPDATE leaving SET words_erased_at = ? WHERE user_id = ?', [at, userId]);
}

/** Marks an account as gone and gives it a password that nobody has. Its id stays, for the records of others. */
export async function markLeft(sql: Sql, userId: UserId, gone: { passwordHash: string; at: Instant }): Promise<void> {
  await sql.run('UPDATE user SET deleted_at = ?, password_hash = ?, updated_at = ? WHERE id = ?', [gone.at, gone.passwordHash, gone.at, userId]);
}

/** Empties what was sent already, and drops what waits to be sent to somebody who is gone. */
export async function forgetMails(sql: Sql, of: { userId: UserId; email: string }): Promise<void> {
  await sql.run("UPDATE outbox_effect SET body = '{}' WHERE done_at IS NOT NULL AND body <> '{}'");
  const inside = (text: string) => `%${JSON.stringify(text).replaceAll(/[\\%_]/gu, '\\$&')}%`;
  await sql.run(String.raw`DELETE FROM outbox_effect WHERE done_at IS NULL AND kind IN ('mail.send', 'notice', 'notice.mail', 'notice.push') AND (body LIKE ? ESCAPE '!' OR body LIKE ? ESCAPE '!')`,
    [inside(of.email).replaceAll('\\', '!'), inside(of.userId).replaceAll('\\', '!')]);
}

/** How many people left whose last copies may still stand between the rows of the file: `before` is when the rows of others that named them were gone. */
export async function countUncleaned(sql: Sql, before: Instant): Promise<number> {
  const row = await sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM leaving WHERE (erased_at <= ? AND cleaned_at IS NULL) OR (words_erased_at IS NOT NULL AND cleaned_at < words_erased_at)', [before]);
  return row?.count ?? 0;
}

/**
 * Writes an SQLite file anew and cuts its log to nothing: what was deleted leaves copies in the free room of pages, which only this takes away. MariaDB and
 * MySQL do so by themselves in time.
 */
export async function writeFileAnew(db: Pick<Database, 'dialect' | 'sql'>): Promise<void> {
  if (db.dialect !== 'sqlite') return;
  await db.sql.run('VACUUM');
  await db.sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
}

/** Notes that no copy is left of the people who left before a moment. */
export async function markCleaned(sql: Sql, before: Instant, at: Instant): Promise<void> {
  await sql.run('UPDATE leaving SET cleaned_at = ? WHERE erased_at <= ?', [at, before]);
}
