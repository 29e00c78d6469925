import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { address, openAccounts, password, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { hashToken } from '../http/token.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { findSession } from './session-actions.ts';
import { confirmSignUp, resendCode, signUp } from './sign-up-actions.ts';
import { findUser, findUserByEmail } from './store.ts';

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

describe('signing up', () => {
  it('makes the account only with the mailed code, and signs in', async () => {
    const email = accounts.newEmail();
    const signUpId = await signUp(ctx, { nickname: 'さとみ', email, password, locale: 'ja', address });
    expect(await findUserByEmail(db.sql, email)).toBeNull();
    const code = await accounts.newestCode(email);
    const started = await confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address });
    expect(started.user.nickname).toBe('さとみ');
    expect(await findSession(ctx, hashToken(started.token))).toMatchObject({ userId: started.user.id, locale: 'ja' });
    expect(await refusal(confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address }))).toBe('expired');
  });

  it('takes full-width digits, and ends after five wrong codes', async () => {
    const email = accounts.newEmail();
    const signUpId = await signUp(ctx, { nickname: 'さとみ', email, password, locale: 'ja', address });
    const code = await accounts.newestCode(email);
    for (let tries = 0; tries < 5; tries += 1) expect(await refusal(confirmSignUp(ctx, { signUpId, code: other(code), keep: 'cookie', address }))).toBe('wrong_code');
    expect(await refusal(confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address }))).toBe('expired');
    await resendCode(ctx, signUpId, address);
    accounts.later(1);
    const fresh = await accounts.newestCode(email);
    const fullWidth = fresh.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await refusal(confirmSignUp(ctx, { signUpId, code: fullWidth, keep: 'cookie', address }))).toBe('none');
  });

  it('ends after 15 minutes', async () => {
    const email = accounts.newEmail();
    const signUpId = await signUp(ctx, { nickname: 'さとみ', email, password, locale: 'ja', address });
    const code = await accounts.newestCode(email);
    accounts.later(15 * MINUTE);
    expect(await refusal(confirmSignUp(ctx, { signUpId, code, keep: 'cookie', address }))).toBe('expired');
  });

  it('answers the same for a known address, whose owner gets a mail that says so and stays as they are', async () => {
    const { user } = await accounts.person('けんた');
    const signUpId = await signUp(ctx, { nickname: 'にせもの', email: user.email.toUpperCase(), password: 'another-long-one-1', locale: 'en', address });
    expect(signUpId).toMatch(/^sup_/);
    accounts.later(1);
    const [mail] = await accounts.mailsTo(user.email);
    expect(mail?.subject).toBe('すでに登録されています');
    expect(mail?.text).not.toMatch(/\d{6}/);
    for (let tries = 0; tries < 5; tries += 1) expect(await refusal(confirmSignUp(ctx, { signUpId, code: '123456', keep: 'cookie', address }))).toBe('wrong_code');
    expect(await refusal(confirmSignUp(ctx, { signUpId, code: '123456', keep: 'cookie', address }))).toBe('expired');
    expect((await findUser(db.sql, user.id))?.passwordHash).toBe(user.passwordHash);
  });

  it('sends at most five mails an hour to an address, known or not', async () => {
    const { user } = await accounts.person();
    await db.sql.run('DELETE FROM rate_limit');
    for (const email of [user.email, accounts.newEmail()]) {
      const tries: string[] = [];
      for (let mail = 0; mail < 6; mail += 1) tries.push(await refusal(signUp(ctx, { nickname: 'ゆう', email, password, locale: 'ja', address })));
      expect(tries).toEqual(['none', 'none', 'none', 'none', 'none', 'rate_limited']);
    }
  });

  it('gives an address two people confirm at the same moment to one', async () => {
    const email = accounts.newEmail();
    const ids = [];
    const codes: string[] = [];
    for (const nickname of ['ひとり', 'ふたり']) {
      ids.push(await signUp(ctx, { nickname, email, password, locale: 'ja', address }));
      accounts.later(1);
      codes.push(await accounts.newestCode(email));
    }
    const outcomes = await Promise.all(ids.map((signUpId, index) => refusal(confirmSignUp(ctx, { signUpId, code: codes[index] ?? '', keep: 'cookie', address }))));
    expect(outcomes.toSorted()).toEqual(['expired', 'none']);
  });

  it('refuses weak passwords and misleading names before anything is written', async () => {
    const given = { nickname: 'ゆう', email: accounts.newEmail(), password, locale: 'ja', address } as const;
    expect(await refusal(signUp(ctx, { ...given, password: 'Password1234' }))).toBe('invalid_input');
    expect(await refusal(signUp(ctx, { ...given, nickname: 'チョク運営' }))).toBe('invalid_input');
    expect(await accounts.mailsTo(given.email)).toEqual([]);
  });
});
