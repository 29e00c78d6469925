import type { Entry, JournalDraft } from '../ledger/index.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { negateYen, sumYen, yen, type Yen } from '../primitives/yen.ts';
import { LEAST_CHARGE, platformFeeOf, type CapturePlan, type HeldPart } from './bill.ts';

/**
 * Splits a bill over the placed holds of a talk (docs/money.md, "Talk time and the bill": one capture per hold). Every capture is at
 * least ¥50 and at most its hold; their sum is the bill or, where no such split exists, the largest sum below it, the rest waived. A
 * bill of ¥50 or more loses yen only if every hold is under ¥100. Throws a RangeError when the bill exceeds the holds.
 */
export function splitBill(bill: Yen, parts: readonly HeldPart[]): CapturePlan {
  if (bill > sumYen(parts.map((part) => part.amount))) throw new RangeError(`the holds don't cover a bill of ${bill}`);
  const best = largestFirst(parts)
    .map((chosen) => ({ chosen, sum: reachable(bill, chosen) }))
    .reduce((first, next) => (next.sum > first.sum ? next : first));
  return { captures: fill(best.sum, best.chosen), waived: yen(bill - best.sum) };
}

/** No part, the largest one, the two largest and so on: of any number of parts, the largest ones reach furthest. */
function largestFirst(parts: readonly HeldPart[]): HeldPart[][] {
  const usable = parts.filter((part) => part.amount >= LEAST_CHARGE).toSorted((one, other) => other.amount - one.amount || one.part - other.part);
  return [[], ...usable.map((_, index) => usable.slice(0, index + 1))];
}

/** The most that can be taken of `bill` when every chosen part yields at least ¥50; ¥0 when that is already too much. */
function reachable(bill: Yen, chosen: readonly HeldPart[]): Yen {
  if (chosen.length * LEAST_CHARGE > bill) return yen(0);
  return yen(Math.min(bill, sumYen(chosen.map((part) => part.amount))));
}

function fill(sum: Yen, chosen: readonly HeldPart[]): HeldPart[] {
  if (sum === 0) return [];
  let rest = sum - chosen.length * LEAST_CHARGE;
  return chosen.toSorted((one, other) => one.part - other.part).map(({ part, amount }) => {
    const more = Math.min(rest, amount - LEAST_CHARGE);
    rest -= more;
    return { part, amount: yen(LEAST_CHARGE + more) };
  });
}

/** What a settlement books: who earned, how much the rail took, and when it did. */
export interface Collection {
  readonly talkId: TalkId;
  readonly providerId: UserId;
  /** What was taken by this settlement or later collection, in yen. */
  readonly captured: Yen;
  /** What had been taken for the same talk before; ¥0 for the settlement itself. */
  readonly capturedBefore: Yen;
  /** When these sales become payable: the capture plus the operator's waiting days. */
  readonly payableAt: Instant;
}

/**
 * The journal of a talk's captures (docs/money.md, "Money"): `talk:<id>:settlement`, or `talk:<id>:collected` for what came later. The
 * card clearing account is debited, the platform fee and the provider's pending sales are credited; the fee brings the total to
 * floor(total captured × 20 / 100). Null where nothing was captured: ¥0 makes no journal.
 */
export function settlementJournal(collection: Collection, step: 'settlement' | 'collected'): JournalDraft | null {
  const { talkId, providerId, captured, capturedBefore, payableAt } = collection;
  if (captured === 0) return null;
  const fee = yen(platformFeeOf(yen(capturedBefore + captured)) - platformFeeOf(capturedBefore));
  const sales = yen(captured - fee);
  const entries: readonly Entry[] = [
    { account: { kind: 'card_clearing', owner: null }, amount: captured },
    { account: { kind: 'sales_pending', owner: providerId }, amount: negateYen(sales) },
    { account: { kind: 'platform_fee', owner: null }, amount: negateYen(fee) },
  ];
  const booked = { source: `talk:${talkId}:${step}`, about: talkId, entries: entries.filter((entry) => entry.amount !== 0) };
  if (sales === 0) return booked;
  const moving = step === 'settlement' ? `talk:${talkId}:payable` : `talk:${talkId}:collected:payable`;
  return { ...booked, payable: { userId: providerId, amount: sales, at: payableAt, source: moving } };
}

/** Where a talk's money ended up. Always: captured + waived + uncollected = the bill. */
export interface Outcome { readonly captured: Yen; readonly waived: Yen; readonly uncollected: Yen }

/** The outcome of a plan when the rail took `captured`. Throws a RangeError when it took more than the plan asked for. */
export function outcomeOf(plan: CapturePlan, captured: Yen): Outcome {
  const uncollected = yen(sumYen(plan.captures.map((part) => part.amount)) - captured);
  if (uncollected < 0 || captured < 0) throw new RangeError(`captured ${captured} does not fit the plan`);
  return { captured, waived: plan.waived, uncollected };
}
