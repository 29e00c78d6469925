import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { leftMail } from './account-mail-texts.ts';
import { mayGo, mentionsGoneBefore, wordsDueBefore, type Leaving, type Standing } from './leaving.ts';
import { countUncleaned, deleteLeaving, findLeaving, forgetMails, listWaiting, listWordsDue, lockLeaving, markCleaned, markLeft, markWordsErased, saveLeaving, writeFileAnew } from './leaving-store.ts';
import { enqueueMail } from './mails.ts';
import { meetFate } from './own-records-store.ts';
import { hashOfNobody } from './password-hash-actions.ts';
import { forgetPortrait } from './portrait-actions.ts';
import { requireRecentProof } from './proof-actions.ts';
import { endAllSessions } from './session-actions.ts';
import { lockUser, saveAvailability } from './store.ts';
import type { User } from './user.ts';

async function standing(ctx: Context, sql: Sql, of: { userId: UserId; leaving: Leaving | null }): Promise<Standing> {
  const { reactions } = ctx;
  const open = (await Promise.all((reactions.openMatters ?? []).map((matters) => matters(sql, of.userId)))).flat();
  const salesLeft = await reactions.salesLeft?.(sql, of.userId) ?? yen(0);
  const state = of.leaving === null ? 'staying' : of.leaving.erasedAt === null ? 'leaving' : 'left';
  return { state, askedAt: of.leaving?.askedAt ?? null, open, salesLeft };
}

/** Whether somebody has asked to leave, and what stands in the way. */
export async function leavingNow(ctx: Context, userId: UserId): Promise<Standing> {
  return standing(ctx, ctx.db.sql, { userId, leaving: await findLeaving(ctx.db.sql, userId) });
}

/** Lets the account go, in a transaction that has found nothing open. What has to stay stays under the bare id. */
async function erase(ctx: Context, tx: Transaction, gone: { user: User; leaving: Leaving }): Promise<void> {
  const { user, leaving } = gone;
  const { id: userId, email, locale, nickname } = user;
  const at = ctx.clock.now();
  await forgetPortrait(tx, user, at);
  for (const react of ctx.reactions.personLeft ?? []) await react(tx, { userId, at, givesUpSales: leaving.givesUpSales });
  await endAllSessions(ctx, tx, userId);
  for (const record of ctx.reactions.ownRecords ?? []) await meetFate(tx.sql, record, { userId, fate: record.atLeaving });
  await forgetMails(tx.sql, { userId, email });
  await markLeft(tx.sql, userId, { passwordHash: hashOfNobody, at });
  await saveLeaving(tx, { ...leaving, erasedAt: at });
  await enqueueMail(tx, { key: `left:${userId}`, to: email, locale, words: leftMail[locale]({ nickname }) });
}

/** Lets somebody go who has asked to, as soon as nothing is open. Answers where it stands. */
async function letGo(ctx: Context, userId: UserId): Promise<Standing> {
  return ctx.db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    const leaving = await lockLeaving(tx, userId);
    const now = await standing(ctx, tx.sql, { userId, leaving });
    if (user === null || leaving === null || now.state !== 'leaving' || !mayGo(now, leaving.givesUpSales)) return now;
    await erase(ctx, tx, { user, leaving });
    return { ...now, state: 'left' };
  });
}

/**
 * Asks to leave. Requests under way end, nothing new is offered, and with nothing open the account is gone at once; otherwise it goes by itself when what is
 * open has ended. Throws `proof_needed`, and `sales_left` where sales were neither paid out nor given up.
 */
export async function askToLeave(ctx: Context, viewer: UserViewer, wish: { giveUpSales: boolean }): Promise<Standing> {
  const { userId } = viewer;
  await requireRecentProof(ctx, viewer);
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    await lockUser(tx, userId);
    const known = await lockLeaving(tx, userId);
    const now = await standing(ctx, tx.sql, { userId, leaving: known });
    if (now.salesLeft > 0 && !wish.giveUpSales) throw new Problem('sales_left', { about: { salesLeft: now.salesLeft } });
    await saveLeaving(tx, { userId, askedAt: known?.askedAt ?? at, givesUpSales: wish.giveUpSales, erasedAt: null });
    await saveAvailability(tx.sql, userId, { until: null, at });
    for (const react of ctx.reactions.leavingAsked ?? []) await react(tx, { userId, at });
  });
  ctx.log.info({ userId }, 'asked to leave');
  return letGo(ctx, userId);
}

/** Takes the wish to leave back, while the account is still there. */
export async function stay(ctx: Context, userId: UserId): Promise<void> {
  await deleteLeaving(ctx.db.sql, userId);
}

/** Lets go whoever waits to leave and has nothing open any more. Answers how many went. */
export async function letWaitingGo(ctx: Context): Promise<number> {
  let gone = 0;
  for (const userId of await listWaiting(ctx.db.sql)) if ((await letGo(ctx, userId)).state === 'left') gone += 1;
  return gone;
}

/** Erases the words to others of those who left 30 days ago. Answers of how many. */
export async function forgetWords(ctx: Context, now: Instant): Promise<number> {
  const due = await listWordsDue(ctx.db.sql, wordsDueBefore(now));
  for (const userId of due) {
    await ctx.db.transaction(async (tx) => {
      for (const record of ctx.reactions.ownRecords ?? []) if (record.monthLater !== undefined) await meetFate(tx.sql, record, { userId, fate: record.monthLater });
      for (const react of ctx.reactions.wordsForgotten ?? []) await react(tx, userId);
      await markWordsErased(tx.sql, userId, now);
    });
  }
  return due.length;
}

/** Takes the last copies of people who left out of the free room of the database file. Answers whether there were any. */
export async function cleanFile(ctx: Context, now: Instant): Promise<number> {
  const before = mentionsGoneBefore(now);
  if (await countUncleaned(ctx.db.sql, before) === 0) return 0;
  await writeFileAnew(ctx.db);
  await markCleaned(ctx.db.sql, before, now);
  return 1;
}
