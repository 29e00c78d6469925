import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem, invalidField } from '../http/problem.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import { appendEvent } from '../realtime/events.ts';
import { planLightWarning } from './light-actions.ts';
import { availableUntil } from './light.ts';
import { assertNickname } from './sign-up-actions.ts';
import {
  addStars, addTalk, blocksBy, claimTalkFor, deleteBlock, findUser, findUsers, freeTalkOf, hasBlocked, insertBlock, lockUser, noteReachable, saveAvailability, saveWords,
} from './store.ts';
import { refusals } from './texts.ts';
import type { User, UserWords } from './user.ts';
import { assertVisible, isVisible } from './visibility-store.ts';

/** The user of a live session. Throws `signed_out` should the account have ended in this instant. */
export async function currentUser(sql: Sql, userId: UserId): Promise<User> {
  const user = await findUser(sql, userId);
  if (user === null) throw new Problem('signed_out');
  return user;
}

/** Tells the user's own open pages that what they see of themselves has changed. */
async function tellOwnPages(tx: Transaction, userId: UserId): Promise<void> {
  await appendEvent(tx, { userId, type: 'me.changed', body: {} });
}

/** Writes what a user changes about themselves; what isn't given stays. */
export async function changeWords(ctx: Context, userId: UserId, change: { readonly [Name in keyof UserWords]?: UserWords[Name] | undefined }): Promise<User> {
  if (change.nickname !== undefined) assertNickname(change.nickname);
  return ctx.db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user === null) throw new Problem('signed_out');
    await saveWords(tx.sql, userId, {
      nickname: change.nickname ?? user.nickname, words: change.words ?? user.words, talkTimes: change.talkTimes ?? user.talkTimes, locale: change.locale ?? user.locale, at: ctx.clock.now(),
    });
    await tellOwnPages(tx, userId);
    return currentUser(tx.sql, userId);
  });
}

/** Switches "available now" on for 2 hours from now, or off. */
export async function setAvailability(ctx: Context, userId: UserId, available: boolean): Promise<User> {
  const at = ctx.clock.now();
  const until = available ? availableUntil(at) : null;
  return ctx.db.transaction(async (tx) => {
    await saveAvailability(tx.sql, userId, { until, at });
    if (until !== null) await planLightWarning(tx, userId, until);
    await tellOwnPages(tx, userId);
    return currentUser(tx.sql, userId);
  });
}

/** Notes that a page of the user is open. The event stream of a site session calls it when it opens and every 15 s. */
export async function markReachable(ctx: Context, userId: UserId): Promise<void> {
  await noteReachable(ctx.db.sql, userId, ctx.clock.now());
}

/** A user whom the viewer may see. Throws `not_found` for everybody else. */
export async function visibleUser(ctx: Context, viewerId: UserId | null, userId: UserId): Promise<User> {
  await assertVisible(ctx.db.sql, viewerId, userId);
  return currentUser(ctx.db.sql, userId);
}

/**
 * Blocks a user: each is hidden from the other from the commit on, and what the two have open ends with it. Blocking again changes nothing.
 * Throws `not_found` for a user whom the blocker can't see.
 */
export async function blockUser(ctx: Context, blockerId: UserId, blockedId: UserId): Promise<void> {
  if (blockerId === blockedId) throw invalidField('userId', 'not_allowed', refusals.ownBlock);
  const at = ctx.clock.now();
  await ctx.db.transaction(async (tx) => {
    if (!await isVisible(tx.sql, blockerId, blockedId)) {
      // In this order: a block of one's own, committed meanwhile by another press, is what hides the other.
      if (await hasBlocked(tx.sql, blockerId, blockedId)) return;
      throw new Problem('not_found');
    }
    if (!await insertBlock(tx.sql, { blockerId, blockedId, createdAt: at })) return;
    for (const react of ctx.reactions.userBlocked) await react(tx, { blockerId, blockedId, at });
    await tellOwnPages(tx, blockerId);
  });
}

/** Takes a block back. Blocks of the other side stay. */
export async function unblockUser(ctx: Context, blockerId: UserId, blockedId: UserId): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (await deleteBlock(tx.sql, blockerId, blockedId)) await tellOwnPages(tx, blockerId);
  });
}

/** Whom a user has blocked, the newest first; undefined stands for an account that is gone. */
export async function blockedUsers(ctx: Context, blockerId: UserId): Promise<(User | undefined)[]> {
  const blocks = await blocksBy(ctx.db.sql, blockerId);
  const users = new Map((await findUsers(ctx.db.sql, blocks.map((block) => block.blockedId))).map((user) => [user.id, user]));
  return blocks.map((block) => users.get(block.blockedId));
}

/**
 * Makes a talk the one talk that a person may have accepted or live, in either role. False when they have one already: then nothing changed. Two
 * claims at the same moment give it to one.
 */
export async function claimTalk(tx: Transaction, userId: UserId, talkId: TalkId): Promise<boolean> {
  return claimTalkFor(tx.sql, userId, talkId);
}

/** Frees a person of a talk that is over. False, and nothing changed, when it wasn't theirs any more: safe to repeat. */
export async function freeTalk(tx: Transaction, userId: UserId, talkId: TalkId): Promise<boolean> {
  return freeTalkOf(tx.sql, userId, talkId);
}

/** Counts a talk that took place on the profiles of its people. */
export async function countTalk(tx: Transaction, userIds: readonly UserId[]): Promise<void> {
  await addTalk(tx.sql, userIds);
}

/** Counts the stars (1–5) of a review about a user on their profile. */
export async function countReview(tx: Transaction, userId: UserId, stars: number): Promise<void> {
  await addStars(tx.sql, userId, stars);
}
