import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { Context } from '../context.ts';
import { invalidField, Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { currentUser } from './actions.ts';
import { returnProofTry, takeProofTry } from './limit-actions.ts';
import { isPassword } from './password-hash-actions.ts';
import { verifyUsedCredential } from './passkey-verify-actions.ts';
import { isRecentProof, PROOF_LIFE } from './proof.ts';
import { findProofOf, saveProof } from './session-store.ts';
import { refusals } from './texts.ts';

/** Throws `proof_needed` unless the person of this session has shown their password or a passkey within the last 10 minutes. For whatever would do harm in the hands of somebody who found the device open. */
export async function requireRecentProof(ctx: Context, viewer: UserViewer): Promise<void> {
  if (!isRecentProof(await findProofOf(ctx.db.sql, viewer.sessionId), ctx.clock.now())) throw new Problem('proof_needed');
}

async function proved(ctx: Context, viewer: UserViewer): Promise<Instant> {
  const at = ctx.clock.now();
  await saveProof(ctx.db.sql, viewer.sessionId, at);
  return after(at, PROOF_LIFE);
}

/** Proves by the password. Answers until when it counts. Throws a refused field, or `rate_limited` after 10 tries in 15 minutes. */
export async function proveByPassword(ctx: Context, viewer: UserViewer, password: string): Promise<Instant> {
  await takeProofTry(ctx, viewer.userId);
  const user = await currentUser(ctx.db.sql, viewer.userId);
  if (!await isPassword(password, user.passwordHash)) throw invalidField('password', 'wrong_password', refusals.wrongPassword);
  await returnProofTry(ctx, viewer.userId);
  return proved(ctx, viewer);
}

/** Proves by one of the person's own passkeys. Answers until when it counts. Throws `passkey_refused`. */
export async function proveByPasskey(ctx: Context, viewer: UserViewer, given: { challengeId: string; credential: AuthenticationResponseJSON }): Promise<Instant> {
  await verifyUsedCredential(ctx, { ...given, purpose: 'prove', userId: viewer.userId });
  return proved(ctx, viewer);
}
