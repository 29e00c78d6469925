import type { Id, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';

/** The two people of a talk. */
export type Side = 'provider' | 'visitor';

/** Reviews open this long after the talk at the latest (docs/words.md, "review"). */
export const OPENS_AFTER = 7 * DAY;

/** What a review is about: a talk that went live and is over. */
export interface ReviewedTalk {
  readonly talkId: TalkId;
  readonly serviceId: ServiceId;
  readonly providerId: UserId;
  readonly visitorId: UserId;
  readonly endedAt: Instant;
  /** Talk time in seconds. */
  readonly talkSeconds: number;
}

/** The reviews of one talk, which open together. */
export interface ReviewRound extends Pick<ReviewedTalk, 'talkId' | 'serviceId' | 'providerId' | 'visitorId'> {
  /** When they open even if only one side has written. */
  readonly opensAt: Instant;
  readonly openedAt: Instant | null;
}

/** What the person a review is about says to it, once. */
export interface ReviewReply {
  readonly words: string;
  readonly repliedAt: Instant;
}

/** What one side says of the other after a talk. */
export interface Review {
  readonly id: Id<'review'>;
  readonly talkId: TalkId;
  readonly serviceId: ServiceId;
  readonly byRole: Side;
  readonly by: UserId;
  readonly about: UserId;
  /** 1–5. */
  readonly stars: number;
  readonly words: string;
  /** How long the two talked, in whole minutes, at least 1. */
  readonly minutes: number;
  readonly writtenAt: Instant;
  /** When others could read it first; null before. */
  readonly openedAt: Instant | null;
  readonly reply: ReviewReply | null;
}

/** The round of a talk nobody has reviewed yet. */
export function newRound(talk: ReviewedTalk): ReviewRound {
  const { talkId, serviceId, providerId, visitorId } = talk;
  return { talkId, serviceId, providerId, visitorId, opensAt: after(talk.endedAt, OPENS_AFTER), openedAt: null };
}

/** What somebody writes. */
export interface ReviewWords {
  readonly stars: number;
  readonly words: string;
}

/** A side's new review. */
export function newReview(talk: ReviewedTalk, written: ReviewWords & { readonly id: Id<'review'>; readonly byRole: Side }, now: Instant): Review {
  const [by, about] = written.byRole === 'provider' ? [talk.providerId, talk.visitorId] : [talk.visitorId, talk.providerId];
  const minutes = Math.max(1, Math.round(talk.talkSeconds * 1000 / MINUTE));
  return { ...written, by, about, talkId: talk.talkId, serviceId: talk.serviceId, minutes, writtenAt: now, openedAt: null, reply: null };
}

/**
 * What writing does to a side's review: a first one is kept, a closed one may be put in other words, an open one stays as it is for ever.
 * Null: refused.
 */
export function rewrite(present: Review | null, written: ReviewWords, now: Instant): Review | 'new' | null {
  if (present === null) return 'new';
  if (present.stars === written.stars && present.words === written.words) return present;
  return present.openedAt === null ? { ...present, ...written, writtenAt: now } : null;
}

/** Whether reviews open now: both sides have written, or the days are over. */
export function opensNow(round: ReviewRound, reviews: readonly Pick<Review, 'byRole'>[], now: Instant): boolean {
  const both = reviews.some((review) => review.byRole === 'provider') && reviews.some((review) => review.byRole === 'visitor');
  return both || now >= round.opensAt;
}

/** Where the stars of an opened review count: for the person always, for the service only when its visitor gave them. */
export function countsForService(review: Pick<Review, 'byRole'>): boolean {
  return review.byRole === 'visitor';
}

/** Whether a side may still write: never written, or not yet open. */
export function mayWrite(mine: Pick<Review, 'openedAt'> | null): boolean {
  return mine === null || mine.openedAt === null;
}

/** What a reply does: the first one is kept; the same words again change nothing; there is no second one. Null: refused. */
export function replyTo(review: Review, words: string, now: Instant): Review | null {
  if (review.openedAt === null) return null;
  if (review.reply !== null) return review.reply.words === words ? review : null;
  return { ...review, reply: { words, repliedAt: now } };
}

/** How many reviews gave one star, two, … five: five counts. */
export type Spread = readonly [number, number, number, number, number];

/** The spread of counts by stars; stars nobody gave are 0. */
export function spreadOf(counts: readonly { readonly stars: number; readonly count: number }[]): Spread {
  const of = (stars: number) => counts.find((one) => one.stars === stars)?.count ?? 0;
  return [of(1), of(2), of(3), of(4), of(5)];
}

/** The two are reminded once of a review they may write: a day after the talk, and no longer than until reviews open. */
export const REMIND_AFTER = DAY;
