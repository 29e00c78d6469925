import type { Context } from '../context.ts';
import { newId, type Id } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { takeCodeTry, takeMail } from './limit-actions.ts';
import { passwordChangedMail, passwordResetMail } from './mail-texts.ts';
import { judgeCode, sixDigits } from './mailed-code.ts';
import { enqueueMail } from './mails.ts';
import { hashPassword } from './password-hash-actions.ts';
import { endAllSessions } from './session-actions.ts';
import { assertPassword, codeDigest, codeProblem } from './sign-up-actions.ts';
import { beginPasswordReset } from './sign-up.ts';
import { countPasswordResetTry, deletePasswordResetsOf, insertPasswordReset, lockPasswordReset } from './sign-up-store.ts';
import { findUser, findUserByEmail, savePassword } from './store.ts';
import { isActive } from './user.ts';

/** Begins a password reset. The answer and the work are the same for an address without an account; it just gets no mail. */
export async function requestPasswordReset(ctx: Context, given: { email: string; address: string; locale: Locale }): Promise<Id<'passwordReset'>> {
  await takeMail(ctx, given.email, given.address);
  const id = newId('passwordReset', ctx.random);
  const code = sixDigits(ctx.random);
  await ctx.db.transaction(async (tx) => {
    const found = await findUserByEmail(tx.sql, given.email);
    const user = found !== null && isActive(found) ? found : null;
    // Only the newest code of an account works.
    if (user !== null) await deletePasswordResetsOf(tx.sql, user.id);
    const reset = beginPasswordReset({ id, userId: user?.id ?? null, codeDigest: user === null ? null : codeDigest(id, code) }, ctx.clock.now());
    await insertPasswordReset(tx.sql, { ...reset, email: given.email });
    const locale = user?.locale ?? given.locale;
    await enqueueMail(tx, { key: `password-reset:${id}`, to: user?.email ?? null, locale, words: passwordResetMail[locale]({ nickname: user?.nickname ?? '', code }) });
  });
  return id;
}

/** Sets a new password by the mailed code and signs the user out everywhere. Throws `wrong_code` or `expired`. */
export async function completePasswordReset(ctx: Context, given: { passwordResetId: Id<'passwordReset'>; code: string; newPassword: string; address: string }): Promise<void> {
  assertPassword('newPassword', given.newPassword, {});
  await takeCodeTry(ctx, given.address);
  const passwordHash = await hashPassword(given.newPassword, ctx.random);
  const now = ctx.clock.now();
  const outcome = await ctx.db.transaction(async (tx) => {
    const reset = await lockPasswordReset(tx, given.passwordResetId);
    const verdict = reset === null ? 'expired' : judgeCode(reset, codeDigest(given.passwordResetId, given.code), now);
    if (reset === null || verdict === 'expired') return 'expired';
    const user = reset.userId === null ? null : await findUser(tx.sql, reset.userId);
    if (verdict === 'wrong' || user === null) {
      await countPasswordResetTry(tx.sql, reset.id);
      return 'wrong';
    }
    await savePassword(tx.sql, user.id, { passwordHash, at: now });
    await deletePasswordResetsOf(tx.sql, user.id);
    await endAllSessions(ctx, tx, user.id);
    await enqueueMail(tx, { key: `password-changed:${given.passwordResetId}`, to: user.email, locale: user.locale, words: passwordChangedMail[user.locale]({ nickname: user.nickname }) });
    return 'done';
  });
  if (outcome !== 'done') throw codeProblem(outcome);
}
