import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { digest } from '../primitives/digest.ts';
import { newId, type Id } from '../primitives/id.ts';
import { emailCodeMail, emailIsNewMail, emailRestoredMail, emailWasOldMail } from './account-mail-texts.ts';
import { currentUser } from './actions.ts';
import { beginEmailChange, doneEmailChange, isUndoable, type EmailChange } from './email-change.ts';
import { countEmailChangeTry, deleteChangesSince, deleteOpenChangesOf, findByUndo, insertEmailChange, lockEmailChange, saveDone, saveEmail } from './email-change-store.ts';
import { takeCodeTry, takeMail } from './limit-actions.ts';
import { alreadySignedUpMail } from './mail-texts.ts';
import { judgeCode, sixDigits } from './mailed-code.ts';
import { enqueueMail } from './mails.ts';
import { deletePasskeysOf } from './passkey-store.ts';
import { hashOfNobody } from './password-hash-actions.ts';
import { requireRecentProof } from './proof-actions.ts';
import { endAllSessions } from './session-actions.ts';
import { codeDigest, codeProblem } from './sign-up-actions.ts';
import { deletePasswordResetsOf } from './sign-up-store.ts';
import { findUserByEmail, lockUser, savePassword } from './store.ts';
import { refusals } from './texts.ts';
import { emailKey } from './user.ts';

/**
 * Begins to change one's e-mail address: a code goes to the new one. The answer is the same for an address that has an account; only the mail there says so.
 * Throws `proof_needed`.
 */
export async function startEmailChange(ctx: Context, viewer: UserViewer, email: string): Promise<Id<'emailChange'>> {
  await requireRecentProof(ctx, viewer);
  const user = await currentUser(ctx.db.sql, viewer.userId);
  if (emailKey(email) === emailKey(user.email)) throw invalidField('email', 'unchanged', refusals.sameEmail);
  await takeMail(ctx, email, viewer.address);
  const id = newId('emailChange', ctx.random);
  const code = sixDigits(ctx.random);
  const { locale, nickname } = user;
  await ctx.db.transaction(async (tx) => {
    const known = await findUserByEmail(tx.sql, email);
    // Only the newest code of an account works.
    await deleteOpenChangesOf(tx.sql, user.id);
    await insertEmailChange(tx.sql, beginEmailChange({ id, userId: user.id, oldEmail: user.email, newEmail: email, codeDigest: known === null ? codeDigest(id, code) : null }, ctx.clock.now()));
    const words = known === null ? emailCodeMail[locale]({ nickname, code }) : alreadySignedUpMail[known.locale]({ nickname: known.nickname });
    await enqueueMail(tx, { key: `email-change:${id}`, to: email, locale: known?.locale ?? locale, words });
  });
  return id;
}

async function takeNewAddress(ctx: Context, tx: Transaction, change: EmailChange): Promise<void> {
  const user = await currentUser(tx.sql, change.userId);
  const token = Buffer.from(ctx.random(24)).toString('base64url');
  const now = ctx.clock.now();
  await saveEmail(tx.sql, user.id, { email: change.newEmail, at: now });
  await saveDone(tx.sql, doneEmailChange(change, digest(token), now));
  await deletePasswordResetsOf(tx.sql, user.id);
  const { locale, nickname } = user;
  await enqueueMail(tx, { key: `email-new:${change.id}`, to: change.newEmail, locale, words: emailIsNewMail[locale]({ nickname }) });
  await enqueueMail(tx, { key: `email-old:${change.id}`, to: change.oldEmail, locale, words: emailWasOldMail[locale]({ nickname, token }) });
}

/** Makes the new address the account's by the mailed code; both addresses are told. Throws `wrong_code` or `expired`. */
export async function confirmEmailChange(ctx: Context, viewer: UserViewer, given: { id: string; code: string }): Promise<void> {
  await takeCodeTry(ctx, viewer.address);
  const outcome = await ctx.db.transaction(async (tx) => {
    // The person's row first: two changes at the same moment come one after the other.
    await lockUser(tx, viewer.userId);
    const change = await lockEmailChange(tx, { id: given.id, userId: viewer.userId });
    if (change === null) throw new Problem('not_found');
    const verdict = change.changedAt !== null ? 'expired' : judgeCode(change, codeDigest(change.id, given.code), ctx.clock.now());
    if (verdict === 'wrong') await countEmailChangeTry(tx.sql, change.id);
    if (verdict !== 'right') return verdict;
    // Somebody may have signed up with it since the code was mailed.
    if (await findUserByEmail(tx.sql, change.newEmail) !== null) return 'expired';
    await takeNewAddress(ctx, tx, change);
    return 'done';
  });
  if (outcome !== 'done') throw codeProblem(outcome);
}

/** The change that the link in the mail to an old address can still undo; null otherwise. Changes nothing. */
export async function findUndo(ctx: Context, token: string): Promise<EmailChange | null> {
  const change = await findByUndo(ctx.db.sql, digest(token));
  return change !== null && isUndoable(change, ctx.clock.now()) ? change : null;
}

/**
 * Gives an account its old address back, by the link that was mailed there. Whoever changed it may know the password or have added a passkey: all sessions,
 * passkeys, codes and the password end, and the way in is a new password by mail. Throws `expired`.
 */
export async function undoEmailChange(ctx: Context, token: string, address: string): Promise<void> {
  await takeCodeTry(ctx, address);
  const now = ctx.clock.now();
  const change = await findUndo(ctx, token);
  if (change === null) throw new Problem('expired');
  await ctx.db.transaction(async (tx) => {
    const user = await lockUser(tx, change.userId);
    const holder = await findUserByEmail(tx.sql, change.oldEmail);
    const free = holder === null || holder.id === change.userId;
    if (user === null || user.deletedAt !== null || !free || !await deleteChangesSince(tx.sql, change)) throw new Problem('expired');
    await saveEmail(tx.sql, user.id, { email: change.oldEmail, at: now });
    await savePassword(tx.sql, user.id, { passwordHash: hashOfNobody, at: now });
    await deletePasskeysOf(tx.sql, user.id);
    await deletePasswordResetsOf(tx.sql, user.id);
    await endAllSessions(ctx, tx, user.id);
    await enqueueMail(tx, { key: `email-restored:${change.id}`, to: change.oldEmail, locale: user.locale, words: emailRestoredMail[user.locale]({ nickname: user.nickname }) });
  });
  ctx.log.info({ userId: change.userId }, 'a change of the e-mail address was undone');
}
