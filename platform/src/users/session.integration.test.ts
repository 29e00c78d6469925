import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { address, openAccounts, password, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { hashToken } from '../http/token.ts';
import { DAY } from '../primitives/seconds.ts';
import { completePasswordReset, requestPasswordReset } from './password-reset-actions.ts';
import { findSession, signIn, signOut, signOutEverywhere } from './session-actions.ts';

let accounts: Accounts;
let ctx: Context;
let db: Database;
beforeAll(async () => {
  accounts = await openAccounts();
  ({ ctx, db } = accounts);
});
afterAll(() => db.close());
beforeEach(() => accounts.begin());

const other = (code: string) => (code === '000000' ? '111111' : '000000');

describe('sessions', () => {
  it('answer a wrong password and an unknown address alike', async () => {
    const { user } = await accounts.person();
    const wrong = await signIn(ctx, { email: user.email, password: 'not-the-password', keep: 'cookie', address }).catch((error: unknown) => error);
    const unknown = await signIn(ctx, { email: accounts.newEmail(), password: 'not-the-password', keep: 'cookie', address }).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(Problem);
    expect(unknown).toEqual(wrong);
    expect(await refusal(signIn(ctx, { email: user.email.toUpperCase(), password, keep: 'token', address }))).toBe('none');
  });

  it('allow ten tries in 15 minutes per account and per address, known or not, and a right password gives nothing back to others', async () => {
    const { user } = await accounts.person();
    await db.sql.run('DELETE FROM rate_limit');
    for (const email of [user.email, accounts.newEmail()]) {
      const from = `from ${email}`;
      const tries: string[] = [];
      for (let count = 0; count < 11; count += 1) tries.push(await refusal(signIn(ctx, { email, password: 'not-the-password', keep: 'cookie', address: from })));
      expect(tries.slice(0, 10)).toEqual(Array(10).fill('wrong_credentials'));
      expect(tries[10]).toBe('rate_limited');
    }
    const mine = await accounts.person();
    for (let count = 0; count < 10; count += 1) {
      await refusal(signIn(ctx, { email: accounts.newEmail(), password: 'not-the-password', keep: 'cookie', address: 'one address' }));
      if (count === 8) expect(await refusal(signIn(ctx, { email: mine.user.email, password, keep: 'cookie', address: 'one address' }))).toBe('none');
    }
    expect(await refusal(signIn(ctx, { email: accounts.newEmail(), password: 'x', keep: 'cookie', address: 'one address' }))).toBe('rate_limited');
  });

  it('end when signed out, after 30 idle days, after 90 days whatever happens, and with the account', async () => {
    const { user, token } = await accounts.person();
    const asked = () => findSession(ctx, hashToken(token));
    for (let week = 0; week < 12; week += 1) {
      accounts.later(7 * DAY);
      expect(await asked()).toBeDefined();
    }
    accounts.later(6 * DAY);
    expect(await asked()).toBeUndefined();
    const again = await signIn(ctx, { email: user.email, password, keep: 'cookie', address });
    accounts.later(30 * DAY);
    expect(await findSession(ctx, hashToken(again.token))).toBeUndefined();
    const third = await signIn(ctx, { email: user.email, password, keep: 'cookie', address });
    await db.sql.run('UPDATE user SET suspended_at = ? WHERE id = ?', [accounts.now(), user.id]);
    expect(await findSession(ctx, hashToken(third.token))).toBeUndefined();
    expect(await refusal(signIn(ctx, { email: user.email, password, keep: 'cookie', address }))).toBe('account_suspended');
  });

  it('end one by one or all at once, waking the open streams', async () => {
    const { user, token } = await accounts.person();
    const second = await signIn(ctx, { email: user.email, password, keep: 'cookie', address });
    let woken = 0;
    const stop = ctx.wake.listen(`user:${user.id}`, () => { woken += 1; });
    const found = await findSession(ctx, hashToken(token));
    if (found) await signOut(ctx, user.id, found.sessionId);
    expect([await findSession(ctx, hashToken(token)), (await findSession(ctx, hashToken(second.token)))?.userId]).toEqual([undefined, user.id]);
    await signOutEverywhere(ctx, user.id);
    expect(await findSession(ctx, hashToken(second.token))).toBeUndefined();
    expect(accounts.told.signedOut).toEqual([user.id]);
    await expect.poll(() => woken).toBeGreaterThanOrEqual(2);
    stop();
  });

  it('are locked by a hundred wrong passwords in a row until the password is reset', async () => {
    const { user } = await accounts.person();
    await db.sql.run('UPDATE user SET sign_in_failures = 100 WHERE id = ?', [user.id]);
    expect(await refusal(signIn(ctx, { email: user.email, password, keep: 'cookie', address }))).toBe('wrong_credentials');
    const passwordResetId = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    accounts.later(1);
    await completePasswordReset(ctx, { passwordResetId, code: await accounts.newestCode(user.email), newPassword: 'atarashii-kagi-77', address });
    expect(await refusal(signIn(ctx, { email: user.email, password: 'atarashii-kagi-77', keep: 'cookie', address }))).toBe('none');
  });
});

describe('a forgotten password', () => {
  it('is replaced by the mailed code, which ends every session and tells the person', async () => {
    const { user, token } = await accounts.person();
    const passwordResetId = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    accounts.later(1);
    const code = await accounts.newestCode(user.email);
    expect(await refusal(completePasswordReset(ctx, { passwordResetId, code: other(code), newPassword: 'atarashii-kagi-77', address }))).toBe('wrong_code');
    await completePasswordReset(ctx, { passwordResetId, code, newPassword: 'atarashii-kagi-77', address });
    expect(await findSession(ctx, hashToken(token))).toBeUndefined();
    expect(accounts.told.signedOut).toEqual([user.id]);
    expect(await refusal(signIn(ctx, { email: user.email, password, keep: 'cookie', address }))).toBe('wrong_credentials');
    expect(await refusal(signIn(ctx, { email: user.email, password: 'atarashii-kagi-77', keep: 'cookie', address }))).toBe('none');
    accounts.later(1);
    expect((await accounts.mailsTo(user.email)).map((mail) => mail.subject)).toContain('パスワードが変わりました');
    expect(await refusal(completePasswordReset(ctx, { passwordResetId, code, newPassword: 'mou-ichido-kagi-78', address }))).toBe('expired');
  });

  it('answers the same for an address without an account, which gets no mail', async () => {
    const email = accounts.newEmail();
    const passwordResetId = await requestPasswordReset(ctx, { email, address, locale: 'ja' });
    expect(passwordResetId).toMatch(/^pwr_/);
    expect(await accounts.mailsTo(email)).toEqual([]);
    expect(await refusal(completePasswordReset(ctx, { passwordResetId, code: '123456', newPassword: 'atarashii-kagi-77', address }))).toBe('wrong_code');
  });

  it('has one live code: a newer one kills the older', async () => {
    const { user } = await accounts.person();
    const first = await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    accounts.later(1);
    const code = await accounts.newestCode(user.email);
    await requestPasswordReset(ctx, { email: user.email, address, locale: 'ja' });
    expect(await refusal(completePasswordReset(ctx, { passwordResetId: first, code, newPassword: 'atarashii-kagi-77', address }))).toBe('expired');
  });
});
