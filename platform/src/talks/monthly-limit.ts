import type { Instant } from '../primitives/instant.ts';
import { nextMidnight } from '../primitives/months.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import { EXTENSION_MINUTES, holdAmount } from './bill.ts';
import type { Talk } from './talk.ts';

/*
 * The most that talks may cost a visitor in a month, as they have set it themselves (docs/money.md, "A visitor's own ceiling"). A month is
 * one of Japan's calendar.
 */

/** The highest ceiling that can be set, in yen. */
export const HIGHEST_LIMIT = 10_000_000;

/** What somebody has set: the present ceiling (null: none) and, where it rises or goes, what comes and from when. */
export interface MonthlyLimit {
  readonly yen: Yen | null;
  readonly next: { readonly yen: Yen | null; readonly from: Instant } | null;
}

/** Nothing was ever set. */
export const noLimit: MonthlyLimit = { yen: null, next: null };

/** The ceiling that holds at a moment; null for none. */
export function limitAt(limit: MonthlyLimit, now: Instant): Yen | null {
  return limit.next !== null && limit.next.from <= now ? limit.next.yen : limit.yen;
}

/** The setting as it stands at a moment: what has come to hold is the present one. */
export function settledLimit(limit: MonthlyLimit, now: Instant): MonthlyLimit {
  return limit.next !== null && limit.next.from <= now ? { yen: limit.next.yen, next: null } : limit;
}

/**
 * Sets a ceiling. A first or lower one holds at once and takes back what was still to come; a higher one, or none, holds from the next
 * midnight in Japan, so that nobody raises it in the heat of a talk.
 */
export function withLimit(limit: MonthlyLimit, wished: Yen | null, now: Instant): MonthlyLimit {
  const present = limitAt(limit, now);
  const lowers = wished !== null && (present === null || wished <= present);
  if (lowers || wished === present) return { yen: wished, next: null };
  return { yen: present, next: { yen: wished, from: nextMidnight(now) } };
}

/** What a talk counts for in the month in which it ends: what was or is to be taken, and what was given back taken off. */
export function countsFor(talk: Talk, refunded: Yen): Yen {
  switch (talk.state) {
    case 'settled': return yen(Math.max(0, talk.captured - refunded));
    case 'ended': return yen(talk.statement.charged - talk.plan.waived);
    // What is open may still cost all that it may reserve.
    case 'requested': case 'accepted': return holdAmount(talk.terms, talk.terms.ceilingMinutes);
    case 'live': return holdAmount(talk.terms, talk.ceilingMinutes + (talk.extension === null ? 0 : EXTENSION_MINUTES));
    case 'declined': case 'expired': case 'withdrawn': case 'missed': return yen(0);
  }
}

/** The sum of a month: the talks that ended in it and those that are open now, each with what was given back of it. */
export function monthSum(talks: readonly { readonly talk: Talk; readonly refunded: Yen }[]): Yen {
  return sumYen(talks.map(({ talk, refunded }) => countsFor(talk, refunded)));
}

/** How a month stands against the ceiling: fits, or by how much it would be passed. */
export function checkMonth(month: { readonly sum: Yen; readonly limit: Yen | null }, added: Yen): { readonly fits: true } | { readonly fits: false; readonly limit: Yen; readonly left: Yen } {
  const { sum, limit } = month;
  if (limit === null || sum + added <= limit) return { fits: true };
  return { fits: false, limit, left: yen(Math.max(0, limit - sum)) };
}
