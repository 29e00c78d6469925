import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';

/** What others' talks and reviews have shown about a user. Sums only: a read never counts rows. */
export interface UserFacts {
  readonly talkCount: number;
  readonly reviewCount: number;
  readonly starsSum: number;
}

/** A person with an account. */
export interface User {
  readonly id: UserId;
  readonly nickname: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly words: string;
  readonly talkTimes: WeeklyHours;
  readonly locale: Locale;
  /** The name of the uploaded portrait's files; null: the drawn one. */
  readonly portrait: string | null;
  /** Until when "available now" is switched on; null: off. */
  readonly availableUntil: Instant | null;
  /** When an event stream of the user was last seen open. */
  readonly reachableAt: Instant | null;
  /** Whether a device of the user takes a push about a talk request, also with every page closed. */
  readonly pushReady: boolean;
  /** The talk the user has accepted or live, in either role; null: none. */
  readonly talkId: TalkId | null;
  /** Wrong passwords since the last right one. */
  readonly signInFailures: number;
  readonly facts: UserFacts;
  readonly suspendedAt: Instant | null;
  readonly deletedAt: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What a user may change about themselves. */
export interface UserWords {
  readonly nickname: string;
  readonly words: string;
  readonly talkTimes: WeeklyHours;
  readonly locale: Locale;
}

/** An account whose e-mail address has just been confirmed. */
export function newUser(from: { id: UserId; nickname: string; email: string; passwordHash: string; locale: Locale }, now: Instant): User {
  return {
    ...from, words: '', talkTimes: [], portrait: null, availableUntil: null, reachableAt: null, pushReady: false, talkId: null, signInFailures: 0,
    facts: { talkCount: 0, reviewCount: 0, starsSum: 0 }, suspendedAt: null, deletedAt: null, createdAt: now, updatedAt: now,
  };
}

/** Whether an account can sign in and be seen: neither suspended nor deleted. */
export function isActive(user: Pick<User, 'suspendedAt' | 'deletedAt'>): boolean {
  return user.suspendedAt === null && user.deletedAt === null;
}

/** What stands in place of the address of somebody who left, before their id: nothing is sent there. */
export const NO_ADDRESS = 'left:';

/** What makes two spellings of an e-mail address the same account: case and character width don't count. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** Mean stars with one decimal and the number of reviews; null without reviews. */
export function ratingOf(facts: UserFacts): { readonly average: number; readonly count: number } | null {
  return facts.reviewCount === 0 ? null : { average: Math.round(facts.starsSum / facts.reviewCount * 10) / 10, count: facts.reviewCount };
}
