import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { digest } from '../primitives/digest.ts';
import { newId, type Id } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { commonPasswords } from './common-passwords-store.ts';
import { insertAgreement } from './agreement-store.ts';
import type { Arrival } from './device.ts';
import { takeCodeTry, takeMail, takeResend } from './limit-actions.ts';
import { alreadySignedUpMail, signUpCodeMail } from './mail-texts.ts';
import { freshCode, judgeCode, plainDigits, sixDigits } from './mailed-code.ts';
import { enqueueMail } from './mails.ts';
import { nicknameFault } from './nickname.ts';
import { passwordFault } from './password.ts';
import { hashPassword } from './password-hash-actions.ts';
import { startSession, type StartedSession } from './session-actions.ts';
import type { Session } from './session.ts';
import { beginSignUp, type SignUp } from './sign-up.ts';
import { countSignUpTry, deleteSignUpsOf, insertSignUp, lockSignUp, saveSignUpCode } from './sign-up-store.ts';
import { findUserByEmail, insertUser } from './store.ts';
import { nicknameFaults, passwordFaults, refusals } from './texts.ts';
import { newUser, type User } from './user.ts';

/** The code as it is kept: bound to what it was mailed for, so it is worth nothing anywhere else. */
export const codeDigest = (boundTo: string, code: string): string => digest(`${boundTo}:${plainDigits(code)}`);

/** Throws the problem of a nickname that nobody may have. */
export function assertNickname(nickname: string): void {
  const fault = nicknameFault(nickname);
  if (fault !== null) throw invalidField('nickname', `nickname_${fault}`, nicknameFaults[fault]);
}

/** Throws the problem of a password that is too weak; `field` is its name in the body. */
export function assertPassword(field: string, password: string, person: { nickname?: string; email?: string }): void {
  const fault = passwordFault(password, person, commonPasswords);
  if (fault !== null) throw invalidField(field, `password_${fault}`, passwordFaults[fault]);
}

/** The problem of a mailed code that didn't do. */
export function codeProblem(verdict: 'wrong' | 'expired'): Problem {
  if (verdict === 'expired') return new Problem('expired', { detail: refusals.expiredCode });
  return new Problem('wrong_code', { errors: [{ in: 'body', field: 'code', rule: 'wrong_code', message: refusals.wrongCode }] });
}

/** Mails what a sign-up leads to: the code, or to somebody with an account that there is one. */
async function mailSignUp(tx: Transaction, signUp: SignUp, mail: { code: string; known: User | null; key: string }): Promise<void> {
  const { known, code, key } = mail;
  const locale: Locale = known?.locale ?? signUp.locale;
  const words = known === null ? signUpCodeMail[locale]({ nickname: signUp.nickname, code }) : alreadySignedUpMail[locale]({ nickname: known.nickname });
  await enqueueMail(tx, { key, to: known?.email ?? signUp.email, locale, words });
}

/** What somebody signs up with, and where from. */
export interface SignUpWords {
  readonly nickname: string;
  readonly email: string;
  readonly password: string;
  readonly locale: Locale;
  readonly address: string;
}

/** Begins a sign-up. The answer and the work are the same for an address that has an account; only its mail says so. */
export async function signUp(ctx: Context, given: SignUpWords): Promise<Id<'signUp'>> {
  assertNickname(given.nickname);
  assertPassword('password', given.password, given);
  await takeMail(ctx, given.email, given.address);
  const id = newId('signUp', ctx.random);
  const code = sixDigits(ctx.random);
  const passwordHash = await hashPassword(given.password, ctx.random);
  const { nickname, email, locale } = given;
  await ctx.db.transaction(async (tx) => {
    const known = await findUserByEmail(tx.sql, email);
    const begun = beginSignUp({ id, nickname, email, passwordHash, locale, codeDigest: known === null ? codeDigest(id, code) : null }, ctx.clock.now());
    await insertSignUp(tx.sql, begun);
    await mailSignUp(tx, begun, { code, known, key: `sign-up:${id}` });
  });
  return id;
}

/** Sends a sign-up's mail once more, with a new code; the old one no longer works. Throws `expired` for a sign-up that is gone. */
export async function resendCode(ctx: Context, signUpId: Id<'signUp'>, address: string): Promise<void> {
  await takeResend(ctx, signUpId);
  const code = sixDigits(ctx.random);
  const nonce = newId('mail', ctx.random);
  const email = await ctx.db.transaction(async (tx) => (await lockSignUp(tx, signUpId))?.email);
  if (email === undefined) throw codeProblem('expired');
  await takeMail(ctx, email, address);
  await ctx.db.transaction(async (tx) => {
    const found = await lockSignUp(tx, signUpId);
    if (found === null) return;
    const known = await findUserByEmail(tx.sql, found.email);
    await saveSignUpCode(tx.sql, signUpId, freshCode(known === null ? codeDigest(signUpId, code) : null, ctx.clock.now()));
    await mailSignUp(tx, found, { code, known, key: `sign-up:${signUpId}:${nonce}` });
  });
}

/** Confirms the e-mail address by the mailed code: makes the account and signs it in. Throws `wrong_code` or `expired`. */
export async function confirmSignUp(ctx: Context, given: { signUpId: Id<'signUp'>; code: string; keep: Session['keep'] } & Arrival): Promise<StartedSession> {
  await takeCodeTry(ctx, given.address);
  const now = ctx.clock.now();
  const outcome = await ctx.db.transaction(async (tx) => {
    const found = await lockSignUp(tx, given.signUpId);
    const verdict = found === null ? 'expired' : judgeCode(found, codeDigest(given.signUpId, given.code), now);
    if (found === null || verdict === 'expired') return 'expired';
    if (verdict === 'wrong') {
      await countSignUpTry(tx.sql, found.id);
      return 'wrong';
    }
    const user = newUser({ ...found, id: newId('user', ctx.random) }, now);
    const created = await insertUser(tx.sql, user);
    await deleteSignUpsOf(tx.sql, found.email);
    if (!created) return 'expired';
    await insertAgreement(tx.sql, user.id, found.createdAt);
    return startSession(ctx, tx, { user, keep: given.keep, arrival: given, first: true });
  });
  if (typeof outcome === 'string') throw codeProblem(outcome);
  ctx.log.info({ userId: outcome.user.id }, 'signed up');
  return outcome;
}
