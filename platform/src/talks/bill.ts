import { billedSecondsOf, billOf, holdAmount, type Pricing } from '../primitives/price.ts';
import { instant } from '../primitives/instant.ts';
import { SECOND, wholeSeconds, type Milliseconds, type Seconds } from '../primitives/seconds.ts';
import { floorShare, yen, type Yen } from '../primitives/yen.ts';
import { totalMs, type Interval } from './presence.ts';

// What a request costs at most is shown before there is a talk; it lives with the primitives.
export { billedSecondsOf, billOf, holdAmount, type Pricing };

/** The ceilings a visitor can pick, in minutes of talk time (docs/money.md, "Talk time and the bill"). */
export const ceilings = [10, 20, 30, 60] as const;
/** How many minutes one extension adds. */
export const EXTENSION_MINUTES = 10;
/** The free minute in seconds. */
export const FREE_SECONDS = 60 as const;
/** The smallest sum a card can be charged; a smaller bill is waived. */
export const LEAST_CHARGE = yen(50);
/** The platform fee in percent of the bill. */
export const FEE_PERCENT = 20;

/** One hold of a talk and a sum: what it holds, or what is captured of it. Parts are numbered from 1. */
export interface HeldPart { readonly part: number; readonly amount: Yen }

/** How a bill is taken from the holds: one capture per part at most; the sum of `captures` and `waived` is the bill. */
export interface CapturePlan { readonly captures: readonly HeldPart[]; readonly waived: Yen }

/** What a talk cost and why: enough for either side to recompute it. */
export interface Statement {
  readonly pricePerMinute: Yen;
  /** Every interval in which both were connected, by their stamped leases, ascending and disjoint. */
  readonly intervals: readonly Interval[];
  /** The sum of the intervals. */
  readonly talkMs: Milliseconds;
  /** The sum in whole seconds: rounded down once, over all intervals together. */
  readonly talkSeconds: Seconds;
  readonly freeSeconds: 0 | 60;
  /** max(0, talkSeconds − freeSeconds). */
  readonly billedSeconds: Seconds;
  /** floor(pricePerMinute × billedSeconds / 60). */
  readonly bill: Yen;
  /** The bill, when it is above ¥0 and below ¥50: then no money moves. */
  readonly waived: Yen;
  /** What the visitor pays: the bill, or ¥0 when it is waived. */
  readonly charged: Yen;
  /** floor(charged × 20 / 100). */
  readonly platformFee: Yen;
  /** What the provider earns: charged − platformFee. */
  readonly sales: Yen;
}

/** The platform's share of a sum taken from a card: `floor(sum × 20 / 100)`. */
export function platformFeeOf(captured: Yen): Yen {
  return floorShare(captured, FEE_PERCENT, 100);
}

/**
 * The itemised statement of a talk (Talk time and the bill). The milliseconds of all intervals are summed first and rounded down
 * to whole seconds once, so that breaking a talk into many intervals changes nothing; a part of a second is never billed.
 */
export function statementOf(pricing: Pricing, intervals: readonly Interval[]): Statement {
  const talkMs = totalMs(intervals);
  const talkSeconds = wholeSeconds(talkMs);
  const billedSeconds = billedSecondsOf(talkSeconds, pricing.freeSeconds);
  const bill = billOf(pricing.pricePerMinute, billedSeconds);
  const waived = bill < LEAST_CHARGE ? bill : yen(0);
  const charged = yen(bill - waived);
  const platformFee = platformFeeOf(charged);
  return {
    pricePerMinute: pricing.pricePerMinute, intervals, talkMs, talkSeconds, freeSeconds: pricing.freeSeconds, billedSeconds,
    bill, waived, charged, platformFee, sales: yen(charged - platformFee),
  };
}

/** What an extension reserves on top: the bill of the higher ceiling less the bill of the present one. */
export function extensionAmount(pricing: Pricing, ceilingMinutes: number): Yen {
  return yen(holdAmount(pricing, ceilingMinutes + EXTENSION_MINUTES) - holdAmount(pricing, ceilingMinutes));
}

/** The statement of a talk of so many seconds in one piece, with its free minute: for pages that explain what talking costs. */
export function workedBill(pricePerMinute: Yen, talkSeconds: Seconds): Statement {
  return statementOf({ pricePerMinute, freeSeconds: FREE_SECONDS }, [{ from: instant(0), to: instant(talkSeconds * SECOND) }]);
}
