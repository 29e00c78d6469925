import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { hashToken, newToken } from '../http/token.ts';
import type { FoundSession } from '../http/resolve-viewer.ts';
import { asId, newId, type Id, type UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { userTopic } from '../realtime/events.ts';
import { returnSignInTry, takeSignInTry } from './limit-actions.ts';
import { hashOfNobody, isPassword } from './password-hash-actions.ts';
import { beginSession, isLive, isUseDue, type Session } from './session.ts';
import { deleteSession, deleteSessionsOf, findSessionWithUser, insertSession, noteSessionUse } from './session-store.ts';
import { countSignInFailure, findUserByEmail, forgetSignInFailures } from './store.ts';
import { refuseSuspended } from './suspended-actions.ts';
import { isActive, type User } from './user.ts';

/** So many wrong passwords in a row lock an account until its password is reset by mail. */
const MOST_FAILURES_IN_A_ROW = 100;
const nobody = asId('user', 'usr_nobody');

/** A session just begun; the only moment its token is known. */
export interface StartedSession {
  readonly user: User;
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Finds the live session of a token's hash, and notes its use now and then. Runs before every request. */
export async function findSession(ctx: Context, tokenHash: string): Promise<FoundSession | undefined> {
  const now = ctx.clock.now();
  const found = await findSessionWithUser(ctx.db.sql, tokenHash);
  if (found === null || !isLive(found.session, now) || !isActive(found.user)) return undefined;
  if (isUseDue(found.session, now)) await noteSessionUse(ctx.db.sql, found.session.id, now);
  return { userId: found.session.userId, sessionId: found.session.id, locale: found.user.locale };
}

/** Begins a session with a new token, in the transaction of what let the person in. The one way every sign-in ends. */
export async function startSession(ctx: Context, tx: Transaction, who: { user: User; keep: Session['keep'] }): Promise<StartedSession> {
  const now = ctx.clock.now();
  const token = newToken('session', ctx.random);
  const session = beginSession({ id: newId('session', ctx.random), userId: who.user.id, tokenDigest: hashToken(token), keep: who.keep }, now);
  await insertSession(tx.sql, session);
  return { user: who.user, token, expiresAt: session.expiresAt };
}

/** Signs somebody in by password. Throws `wrong_credentials` the same way and after the same work whether or not the account exists. */
export async function signIn(ctx: Context, given: { email: string; password: string; keep: Session['keep']; address: string }): Promise<StartedSession> {
  await takeSignInTry(ctx, given.email, given.address);
  const user = await findUserByEmail(ctx.db.sql, given.email);
  const right = await isPassword(given.password, user?.passwordHash ?? hashOfNobody);
  if (right && user !== null && user.signInFailures < MOST_FAILURES_IN_A_ROW) await refuseSuspended(ctx.db.sql, user);
  if (!right || user === null || !isActive(user) || user.signInFailures >= MOST_FAILURES_IN_A_ROW) {
    await countSignInFailure(ctx.db.sql, user?.id ?? nobody);
    throw new Problem('wrong_credentials');
  }
  const started = await ctx.db.transaction(async (tx) => {
    await forgetSignInFailures(tx.sql, user.id);
    return startSession(ctx, tx, { user, keep: given.keep });
  });
  await returnSignInTry(ctx, given.email, given.address);
  ctx.log.info({ userId: user.id }, 'signed in');
  return started;
}

/** Signs this browser or client out. */
export async function signOut(ctx: Context, userId: UserId, sessionId: Id<'session'>): Promise<void> {
  await deleteSession(ctx.db.sql, sessionId);
  // Open streams look at their session again when woken.
  ctx.wake.notify(userTopic(userId));
}

/** Ends every session of a user, and whatever other modules let in by one, in a transaction under way. */
export async function endAllSessions(ctx: Context, tx: Transaction, userId: UserId): Promise<void> {
  await deleteSessionsOf(tx.sql, userId);
  for (const react of ctx.reactions.signedOutEverywhere) await react(tx, { userId, at: ctx.clock.now() });
  tx.afterCommit(() => { ctx.wake.notify(userTopic(userId)); });
}

/** Signs a user out everywhere. */
export async function signOutEverywhere(ctx: Context, userId: UserId): Promise<void> {
  await ctx.db.transaction((tx) => endAllSessions(ctx, tx, userId));
}
