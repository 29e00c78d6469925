import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { enqueue } from '../jobs/outbox.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import type { RailRecord } from '../rails/cards/rail.ts';
import { findHoldsInBooks, findHoldsSince, findStuckHolds, type HoldInBooks } from '../talks/index.ts';
import { compareHold, isNews, missingAtRail, modeDiffers, mustBeReleased, stuckHold, UNDER_WAY, type Difference } from './compare.ts';
import { closeGone, keepFinding } from './finding-store.ts';
import { endNight, keepReached, takeNight, type TakenNight } from './night-store.ts';
import { nudgeHold } from './nudge-actions.ts';
import { findEarlier, findOtherMode, findSeen, keepRecord } from './record-store.ts';

/** The rail's record is compared this far back: a hold lives a week, a refund comes weeks later. */
const LOOKS_BACK = 31 * DAY;
/** So many holds are compared at a time; after each such batch another process could go on. */
const BATCH = 100;
/** In a state that lasts moments for this long: something is stuck. */
const STUCK_AFTER = 4 * UNDER_WAY;

/** Another process has taken the night's work over; this one stops. */
class NightLost extends Error {}

/** Writes differences down and does what may be done without a person: money kept for nothing is freed. Answers how many are news. */
async function keepAll(ctx: Context, tx: Transaction, found: { night: TakenNight; differences: readonly Difference[]; reference?: string }): Promise<number> {
  let news = 0;
  for (const difference of found.differences) {
    const id = await keepFinding(tx, difference, { at: ctx.clock.now(), day: found.night.day, random: ctx.random });
    if (id === null) continue;
    news += 1;
    tx.afterCommit(() => ctx.log.fatal({ finding: id, kind: difference.kind, object: difference.object, alarm: 'rail-differs' }, 'the card rail’s record differs from ours: an operator must look'));
    if (mustBeReleased(difference) && found.reference !== undefined) await enqueue(tx, { kind: 'reconciliation.release', key: `finding:${id}:release`, body: { findingId: id, reference: found.reference } });
  }
  return news;
}

/** One hold at the rail beside ours. What may be mere news is read again tonight, and becomes a finding if it still differs on the next night. */
async function comparePair(ctx: Context, tx: Transaction, pair: { theirs: RailRecord; ours: HoldInBooks | null; night: TakenNight; now: Instant }): Promise<number> {
  const { theirs, ours, night, now } = pair;
  const { reference } = theirs;
  const all = compareHold(theirs, ours, now);
  const earlier = all.length === 0 ? null : await findEarlier(tx.sql, reference, night.day);
  const differences = all.filter((difference) => !isNews(difference, theirs, earlier));
  await keepRecord(tx, { theirs, ours }, { at: now, day: night.day, live: ctx.rails.cards.live });
  if (differences.length < all.length) await enqueue(tx, { kind: 'rail.news', key: `rail:night:${night.day}:${reference}`, body: { kind: 'hold', reference } });
  return keepAll(ctx, tx, { night, differences, reference });
}

async function compareBatch(ctx: Context, night: TakenNight, batch: readonly RailRecord[]): Promise<number> {
  const now = ctx.clock.now();
  const ours = new Map((await findHoldsInBooks(ctx.db.sql, batch.flatMap(({ hold }) => (hold === null ? [] : [hold])))).map((hold) => [hold.id as string, hold]));
  const pairs = batch.map((theirs) => ({ theirs, ours: ours.get(theirs.hold ?? '') ?? null }));
  return ctx.db.transaction(async (tx) => {
    let news = 0;
    for (const pair of pairs) {
      news += await comparePair(ctx, tx, { ...pair, night, now });
    }
    const last = batch.at(-1);
    if (last !== undefined && !await keepReached(tx.sql, night, { reached: last.createdAt, now })) throw new NightLost(night.name);
    return news;
  });
}

/** Everything the rail lists since where the night's work has come, batch by batch. The moment reached is listed once more: several holds may share it. */
async function compareListed(ctx: Context, night: TakenNight): Promise<number> {
  let news = 0;
  let batch: RailRecord[] = [];
  for await (const record of ctx.rails.cards.list(night.reached)) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    news += await compareBatch(ctx, night, batch);
    batch = [];
  }
  return news + await compareBatch(ctx, night, batch);
}

async function keepDifferences(ctx: Context, night: TakenNight, differences: readonly Difference[]): Promise<number> {
  return differences.length === 0 ? 0 : ctx.db.transaction((tx) => keepAll(ctx, tx, { night, differences }));
}

/** Holds of ours that the rail must know and did not list. */
async function compareUnlisted(ctx: Context, night: TakenNight, since: Instant): Promise<number> {
  let news = 0;
  for (let page: HoldInBooks[] = [], from = ''; ; from = page.at(-1)?.id ?? '') {
    page = await findHoldsSince(ctx.db.sql, since, { after: from, limit: BATCH });
    if (page.length === 0) return news;
    const seen = await findSeen(ctx.db.sql, page.map((hold) => hold.id), night.day);
    const missing = page.filter((hold) => !seen.has(hold.id)).map((hold) => missingAtRail(hold, ctx.clock.now()));
    news += await keepDifferences(ctx, night, missing.filter((difference) => difference !== null));
  }
}

/** Holds that stay in a passing state: what should move them on is set going once more, and somebody is told. */
async function compareStuck(ctx: Context, night: TakenNight): Promise<number> {
  const now = ctx.clock.now();
  const stuck = await findStuckHolds(ctx.db.sql, after(now, -STUCK_AFTER), BATCH);
  for (const hold of stuck) await ctx.db.transaction((tx) => nudgeHold(tx, { hold, night: night.day }));
  const others = await findOtherMode(ctx.db.sql, ctx.rails.cards.live, BATCH);
  return keepDifferences(ctx, night, [...stuck.map(stuckHold), ...others.map(modeDiffers)]);
}

/**
 * Compares the card rail's record of the last 31 days with ours (docs/money.md, "Reconciliation"), once a night in one process. One that
 * dies is followed by another from where it was. Nothing is booked here: what differs becomes a finding. Answers how many are new.
 */
export async function reconcileTonight(ctx: Context, now: Instant): Promise<number> {
  const since = after(now, -LOOKS_BACK);
  const night = await takeNight(ctx.db.sql, { name: 'rail', from: since }, now);
  if (night === null) return 0;
  try {
    const news = await compareListed(ctx, night) + await compareUnlisted(ctx, night, since) + await compareStuck(ctx, night);
    const gone = await closeGone(ctx.db.sql, { day: night.day, since, at: ctx.clock.now() });
    await endNight(ctx.db.sql, night, ctx.clock.now());
    ctx.log.info({ news, gone }, 'the card rail’s record was compared with ours');
    return news;
  } catch (error) {
    if (error instanceof NightLost) return 0;
    throw error;
  }
}
