import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { hashToken, newToken } from '../http/token.ts';
import type { FoundSession } from '../http/resolve-viewer.ts';
import { asId, newId, type Id, type UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { userTopic } from '../realtime/events.ts';
import { noteArrival, type Arrived } from './arrival-actions.ts';
import type { Arrival } from './device.ts';
import { returnSignInTry, takeSignInTry } from './limit-actions.ts';
import { hashOfNobody, isPassword } from './password-hash-actions.ts';
import { beginSession, isLive, isUseDue, type Session } from './session.ts';
import { deleteOtherSessionsOf, deleteSession, deleteSessionOf, deleteSessionsOf, findSessionWithUser, insertSession, noteSessionUse } from './session-store.ts';
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
  /** A secret the browser is to keep so that it is known again; undefined where it has one. */
  readonly deviceToken?: string | undefined;
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
export async function startSession(ctx: Context, tx: Transaction, who: Arrived): Promise<StartedSession> {
  const now = ctx.clock.now();
  const token = newToken('session', ctx.random);
  const session = beginSession({ id: newId('session', ctx.random), userId: who.user.id, tokenDigest: hashToken(token), keep: who.keep, userAgent: who.arrival?.userAgent ?? null }, now);
  await insertSession(tx.sql, session);
  return { user: who.user, token, expiresAt: session.expiresAt, deviceToken: await noteArrival(ctx, tx, who) };
}

/** Signs somebody in by password. Throws `wrong_credentials` the same way and after the same work whether or not the account exists. */
export async function signIn(ctx: Context, given: { email: string; password: string; keep: Session['keep'] } & Arrival): Promise<StartedSession> {
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
    return startSession(ctx, tx, { user, keep: given.keep, arrival: given });
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

/** Ends every session of a user but the one that asks, and whatever other modules let in by one, in a transaction under way. */
export async function endOtherSessions(ctx: Context, tx: Transaction, kept: { userId: UserId; sessionId: Id<'session'> }): Promise<void> {
  await deleteOtherSessionsOf(tx.sql, kept.userId, kept.sessionId);
  for (const react of ctx.reactions.signedOutEverywhere) await react(tx, { userId: kept.userId, at: ctx.clock.now() });
  tx.afterCommit(() => { ctx.wake.notify(userTopic(kept.userId)); });
}

/** Ends one session of a user, on the site or in a blog. Throws `not_found` where it isn't theirs or is gone. */
export async function endSession(ctx: Context, userId: UserId, sessionId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    let ended = await deleteSessionOf(tx.sql, userId, sessionId);
    for (const { end } of ctx.reactions.otherSessions ?? []) ended = await end(tx, { userId, sessionId, at: ctx.clock.now() }) || ended;
    if (!ended) throw new Problem('not_found');
    tx.afterCommit(() => { ctx.wake.notify(userTopic(userId)); });
  });
}
