import type { Context } from '../context.ts';
import { forgive, giveBack, limit } from '../http/rate-limit.ts';
import type { Id } from '../primitives/id.ts';
import { HOUR, MINUTE } from '../primitives/seconds.ts';
import { emailKey } from './user.ts';

const signInTo = (email: string) => ({ bucket: 'sign-in-account', key: emailKey(email), max: 10, per: 15 * MINUTE });
const signInFrom = (address: string) => ({ bucket: 'sign-in-address', key: address, max: 10, per: 15 * MINUTE });

/** Takes one of the 10 tries per 15 minutes that an account and a network address have each, whether or not the account exists. */
export async function takeSignInTry(ctx: Context, email: string, address: string): Promise<void> {
  await limit(ctx, signInTo(email));
  await limit(ctx, signInFrom(address));
}

/** After a right password: the account's tries are full again; the address gets this one back, so that signing in to one's own account buys no others. */
export async function returnSignInTry(ctx: Context, email: string, address: string): Promise<void> {
  await forgive(ctx, signInTo(email));
  await giveBack(ctx, signInFrom(address));
}

/** Every mail somebody can make us send to an address: 5 an hour, known or not. Each network address, which a whole office or train may share, 60 an hour. */
export async function takeMail(ctx: Context, email: string, address: string): Promise<void> {
  await limit(ctx, { bucket: 'mail-from', key: address, max: 60, per: HOUR });
  await limit(ctx, { bucket: 'mail-to', key: emailKey(email), max: 5, per: HOUR });
}

/** Typing codes: 60 per network address and 15 minutes, above the 5 of each code. */
export async function takeCodeTry(ctx: Context, address: string): Promise<void> {
  await limit(ctx, { bucket: 'code-from', key: address, max: 60, per: 15 * MINUTE });
}

/** Sending one sign-up's code again: 3 in 15 minutes, so that new tries can't be bought endlessly. */
export async function takeResend(ctx: Context, signUpId: Id<'signUp'>): Promise<void> {
  await limit(ctx, { bucket: 'resend-code', key: signUpId, max: 3, per: 15 * MINUTE });
}

const proofOf = (userId: string) => ({ bucket: 'proof', key: userId, max: 10, per: 15 * MINUTE });

/** Proving by password who one is, in a session that is open already: 10 tries in 15 minutes. */
export async function takeProofTry(ctx: Context, userId: string): Promise<void> {
  await limit(ctx, proofOf(userId));
}

/** After a right password the tries are full again. */
export async function returnProofTry(ctx: Context, userId: string): Promise<void> {
  await forgive(ctx, proofOf(userId));
}

/** Asking for a passkey's challenge, per user or network address: 120 in 15 minutes, since the sign-in page asks by itself and an office may share an address. */
export async function takePasskeyTry(ctx: Context, key: string): Promise<void> {
  await limit(ctx, { bucket: 'passkey', key, max: 120, per: 15 * MINUTE });
}

/** Exports, which read everything: 10 a day. */
export async function takeExport(ctx: Context, userId: string): Promise<void> {
  await limit(ctx, { bucket: 'export', key: userId, max: 10, per: 24 * HOUR });
}
