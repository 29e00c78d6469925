import type { UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import type { Yen } from '../primitives/yen.ts';

/** How long the words somebody wrote to others outlive their account, so that the others can read up what was agreed. */
export const WORDS_KEPT = 30 * DAY;

/** Event logs, kept answers and mails of others that still name somebody who left are gone after this long. */
const MENTIONS_KEPT = 8 * DAY;

/** Something that has to come to its end before an account can go. */
export interface OpenMatter {
  /** talk: accepted or live; billing: a talk that is over and not settled; payout: on its way to the bank. */
  readonly kind: 'talk' | 'billing' | 'payout';
  /** The page on which it can be seen. */
  readonly path: string;
}

/** Somebody who has asked to leave. */
export interface Leaving {
  readonly userId: UserId;
  readonly askedAt: Instant;
  /** Whether sales that are left at the end are given up. */
  readonly givesUpSales: boolean;
  /** When the account went; null: it waits for what is open. */
  readonly erasedAt: Instant | null;
}

/** Where leaving stands for somebody. */
export interface Standing {
  readonly state: 'staying' | 'leaving' | 'left';
  readonly askedAt: Instant | null;
  readonly open: readonly OpenMatter[];
  readonly salesLeft: Yen;
}

/** Whether an account can go now: nothing is open, and what is left to be paid out was given up. */
export function mayGo(standing: Pick<Standing, 'open' | 'salesLeft'>, givesUpSales: boolean): boolean {
  return standing.open.length === 0 && (standing.salesLeft === 0 || givesUpSales);
}

/** Nothing names any more whoever left before this moment. */
export function mentionsGoneBefore(now: Instant): Instant {
  return after(now, -MENTIONS_KEPT);
}

/** Words written to others by people who left before this moment go now. */
export function wordsDueBefore(now: Instant): Instant {
  return after(now, -WORDS_KEPT);
}
