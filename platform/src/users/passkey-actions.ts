import { generateAuthenticationOptions, generateRegistrationOptions, type AuthenticationResponseJSON, type RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { newId, type Id, type UserId } from '../primitives/id.ts';
import { passkeyAddedMail, passkeyRemovedMail } from './account-mail-texts.ts';
import { currentUser } from './actions.ts';
import { deviceLine, type Arrival } from './device.ts';
import { takePasskeyTry } from './limit-actions.ts';
import { enqueueMail } from './mails.ts';
import { beginChallenge, MOST_PASSKEYS, type ChallengePurpose, type Passkey } from './passkey.ts';
import { deletePasskey, findByCredential, insertChallenge, insertPasskey, listPasskeysOf, saveName } from './passkey-store.ts';
import { algorithms, passkeyProblem, relyingParty, verifyNewCredential, verifyUsedCredential } from './passkey-verify-actions.ts';
import { requireRecentProof } from './proof-actions.ts';
import { startSession, type StartedSession } from './session-actions.ts';
import type { Session } from './session.ts';
import { lockUser } from './store.ts';
import { refuseSuspended } from './suspended-actions.ts';
import { isActive } from './user.ts';

/** A challenge and what the browser is to be asked with. */
export interface AskedChallenge {
  readonly challengeId: Id<'challenge'>;
  readonly options: { readonly challenge: string };
}

async function keepChallenge(ctx: Context, of: { purpose: ChallengePurpose; userId: UserId | null }, options: { challenge: string }): Promise<AskedChallenge> {
  const challenge = beginChallenge({ id: newId('challenge', ctx.random), ...of, challenge: options.challenge }, ctx.clock.now());
  await insertChallenge(ctx.db.sql, challenge);
  return { challengeId: challenge.id, options };
}

const fresh = (ctx: Context) => new Uint8Array(ctx.random(32));
const described = (passkeys: readonly Passkey[]) => passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] }));

/** Begins to add a passkey. Throws `proof_needed`. */
export async function startAdding(ctx: Context, viewer: UserViewer): Promise<AskedChallenge> {
  await requireRecentProof(ctx, viewer);
  await takePasskeyTry(ctx, viewer.userId);
  const user = await currentUser(ctx.db.sql, viewer.userId);
  const options = await generateRegistrationOptions({
    rpName: 'Choku', rpID: relyingParty(ctx).rpID, userName: user.email, userDisplayName: user.nickname, userID: new Uint8Array(Buffer.from(user.id)), challenge: fresh(ctx), attestationType: 'none', supportedAlgorithmIDs: algorithms,
    excludeCredentials: described(await listPasskeysOf(ctx.db.sql, user.id)), authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return keepChallenge(ctx, { purpose: 'add', userId: user.id }, options);
}

/** Adds the passkey that the authenticator has made, and tells its person. Throws `proof_needed`, `passkey_refused`, or `state_conflict` when there are too many. */
export async function addPasskey(ctx: Context, viewer: UserViewer, given: { challengeId: string; credential: RegistrationResponseJSON; name?: string | undefined; userAgent?: string | undefined }): Promise<Passkey> {
  await requireRecentProof(ctx, viewer);
  const made = await verifyNewCredential(ctx, { ...given, userId: viewer.userId });
  const passkey: Passkey = {
    ...made, id: newId('passkey', ctx.random), userId: viewer.userId, name: given.name ?? (deviceLine(given.userAgent ?? null) || 'Passkey'), createdAt: ctx.clock.now(), usedAt: null, clonedAt: null,
  };
  await ctx.db.transaction(async (tx) => {
    const user = await lockUser(tx, viewer.userId);
    if (user === null || await findByCredential(tx.sql, made.credentialId) !== null) throw passkeyProblem();
    if ((await listPasskeysOf(tx.sql, user.id)).length >= MOST_PASSKEYS) throw new Problem('state_conflict');
    await insertPasskey(tx.sql, passkey);
    await enqueueMail(tx, { key: `passkey-added:${passkey.id}`, to: user.email, locale: user.locale, words: passkeyAddedMail[user.locale]({ nickname: user.nickname, name: passkey.name }) });
  });
  return passkey;
}

/** A user's passkeys, the oldest first. */
export async function listPasskeys(ctx: Context, userId: UserId): Promise<Passkey[]> {
  return listPasskeysOf(ctx.db.sql, userId);
}

/** Gives a passkey another name. Throws `not_found`. */
export async function renamePasskey(ctx: Context, of: { userId: UserId; passkeyId: string; name: string }): Promise<void> {
  if (!await saveName(ctx.db.sql, of)) throw new Problem('not_found');
}

/** Removes a passkey and tells its person. Throws `proof_needed` and `not_found`. */
export async function removePasskey(ctx: Context, viewer: UserViewer, passkeyId: string): Promise<void> {
  const found = (await listPasskeysOf(ctx.db.sql, viewer.userId)).find(({ id }) => id === passkeyId);
  if (found === undefined) throw new Problem('not_found');
  await requireRecentProof(ctx, viewer);
  await ctx.db.transaction(async (tx) => {
    if (!await deletePasskey(tx.sql, viewer.userId, passkeyId)) throw new Problem('not_found');
    const user = await currentUser(tx.sql, viewer.userId);
    await enqueueMail(tx, { key: `passkey-removed:${passkeyId}`, to: user.email, locale: user.locale, words: passkeyRemovedMail[user.locale]({ nickname: user.nickname, name: found.name }) });
  });
}

/** Begins to sign in by a passkey, whosever. The same answer for everybody. */
export async function startPasskeySignIn(ctx: Context, address: string): Promise<AskedChallenge> {
  await takePasskeyTry(ctx, address);
  return keepChallenge(ctx, { purpose: 'sign-in', userId: null }, await generateAuthenticationOptions({ rpID: relyingParty(ctx).rpID, challenge: fresh(ctx), userVerification: 'required' }));
}

/** Signs in by a passkey: whose it is, the key alone says. Throws `passkey_refused`, and `account_suspended` to the person themselves. */
export async function signInWithPasskey(ctx: Context, given: { challengeId: string; credential: AuthenticationResponseJSON; keep: Session['keep'] } & Arrival): Promise<StartedSession> {
  const passkey = await verifyUsedCredential(ctx, { ...given, purpose: 'sign-in', userId: null });
  const user = await currentUser(ctx.db.sql, passkey.userId);
  await refuseSuspended(ctx.db.sql, user);
  if (!isActive(user)) throw passkeyProblem();
  const started = await ctx.db.transaction((tx) => startSession(ctx, tx, { user, keep: given.keep, arrival: given }));
  ctx.log.info({ userId: user.id }, 'signed in by passkey');
  return started;
}

/** Begins to prove by one of one's own passkeys that one is there. */
export async function startPasskeyProof(ctx: Context, viewer: UserViewer): Promise<AskedChallenge> {
  await takePasskeyTry(ctx, viewer.userId);
  const passkeys = await listPasskeysOf(ctx.db.sql, viewer.userId);
  const options = await generateAuthenticationOptions({ rpID: relyingParty(ctx).rpID, challenge: fresh(ctx), userVerification: 'required', allowCredentials: described(passkeys) });
  return keepChallenge(ctx, { purpose: 'prove', userId: viewer.userId }, options);
}
