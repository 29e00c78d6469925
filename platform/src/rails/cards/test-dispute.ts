import type { Sql } from '../../database/database.ts';
import { after, type Instant } from '../../primitives/instant.ts';
import { DAY } from '../../primitives/seconds.ts';
import { yen } from '../../primitives/yen.ts';
import type { RailDispute } from './rail.ts';
import type { TestBankParts } from './test-bank.ts';
import * as refunds from './test-rail-refund-store.ts';
import { lockHold, type TestHold } from './test-rail-store.ts';

/** How long after it was taken a payment on a card that disputes is taken back. */
export const DISPUTED_AFTER = DAY;

/** The name a dispute has at the bank: that of its hold with another beginning. */
const nameOf = (hold: TestHold): string => hold.reference.replace(/^[a-z]+/u, 'tdp');

/** What the bank disputes of a hold at a moment: what was written down, or what the card does by itself a day later; null when nothing. */
export async function disputeOf(sql: Sql, hold: TestHold, now: Instant): Promise<refunds.TestDispute | null> {
  const written = await refunds.findDispute(sql, hold.reference);
  if (written !== null) return written;
  if (hold.kind !== 'disputed' || hold.capturedAt === null) return null;
  const openedAt = after(hold.capturedAt, DISPUTED_AFTER);
  return now < openedAt ? null : begun(sql, hold, openedAt);
}

/** A dispute over what is left of a captured hold; null when nothing is left. */
async function begun(sql: Sql, hold: TestHold, openedAt: Instant): Promise<refunds.TestDispute | null> {
  const left = yen(hold.captured - await refunds.sumRefunded(sql, hold.reference));
  return left <= 0 ? null : { hold: hold.reference, reference: nameOf(hold), state: 'open', amount: left, openedAt, changedAt: openedAt };
}

/** A dispute as the rail tells of it. */
export function told({ reference, state, amount }: RailDispute): RailDispute {
  return { reference, state, amount };
}

/** The cardholder's bank takes a payment back, whatever card it was. False when it can't: not taken, given back, or disputed already. */
export async function openTestDispute(parts: TestBankParts, reference: string): Promise<boolean> {
  return parts.db.transaction(async (tx) => {
    const hold = await lockHold(tx, reference);
    const now = parts.clock.now();
    if (hold?.state !== 'captured' || (await disputeOf(tx.sql, hold, now)) !== null) return false;
    const dispute = await begun(tx.sql, hold, now);
    if (dispute === null) return false;
    await refunds.saveDispute(tx, dispute);
    return true;
  });
}

/** The bank decides an open dispute: `won` gives the money back to us, `lost` leaves it with the cardholder. False when none is open. */
export async function closeTestDispute(parts: TestBankParts, decision: { reference: string; outcome: 'won' | 'lost' }): Promise<boolean> {
  return parts.db.transaction(async (tx) => {
    const hold = await lockHold(tx, decision.reference);
    const now = parts.clock.now();
    const dispute = hold === null ? null : await disputeOf(tx.sql, hold, now);
    if (dispute?.state !== 'open') return false;
    await refunds.saveDispute(tx, { ...dispute, state: decision.outcome, changedAt: now });
    return true;
  });
}
