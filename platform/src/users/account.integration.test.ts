import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { address, openAccounts, password, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import type { Context } from '../context.ts';
import { hashToken } from '../http/token.ts';
import type { UserViewer } from '../http/viewer.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { confirmEmailChange, findUndo, startEmailChange, undoEmailChange } from './email-change-actions.ts';
import { changePassword } from './password-change-actions.ts';
import { completePasswordReset, requestPasswordReset } from './password-reset-actions.ts';
import { proveByPassword } from './proof-actions.ts';
import { endSession, findSession, signIn } from './session-actions.ts';
import { listSignedIn, signOutElsewhere } from './session-list-actions.ts';
import { signUp } from './sign-up-actions.ts';

let accounts: Accounts;
let ctx: Context;
beforeAll(async () => {
  accounts = await openAccounts();
  ({ ctx } = accounts);
});
afterAll(() => accounts.db.close());
beforeEach(() => accounts.begin());

async function viewerOf(token: string): Promise<UserViewer> {
  const session = await findSession(ctx, hashToken(token));
  if (session === undefined) throw new Error('this session is live');
  return { kind: 'user', userId: session.userId, sessionId: session.sessionId, address, locale: 'ja' };
}

const safari = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1';
const enter = (email: string, from: { userAgent?: string; deviceToken?: string; keep?: 'cookie' | 'token' } = {}) => signIn(ctx, { email, password, keep: 'cookie', address, ...from });
const subjects = async (email: string) => (await accounts.mailsTo(email)).map(({ subject }) => subject);

/** Changes somebody's address with the code of the mail; answers the link the old address got. */
async function changeAddress(viewer: UserViewer, from: string, to: string): Promise<string> {
  const id = await startEmailChange(ctx, viewer, to);
  await confirmEmailChange(ctx, viewer, { id, code: await accounts.newestCode(to) });
  const mail = (await accounts.mailsTo(from)).find(({ subject }) => subject === 'メールアドレスが変わりました');
  return /email-undo\/([\w-]+)/u.exec(mail?.text ?? '')?.[1] ?? '';
}

describe('the e-mail address', () => {
  it('changes by a code to the new one; both are told, and codes that were on their way count no more', async () => {
    const { user, token } = await accounts.person();
    const viewer = await viewerOf(token);
    const reset = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    const resetCode = await accounts.newestCode(user.email);
    accounts.later(1);
    const fresh = accounts.newEmail();
    await changeAddress(viewer, user.email, fresh);
    expect(await refusal(enter(user.email))).toBe('wrong_credentials');
    expect(await refusal(enter(fresh))).toBe('none');
    expect(await subjects(fresh)).toContain('メールアドレスが変わりました');
    expect(await refusal(completePasswordReset(ctx, { passwordResetId: reset, code: resetCode, newPassword: 'another-long-one-1', address }))).toBe('expired');
  });

  it('asks for a proof, answers alike for an address that has an account, and refuses a wrong code', async () => {
    const [mine, other] = [await accounts.person(), await accounts.person()];
    const viewer = await viewerOf(mine.token);
    const id = await startEmailChange(ctx, viewer, other.user.email);
    expect(await subjects(other.user.email)).toContain('すでに登録されています');
    expect(await refusal(confirmEmailChange(ctx, viewer, { id, code: '123456' }))).toBe('wrong_code');
    const own = await startEmailChange(ctx, viewer, accounts.newEmail());
    expect(await refusal(confirmEmailChange(ctx, viewer, { id, code: '123456' }))).toBe('not_found');
    expect(await refusal(confirmEmailChange(ctx, await viewerOf(other.token), { id: own, code: '123456' }))).toBe('not_found');
    accounts.later(11 * MINUTE);
    expect(await refusal(startEmailChange(ctx, viewer, accounts.newEmail()))).toBe('proof_needed');
  });

  it('doesn’t become one that somebody has signed up with meanwhile', async () => {
    const { token } = await accounts.person();
    const viewer = await viewerOf(token);
    const wanted = accounts.newEmail();
    const id = await startEmailChange(ctx, viewer, wanted);
    const code = await accounts.newestCode(wanted);
    await signUp(ctx, { nickname: 'ゆう', email: wanted, password, locale: 'ja', address });
    await accounts.db.sql.run('UPDATE user SET email = ?, email_key = ? WHERE id = ?', [wanted, wanted, (await accounts.person()).user.id]);
    expect(await refusal(confirmEmailChange(ctx, viewer, { id, code }))).toBe('expired');
  });

  it('goes back by the link to the old one, within 7 days, once, also after a second change; password, passkeys and all sessions end', async () => {
    const { user, token } = await accounts.person();
    const viewer = await viewerOf(token);
    const [second, third] = [accounts.newEmail(), accounts.newEmail()];
    const link = await changeAddress(viewer, user.email, second);
    accounts.later(1);
    const secondLink = await changeAddress(viewer, second, third);
    expect((await findUndo(ctx, link))?.oldEmail).toBe(user.email);
    await undoEmailChange(ctx, link, address);
    expect(await findSession(ctx, hashToken(token))).toBeUndefined();
    expect(accounts.told.signedOut).toContain(user.id);
    for (const email of [user.email, second, third]) expect(await refusal(enter(email))).toBe('wrong_credentials');
    expect(await subjects(user.email)).toContain('メールアドレスをもとに戻しました');
    for (const used of [link, secondLink]) expect(await refusal(undoEmailChange(ctx, used, address))).toBe('expired');
    accounts.later(1);
    const reset = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    await completePasswordReset(ctx, { passwordResetId: reset, code: await accounts.newestCode(user.email), newPassword: password, address });
    expect(await refusal(enter(user.email))).toBe('none');
  });

  it('stays changed after 7 days', async () => {
    const { user, token } = await accounts.person();
    const link = await changeAddress(await viewerOf(token), user.email, accounts.newEmail());
    accounts.later(7 * DAY);
    expect(await findUndo(ctx, link)).toBeNull();
    expect(await refusal(undoEmailChange(ctx, link, address))).toBe('expired');
  });
});

describe('the password', () => {
  it('changes after a proof, ends every other session and frame at once, and keeps this one', async () => {
    const { user, token } = await accounts.person();
    const viewer = await viewerOf(token);
    const elsewhere = await enter(user.email);
    accounts.later(11 * MINUTE);
    expect(await refusal(changePassword(ctx, viewer, 'a-quite-new-one-1'))).toBe('proof_needed');
    expect(await refusal(proveByPassword(ctx, viewer, 'not-the-password'))).toBe('invalid_input');
    await proveByPassword(ctx, viewer, password);
    expect(await refusal(changePassword(ctx, viewer, 'password1234'))).toBe('invalid_input');
    await changePassword(ctx, viewer, 'a-quite-new-one-1');
    expect(await findSession(ctx, hashToken(elsewhere.token))).toBeUndefined();
    expect(await findSession(ctx, hashToken(token))).toBeDefined();
    expect(accounts.told.signedOut).toEqual([user.id]);
    expect(await subjects(user.email)).toContain('パスワードが変わりました');
    expect(await refusal(enter(user.email))).toBe('wrong_credentials');
  });

  it('can be guessed ten times in 15 minutes as a proof', async () => {
    const { token } = await accounts.person();
    const viewer = await viewerOf(token);
    const tries: string[] = [];
    for (let count = 0; count < 11; count += 1) tries.push(await refusal(proveByPassword(ctx, viewer, 'not-the-password')));
    expect(tries).toEqual([...Array<string>(10).fill('invalid_input'), 'rate_limited']);
  });
});

describe('where somebody is signed in', () => {
  it('is listed by what browsers say they are, this one first; one or all others can be ended', async () => {
    const { user, token } = await accounts.person();
    const viewer = await viewerOf(token);
    accounts.later(1);
    const phone = await enter(user.email, { userAgent: safari });
    accounts.later(1);
    await enter(user.email, { userAgent: 'my-script/1.0', keep: 'token' });
    const places = await listSignedIn(ctx, viewer);
    expect(places.map(({ kind, device, current }) => ({ kind, device, current }))).toEqual([
      { kind: 'browser', device: '', current: true }, { kind: 'client', device: '', current: false }, { kind: 'browser', device: 'Safari · iPhone', current: false },
    ]);
    expect(await refusal(endSession(ctx, (await accounts.person()).user.id, places[2]?.id ?? ''))).toBe('not_found');
    await endSession(ctx, user.id, places[2]?.id ?? '');
    expect(await findSession(ctx, hashToken(phone.token))).toBeUndefined();
    await signOutElsewhere(ctx, viewer);
    expect((await listSignedIn(ctx, viewer)).map(({ id }) => id)).toEqual([viewer.sessionId]);
  });

  it('is told by mail when the device is new, and not when it is known', async () => {
    const { user, deviceToken } = await accounts.person();
    const warnings = async () => (await subjects(user.email)).filter((subject) => subject === '新しい端末でログインがありました').length;
    if (deviceToken === undefined) throw new Error('a new browser gets a secret of its own');
    expect((await enter(user.email, { userAgent: safari, deviceToken })).deviceToken).toBeUndefined();
    expect(await warnings()).toBe(0);
    const second = await enter(user.email, { userAgent: safari });
    expect(await warnings()).toBe(1);
    await enter(user.email, { deviceToken: second.deviceToken ?? '' });
    expect(await warnings()).toBe(1);
    // The browser of somebody else is known to them alone.
    const other = await accounts.person();
    await enter(user.email, { deviceToken: other.deviceToken ?? '' });
    expect(await warnings()).toBe(2);
  });
});
