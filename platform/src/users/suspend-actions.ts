import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { endAllSessions } from './session-actions.ts';
import { markRestored, markSuspended } from './suspension-store.ts';

/**
 * Suspends an account in the caller's transaction: nobody sees it or what it offers any more, every session and stream of it ends, and so does what
 * it has open with others. Money stays as it is. False, and nothing changed, when it is suspended or deleted already.
 */
export async function suspendUser(ctx: Context, tx: Transaction, given: { userId: UserId; words: string; permanent: boolean }): Promise<boolean> {
  const at = ctx.clock.now();
  if (!await markSuspended(tx, { ...given, at })) return false;
  await endAllSessions(ctx, tx, given.userId);
  for (const react of ctx.reactions.userSuspended ?? []) await react(tx, { userId: given.userId, at });
  return true;
}

/** Lifts a suspension: what the person offers is there again. False when there is none. */
export async function restoreUser(ctx: Pick<Context, 'clock'>, tx: Transaction, userId: UserId): Promise<boolean> {
  return markRestored(tx, userId, ctx.clock.now());
}
