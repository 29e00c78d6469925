import { verifyAuthenticationResponse, verifyRegistrationResponse, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { isCopied, type ChallengePurpose, type Passkey } from './passkey.ts';
import { findByCredential, markCloned, noteUse, takeChallenge } from './passkey-store.ts';
import { passkeyClonedMail } from './account-mail-texts.ts';
import { enqueueMail } from './mails.ts';
import { findUser } from './store.ts';
import type { UserId } from '../primitives/id.ts';

/** Whose passkeys these are: the host people type. Both come from the settings, never from a request. */
export function relyingParty(ctx: Pick<Context, 'config'>): { rpID: string; origin: string } {
  return { rpID: new URL(ctx.config.publicUrl).hostname, origin: ctx.config.publicUrl };
}

/** EdDSA, ES256, RS256: what authenticators sign with today. */
export const algorithms: number[] = [-8, -7, -257];

/** The one refusal of every passkey that doesn't do, whatever is wrong with it. */
export const passkeyProblem = (): Problem => new Problem('passkey_refused');

async function challengeFor(ctx: Context, asked: { challengeId: string; purpose: ChallengePurpose; userId: UserId | null }): Promise<string> {
  const challenge = await takeChallenge(ctx.db.sql, { id: asked.challengeId, purpose: asked.purpose, userId: asked.userId }, ctx.clock.now());
  if (challenge === null) throw passkeyProblem();
  return challenge;
}

/** What is wrong with an answer is for the log alone. */
function refuse(ctx: Context): (error: unknown) => never {
  return (error) => {
    ctx.log.info({ reason: error instanceof Error ? error.message : 'unknown' }, 'a passkey was refused');
    throw passkeyProblem();
  };
}

/** A credential as the authenticator has just made it. */
export type MadeCredential = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'synced'>;

const known = new Set(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

/** Checks what a browser answered to a challenge for adding. Throws `passkey_refused`. */
export async function verifyNewCredential(ctx: Context, given: { challengeId: string; userId: UserId; credential: RegistrationResponseJSON }): Promise<MadeCredential> {
  const { rpID, origin } = relyingParty(ctx);
  const expectedChallenge = await challengeFor(ctx, { ...given, purpose: 'add' });
  const checked = await verifyRegistrationResponse({ response: given.credential, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true, supportedAlgorithmIDs: algorithms }).catch(refuse(ctx));
  if (!checked.verified) throw passkeyProblem();
  const { credential, credentialBackedUp } = checked.registrationInfo;
  return {
    credentialId: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url'), counter: credential.counter, synced: credentialBackedUp,
    transports: (given.credential.response.transports ?? []).filter((transport) => known.has(transport)),
  };
}

/** Locks a passkey of which there seems to be a copy, and tells its person. */
async function lockCopied(ctx: Context, passkey: Passkey): Promise<never> {
  await ctx.db.transaction(async (tx) => {
    await markCloned(tx.sql, passkey.id, ctx.clock.now());
    const user = await findUser(tx.sql, passkey.userId);
    if (user === null || passkey.clonedAt !== null) return;
    await enqueueMail(tx, { key: `passkey-copied:${passkey.id}`, to: user.email, locale: user.locale, words: passkeyClonedMail[user.locale]({ nickname: user.nickname, name: passkey.name }) });
  });
  throw passkeyProblem();
}

/**
 * Checks what a browser answered to a challenge for signing in or proving, and notes the use. `userId` null: whoever the passkey belongs to. Throws
 * `passkey_refused`, the same for an unknown key, a wrong signature, another origin, a challenge used before, and a copy.
 */
export async function verifyUsedCredential(ctx: Context, given: { challengeId: string; purpose: 'sign-in' | 'prove'; userId: UserId | null; credential: AuthenticationResponseJSON }): Promise<Passkey> {
  const { rpID, origin } = relyingParty(ctx);
  const expectedChallenge = await challengeFor(ctx, given);
  const passkey = await findByCredential(ctx.db.sql, given.credential.id);
  if (passkey === null || passkey.clonedAt !== null || (given.userId !== null && passkey.userId !== given.userId)) throw passkeyProblem();
  const handle = given.credential.response.userHandle;
  if (handle !== undefined && Buffer.from(handle, 'base64url').toString() !== passkey.userId) throw passkeyProblem();
  // The library would refuse a counter that stands still with the same words as a wrong signature; whether it is a copy is looked at below.
  const credential = { id: passkey.credentialId, publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')), counter: 0 };
  const checked = await verifyAuthenticationResponse({ response: given.credential, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, credential, requireUserVerification: true }).catch(refuse(ctx));
  if (!checked.verified) throw passkeyProblem();
  const { newCounter } = checked.authenticationInfo;
  const at = ctx.clock.now();
  if (isCopied(passkey.counter, newCounter) || !await noteUse(ctx.db.sql, passkey, { counter: newCounter, at })) return lockCopied(ctx, passkey);
  return { ...passkey, counter: newCounter, usedAt: at };
}
