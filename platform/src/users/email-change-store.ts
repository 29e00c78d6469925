import { forUpdate, insert, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { EmailChange } from './email-change.ts';
import { emailKey } from './user.ts';

interface Row {
  id: Id<'emailChange'>; user_id: UserId; old_email: string; new_email: string; code_digest: string | null; tries: number; expires_at: Instant; created_at: Instant;
  changed_at: Instant | null; undo_digest: string | null; undo_until: Instant | null;
}

const toChange = (row: Row): EmailChange => ({
  id: row.id, userId: row.user_id, oldEmail: row.old_email, newEmail: row.new_email, codeDigest: row.code_digest, tries: row.tries, expiresAt: row.expires_at, createdAt: row.created_at,
  changedAt: row.changed_at, undoDigest: row.undo_digest, undoUntil: row.undo_until,
});

/** Keeps a change that waits for its code. */
export async function insertEmailChange(sql: Sql, change: EmailChange): Promise<void> {
  await insert(sql, 'email_change', {
    id: change.id, user_id: change.userId, old_email: change.oldEmail, new_email: change.newEmail, code_digest: change.codeDigest, tries: change.tries, expires_at: change.expiresAt,
    created_at: change.createdAt, changed_at: change.changedAt, undo_digest: change.undoDigest, undo_until: change.undoUntil,
  });
}

/** A user's change, locked to the end of the transaction. */
export async function lockEmailChange(tx: Transaction, of: { id: string; userId: UserId }): Promise<EmailChange | null> {
  const row = await tx.sql.get<Row>(`SELECT * FROM email_change WHERE id = ? AND user_id = ?${forUpdate(tx.db)}`, [of.id, of.userId]);
  return row === undefined ? null : toChange(row);
}

/** The change that a link to the old address names. */
export async function findByUndo(sql: Sql, undoDigest: string): Promise<EmailChange | null> {
  const row = await sql.get<Row>('SELECT * FROM email_change WHERE undo_digest = ?', [undoDigest]);
  return row === undefined ? null : toChange(row);
}

/** Counts a wrong code. */
export async function countEmailChangeTry(sql: Sql, id: Id<'emailChange'>): Promise<void> {
  await sql.run('UPDATE email_change SET tries = tries + 1 WHERE id = ?', [id]);
}

/** Writes that a change is done; its code counts no more. */
export async function saveDone(sql: Sql, change: EmailChange): Promise<void> {
  await sql.run('UPDATE email_change SET code_digest = NULL, changed_at = ?, undo_digest = ?, undo_until = ? WHERE id = ?', [change.changedAt, change.undoDigest, change.undoUntil, change.id]);
}

/** Forgets the changes of a user that wait for their code. */
export async function deleteOpenChangesOf(sql: Sql, userId: UserId): Promise<void> {
  await sql.run('DELETE FROM email_change WHERE user_id = ? AND changed_at IS NULL', [userId]);
}

/** Forgets a change and every later one: none of their links counts any more. False when another press was first. */
export async function deleteChangesSince(sql: Sql, change: EmailChange): Promise<boolean> {
  if ((await sql.run('DELETE FROM email_change WHERE id = ?', [change.id])).changes !== 1) return false;
  await sql.run('DELETE FROM email_change WHERE user_id = ? AND created_at >= ?', [change.userId, change.createdAt]);
  return true;
}

/** Forgets changes whose code or way back ended before a moment. */
export async function deleteEndedChanges(sql: Sql, before: Instant): Promise<number> {
  return (await sql.run('DELETE FROM email_change WHERE (changed_at IS NULL AND expires_at < ?) OR undo_until < ?', [before, before])).changes;
}

/** Gives a user another address. Rejects when another account has it. */
export async function saveEmail(sql: Sql, userId: UserId, change: { email: string; at: Instant }): Promise<void> {
  await sql.run('UPDATE user SET email = ?, email_key = ?, updated_at = ? WHERE id = ?', [change.email, emailKey(change.email), change.at, userId]);
}
