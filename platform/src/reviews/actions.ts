import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { Member, UserViewer } from '../http/viewer.ts';
import { enqueue } from '../jobs/outbox.ts';
import { newId, type TalkId, type UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { appendEvents } from '../realtime/index.ts';
import { countReview as countForService, requireReadable } from '../services/index.ts';
import { readOwn, type Talk } from '../talks/index.ts';
import { countReview as countForPerson, isVisible } from '../users/index.ts';
import { countsForService, mayWrite, newReview, newRound, opensNow, OPENS_AFTER, REMIND_AFTER, replyTo, rewrite, type Review, type ReviewedTalk, type ReviewRound, type ReviewWords, type Side, type Spread } from './review.ts';
import { tellAboutReviews, type ReviewedPair } from './mails.ts';
import * as store from './store.ts';

const repliedAlready = { ja: '返信は1回だけです。送った返信は書きかえられません。', en: 'A review takes one reply, and it stays as it was sent.' };

/** What a review can be about; null for a talk that never went live or isn't over. */
function reviewable(talk: Talk): ReviewedTalk | null {
  if (talk.state !== 'ended' && talk.state !== 'settled') return null;
  const { id: talkId, serviceId, providerId, visitorId } = talk.terms;
  return { talkId, serviceId, providerId, visitorId, endedAt: talk.endedAt, talkSeconds: talk.statement.talkSeconds };
}

async function tellBoth(tx: Transaction, round: ReviewRound): Promise<void> {
  const body = { talkId: round.talkId };
  await appendEvents(tx, [round.providerId, round.visitorId].map((userId) => ({ userId, type: 'review.changed', serviceId: round.serviceId, body })));
}

/** Opens one review: from here on its stars count. */
async function openReview(tx: Transaction, review: Review, at: Instant): Promise<void> {
  await store.saveReview(tx, { ...review, openedAt: at });
  if (countsForService(review)) await countForService(tx, review.serviceId, review.stars);
  await countForPerson(tx, review.about, review.stars);
}

/** Opens whatever of a locked round is still closed, where its time has come. People are counted in the order of their ids, as everywhere. */
async function openIfDue(tx: Transaction, round: ReviewRound, now: Instant): Promise<boolean> {
  const reviews = await store.findReviews(tx.sql, round.talkId);
  if (!opensNow(round, reviews, now)) return false;
  const first = await store.claimOpening(tx, round.talkId, now);
  const closed = reviews.filter((review) => review.openedAt === null).toSorted((one, other) => (one.about < other.about ? -1 : 1));
  for (const review of closed) await openReview(tx, review, now);
  if (first) for (const to of [round.providerId, round.visitorId]) await tellAboutReviews(tx, round, { to, what: 'opened' });
  return first || closed.length > 0;
}

/**
 * Writes one side's review of a talk, or puts it in other words while it is closed. 404 when the talk isn't theirs or the other is hidden,
 * 409 before the end and once it is open.
 */
export async function writeReview(ctx: Context, viewer: Member, written: ReviewWords & { talkId: string }): Promise<Review> {
  const { stored, side } = await readOwn(ctx, viewer, written.talkId);
  const talk = reviewable(stored.talk);
  if (talk === null) throw new Problem('state_conflict', { state: stored.talk.state });
  if (!await isVisible(ctx.db.sql, viewer.userId, side === 'provider' ? talk.visitorId : talk.providerId)) throw new Problem('not_found');
  return ctx.db.transaction((tx) => keep(ctx, tx, { talk, side, words: { stars: written.stars, words: written.words } }));
}

async function keep(ctx: Pick<Context, 'clock' | 'random'>, tx: Transaction, given: { talk: ReviewedTalk; side: Side; words: ReviewWords }): Promise<Review> {
  const { talk, side, words } = given;
  const now = ctx.clock.now();
  const round = await store.lockRound(tx, newRound(talk));
  const present = (await store.findReviews(tx.sql, talk.talkId)).find((review) => review.byRole === side) ?? null;
  const changed = rewrite(present, words, now);
  if (changed === null) throw new Problem('state_conflict', { state: 'open', detail: { ja: '公開された評価は書きかえられません。', en: 'A review that is open can’t be changed.' } });
  if (changed === present && present !== null) return present;
  const review = changed === 'new' ? newReview(talk, { ...words, id: newId('review', ctx.random), byRole: side }, now) : changed;
  if (changed === 'new') await store.insertReview(tx, review);
  else await store.saveReview(tx, review);
  const opened = await openIfDue(tx, round, now);
  await tellBoth(tx, round);
  return opened ? { ...review, openedAt: now } : review;
}

/** The reviews of one talk as one of its two may see them. */
export interface TalkReviews {
  readonly mine: Review | null;
  /** Null while it is closed, absent, or by somebody hidden. */
  readonly theirs: Review | null;
  readonly canWrite: boolean;
  /** When both open at the latest; null before the end and once they are open. */
  readonly opensAt: Instant | null;
}

/** Both reviews of one's own talk. 404 when it isn't one's own. */
export async function readTalkReviews(ctx: Context, viewer: Member, talkId: string): Promise<TalkReviews> {
  const { stored, side } = await readOwn(ctx, viewer, talkId);
  const talk = reviewable(stored.talk);
  if (talk === null) return { mine: null, theirs: null, canWrite: false, opensAt: null };
  const reviews = await store.findReviews(ctx.db.sql, talk.talkId);
  const visible = await isVisible(ctx.db.sql, viewer.userId, side === 'provider' ? talk.visitorId : talk.providerId);
  const mine = reviews.find((review) => review.byRole === side) ?? null;
  const theirs = reviews.find((review) => review.byRole !== side && review.openedAt !== null && visible) ?? null;
  const open = reviews.some((review) => review.openedAt !== null);
  return { mine, theirs, canWrite: visible && mayWrite(mine), opensAt: open ? null : after(talk.endedAt, OPENS_AFTER) };
}

/** A page of open reviews and, of all of them, how many gave how many stars. */
export interface OpenReviews extends store.ReviewsPage {
  readonly spread: Spread;
}

async function openReviews(ctx: Pick<Context, 'db'>, of: store.ReviewsOf, query: store.ReviewsQuery & { viewerId: UserId | null }): Promise<OpenReviews> {
  const [page, spread] = await Promise.all([store.listOpen(ctx.db.sql, of, query), store.countStars(ctx.db.sql, of)]);
  return { ...page, spread };
}

/** The open reviews of a service by its visitors. 404 for a service the viewer can't read. */
export async function listServiceReviews(ctx: Context, viewerId: UserId | null, query: store.ReviewsQuery & { serviceId: string }): Promise<OpenReviews> {
  const service = await requireReadable(ctx, query.serviceId, viewerId);
  return openReviews(ctx, { serviceId: service.id }, { ...query, viewerId });
}

/** The open reviews about a user as a provider or as a visitor. 404 for a user the viewer can't see. */
export async function listUserReviews(ctx: Pick<Context, 'db'>, viewerId: UserId | null, query: store.ReviewsQuery & { userId: UserId; as: Side }): Promise<OpenReviews> {
  const { userId, as } = query;
  if (!await isVisible(ctx.db.sql, viewerId, userId)) throw new Problem('not_found');
  return openReviews(ctx, { about: userId, as }, { ...query, viewerId });
}

/**
 * Replies to an open review about oneself, once. The same words again change nothing. 404 for a review that isn't about oneself, isn't open or is by
 * somebody hidden; 409 when it has another reply.
 */
export async function replyToReview(ctx: Context, viewer: UserViewer, written: { reviewId: string; words: string }): Promise<Review> {
  return ctx.db.transaction(async (tx) => {
    const review = await store.findReview(tx.sql, written.reviewId, viewer.userId);
    if (review === null || review.about !== viewer.userId || review.openedAt === null) throw new Problem('not_found');
    const replied = replyTo(review, written.words, ctx.clock.now());
    if (replied === review) return review;
    const reply = replied?.reply ?? null;
    if (replied === null || reply === null || !await store.keepReply(tx, review.id, reply)) throw new Problem('state_conflict', { state: 'replied', detail: repliedAlready });
    await tellReplied(tx, replied);
    return replied;
  });
}

async function tellReplied(tx: Transaction, review: Review): Promise<void> {
  const body = { talkId: review.talkId };
  const { talkId, serviceId, about, by, byRole } = review;
  const [providerId, visitorId] = byRole === 'provider' ? [by, about] : [about, by];
  await tellAboutReviews(tx, { talkId, serviceId, providerId, visitorId }, { to: by, what: 'replied' });
  await appendEvents(tx, [review.about, review.by].map((userId) => ({ userId, type: 'review.changed', serviceId: review.serviceId, body })));
}

/** The open reviews about the viewer, or everything the viewer has written. */
export async function listMyReviews(ctx: Context, viewer: UserViewer, query: store.ReviewsQuery & { direction: 'received' | 'written' }): Promise<store.ReviewsPage> {
  return query.direction === 'received' ? store.listAbout(ctx.db.sql, viewer.userId, query) : store.listWritten(ctx.db.sql, viewer.userId, query);
}

/** Opens the reviews whose 7 days are over. Answers how many talks. */
export async function openDue(ctx: Context, now: Instant): Promise<number> {
  let opened = 0;
  for (const due of await store.findDueRounds(ctx.db.sql, now, 100)) {
    const done = await ctx.db.transaction(async (tx) => {
      const round = await store.lockRound(tx, due);
      if (!await openIfDue(tx, round, now)) return false;
      await tellBoth(tx, round);
      return true;
    });
    if (done) opened += 1;
  }
  return opened;
}

/** Whether a side has reviewed a talk. */
export async function hasReviewed(sql: Sql, talkId: TalkId, side: Side): Promise<boolean> {
  return store.isReviewed(sql, talkId, side);
}

/** Plans the one reminder of a talk that has just ended: a day later, to whoever hasn't written by then. */
export async function planReminder(tx: Transaction, of: ReviewedPair, endedAt: Instant): Promise<void> {
  const { talkId, serviceId, providerId, visitorId } = of;
  await enqueue(tx, { kind: 'review.remind', key: `review:${talkId}:remind`, body: { talkId, serviceId, providerId, visitorId }, dueAt: after(endedAt, REMIND_AFTER) });
}

/** Reminds those of a talk's two who haven't written. Nobody is told about somebody hidden: the notice sees to that. */
export async function remind(tx: Transaction, of: { readonly [Name in keyof ReviewedPair]: string }): Promise<void> {
  const pair = of as ReviewedPair;
  for (const side of ['provider', 'visitor'] as const) {
    if (!await store.isReviewed(tx.sql, pair.talkId, side)) await tellAboutReviews(tx, pair, { to: side === 'provider' ? pair.providerId : pair.visitorId, what: 'remind' });
  }
}
