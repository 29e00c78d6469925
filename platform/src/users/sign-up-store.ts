import { forUpdate, insert, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { MailedCode } from './mailed-code.ts';
import type { PasswordReset, SignUp } from './sign-up.ts';
import { emailKey } from './user.ts';

interface CodeRow { code_digest: string | null; tries: number; expires_at: Instant; created_at: Instant }
interface SignUpRow extends CodeRow { id: Id<'signUp'>; nickname: string; email: string; password_hash: string; locale: Locale }
interface PasswordResetRow extends CodeRow { id: Id<'passwordReset'>; user_id: UserId | null; email: string }

const toCode = (row: CodeRow) => ({ codeDigest: row.code_digest, tries: row.tries, expiresAt: row.expires_at, createdAt: row.created_at });
const fromCode = (code: MailedCode & { readonly createdAt: Instant }) => ({ code_digest: code.codeDigest, tries: code.tries, expires_at: code.expiresAt, created_at: code.createdAt });

/** Keeps a sign-up that waits for its code. */
export async function insertSignUp(sql: Sql, signUp: SignUp): Promise<void> {
  await insert(sql, 'sign_up', {
    id: signUp.id, nickname: signUp.nickname, email: signUp.email, email_key: emailKey(signUp.email), password_hash: signUp.passwordHash, locale: signUp.locale, ...fromCode(signUp),
  });
}

/** A sign-up, locked to the end of the transaction, so that two tries count as two. */
export async function lockSignUp(tx: Transaction, signUpId: Id<'signUp'>): Promise<SignUp | null> {
  const row = await tx.sql.get<SignUpRow>(`SELECT * FROM sign_up WHERE id = ?${forUpdate(tx.db)}`, [signUpId]);
  return row === undefined ? null : { id: row.id, nickname: row.nickname, email: row.email, passwordHash: row.password_hash, locale: row.locale, ...toCode(row) };
}

/** Gives a sign-up a new code. */
export async function saveSignUpCode(sql: Sql, signUpId: Id<'signUp'>, code: MailedCode): Promise<void> {
  await sql.run('UPDATE sign_up SET code_digest = ?, tries = ?, expires_at = ? WHERE id = ?', [code.codeDigest, code.tries, code.expiresAt, signUpId]);
}

/** Counts a wrong code. */
export async function countSignUpTry(sql: Sql, signUpId: Id<'signUp'>): Promise<void> {
  await sql.run('UPDATE sign_up SET tries = tries + 1 WHERE id = ?', [signUpId]);
}

/** Forgets every sign-up of an e-mail address: it has an account now. */
export async function deleteSignUpsOf(sql: Sql, email: string): Promise<void> {
  await sql.run('DELETE FROM sign_up WHERE email_key = ?', [emailKey(email)]);
}

/** Keeps a password reset that waits for its code. */
export async function insertPasswordReset(sql: Sql, reset: PasswordReset & { email: string }): Promise<void> {
  await insert(sql, 'password_reset', { id: reset.id, user_id: reset.userId, email: reset.email, ...fromCode(reset) });
}

/** A password reset, locked to the end of the transaction. */
export async function lockPasswordReset(tx: Transaction, resetId: Id<'passwordReset'>): Promise<PasswordReset | null> {
  const row = await tx.sql.get<PasswordResetRow>(`SELECT * FROM password_reset WHERE id = ?${forUpdate(tx.db)}`, [resetId]);
  return row === undefined ? null : { id: row.id, userId: row.user_id, ...toCode(row) };
}

/** Counts a wrong code. */
export async function countPasswordResetTry(sql: Sql, resetId: Id<'passwordReset'>): Promise<void> {
  await sql.run('UPDATE password_reset SET tries = tries + 1 WHERE id = ?', [resetId]);
}

/** Forgets every password reset of a user: only the newest may work, and none after the password changed. */
export async function deletePasswordResetsOf(sql: Sql, userId: UserId): Promise<void> {
  await sql.run('DELETE FROM password_reset WHERE user_id = ?', [userId]);
}

/** Forgets sign-ups and resets whose code ended before a moment. */
export async function deleteExpiredCodes(sql: Sql, before: Instant): Promise<number> {
  const signUps = await sql.run('DELETE FROM sign_up WHERE expires_at < ?', [before]);
  const resets = await sql.run('DELETE FROM password_reset WHERE expires_at < ?', [before]);
  return signUps.changes + resets.changes;
}
