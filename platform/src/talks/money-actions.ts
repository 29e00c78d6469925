import type { Sql, Transaction } from '../database/database.ts';
import { changeSales } from '../ledger/index.ts';
import type { Context } from '../context.ts';
import { negateYen, sumYen, yen, type Yen } from '../primitives/yen.ts';
import { disputedSum, type Dispute } from './dispute.ts';
import { findDisputes } from './dispute-store.ts';
import { sharesOf, type RefundPart, type TakenPart } from './refund.ts';
import { findParts, refundedByHold } from './refund-store.ts';
import { findHolds } from './store.ts';
import type { TalkTerms } from './talk.ts';

/** What became of what a talk's holds took. */
export interface TalkMoney {
  readonly taken: readonly TakenPart[];
  readonly parts: readonly RefundPart[];
  readonly disputes: readonly Dispute[];
  /** What the books keep: captured less what was given back and booked, and what banks took back. */
  readonly kept: Yen;
}

/** Reads what became of a talk's money; in a transaction the talk's lock guards it. */
export async function moneyOf(sql: Sql, talkId: TalkTerms['id']): Promise<TalkMoney> {
  const [holds, parts, disputes] = [await findHolds(sql, talkId), await findParts(sql, talkId), await findDisputes(sql, talkId)];
  const refunded = refundedByHold(parts);
  const taken = holds.flatMap(({ id, part, hold }): TakenPart[] =>
    hold.state === 'captured' || hold.state === 'disputed' ? [{ part, holdId: id, amount: hold.captured, refunded: refunded(id), disputed: hold.state === 'disputed' }] : []);
  const booked = sumYen(parts.map((part) => part.state === 'booked' ? part.amount : yen(0)));
  return { taken, parts, disputes, kept: yen(sumYen(taken.map((one) => one.amount)) - booked - disputedSum(disputes)) };
}

/**
 * Books that a sum leaves a talk's money (or comes back, where `amount` is below zero): card clearing, platform fee and sales, by the difference that keeps
 * the fee at floor(kept × 20 / 100). A source is booked once.
 */
export async function bookLeaving(ctx: Context, tx: Transaction, change: { terms: TalkTerms; source: string; amount: Yen; kept: Yen }): Promise<boolean> {
  const { terms: { id, providerId }, source, amount, kept } = change;
  const { fee, sales } = sharesOf(kept, amount);
  return changeSales(ctx, tx, {
    source, about: id, userId: providerId, sales: negateYen(sales), waitingAs: [`talk:${id}:payable`, `talk:${id}:collected:payable`],
    against: [{ account: { kind: 'card_clearing', owner: null }, amount: negateYen(amount) }, { account: { kind: 'platform_fee', owner: null }, amount: fee }],
  });
}
