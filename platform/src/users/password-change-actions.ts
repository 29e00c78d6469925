import type { Context } from '../context.ts';
import type { UserViewer } from '../http/viewer.ts';
import { newId } from '../primitives/id.ts';
import { currentUser } from './actions.ts';
import { passwordChangedMail } from './mail-texts.ts';
import { enqueueMail } from './mails.ts';
import { hashPassword } from './password-hash-actions.ts';
import { requireRecentProof } from './proof-actions.ts';
import { endOtherSessions } from './session-actions.ts';
import { assertPassword } from './sign-up-actions.ts';
import { deletePasswordResetsOf } from './sign-up-store.ts';
import { savePassword } from './store.ts';

/** Sets a new password: every other session and frame ends at once, and no mailed code counts any more. Throws `proof_needed` and what is wrong with the password. */
export async function changePassword(ctx: Context, viewer: UserViewer, newPassword: string): Promise<void> {
  const user = await currentUser(ctx.db.sql, viewer.userId);
  assertPassword('newPassword', newPassword, { nickname: user.nickname, email: user.email });
  await requireRecentProof(ctx, viewer);
  const passwordHash = await hashPassword(newPassword, ctx.random);
  await ctx.db.transaction(async (tx) => {
    await savePassword(tx.sql, user.id, { passwordHash, at: ctx.clock.now() });
    await deletePasswordResetsOf(tx.sql, user.id);
    await endOtherSessions(ctx, tx, viewer);
    await enqueueMail(tx, { key: `password-changed:${newId('mail', ctx.random)}`, to: user.email, locale: user.locale, words: passwordChangedMail[user.locale]({ nickname: user.nickname }) });
  });
}
