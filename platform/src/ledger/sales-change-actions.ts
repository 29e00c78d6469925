import type { Transaction } from '../database/database.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import { negateYen, sumYen, yen, type Yen } from '../primitives/yen.ts';
import { postJournal, type Booking } from './actions.ts';
import type { Entry } from './journal.ts';
import { shareSales } from './sales-change.ts';
import { growWaiting, lockWaiting } from './waiting-store.ts';

/** A change of what a talk has earned before: a refund, a dispute, or either undone. */
export interface SalesChange {
  readonly source: string;
  readonly about: TalkId;
  readonly userId: UserId;
  /** What the provider gets, or loses where it is negative. */
  readonly sales: Yen;
  /** The other side of the journal; entries of ¥0 are left out. */
  readonly against: readonly Entry[];
  /** The moving sources under which the talk's sales wait, where they still do. */
  readonly waitingAs: readonly string[];
}

/**
 * Books a change of sales in the caller's transaction: pending sales that still wait shrink or grow with it, else payable sales do, which may go below zero. A
 * source is booked once; the second time nothing happens and the answer is false.
 */
export async function changeSales(ctx: Booking, tx: Transaction, change: SalesChange): Promise<boolean> {
  const { source, about, userId, sales } = change;
  const waiting = await lockWaiting(tx, change.waitingAs);
  const share = shareSales(sales, waiting.map((piece) => piece.amount));
  const entries: readonly Entry[] = [
    ...change.against,
    { account: { kind: 'sales_pending', owner: userId }, amount: negateYen(sumYen(share.waiting)) },
    { account: { kind: 'sales_payable', owner: userId }, amount: negateYen(share.payable) },
  ];
  if (!await postJournal(ctx, tx, { source, about, entries: entries.filter((entry) => entry.amount !== 0) })) return false;
  for (const [index, piece] of waiting.entries()) {
    const by = share.waiting[index] ?? yen(0);
    if (by !== 0) await growWaiting(tx, piece.journalId, by);
  }
  return true;
}
