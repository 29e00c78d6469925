import { randomBytes } from 'node:crypto';
import type { Sql, Transaction } from '../../database/database.ts';
import { newId } from '../../primitives/id.ts';
import { yen } from '../../primitives/yen.ts';
import { RailRefusal, type CardRail, type RailRefund } from './rail.ts';
import type { TestBankParts } from './test-bank.ts';
import { disputeOf } from './test-dispute.ts';
import * as refunds from './test-rail-refund-store.ts';
import { lockHold } from './test-rail-store.ts';

const answerOf = ({ state, reference, amount }: refunds.TestRefund): RailRefund => ({ state, reference, amount });

/** Gives back part of a captured hold. Throws a RailRefusal when nothing so large is left there, or the bank has taken it back by itself. */
export async function giveBack({ clock }: TestBankParts, tx: Transaction, request: Omit<Parameters<CardRail['refund']>[0], 'key'>): Promise<RailRefund> {
  const hold = await lockHold(tx, request.reference);
  if (hold?.state !== 'captured') throw new RailRefusal(`nothing of ${request.reference} was taken`);
  const known = await refunds.findRefund(tx.sql, request.refund);
  if (known !== null) return answerOf(known);
  const now = clock.now();
  const dispute = await disputeOf(tx.sql, hold, now);
  if (dispute !== null && dispute.state !== 'won') throw new RailRefusal(`${request.reference} is disputed`);
  const left = yen(hold.captured - await refunds.sumRefunded(tx.sql, hold.reference));
  if (request.amount < 1 || request.amount > left) throw new RailRefusal(`${request.amount} can't be given back of ${left}`);
  const made: refunds.TestRefund = {
    refund: request.refund, reference: newId('testRefund', (length) => randomBytes(length)), hold: hold.reference, amount: request.amount, state: 'succeeded', madeAt: now, changedAt: now,
  };
  await refunds.insertRefund(tx, made);
  return answerOf(made);
}

/** Where a refund stands. */
export async function refundOf(sql: Sql, by: { reference: string; refund: string }): Promise<RailRefund> {
  const known = await refunds.findRefund(sql, by.refund);
  return known?.hold === by.reference ? answerOf(known) : { state: 'none' };
}

/** The bank changes its mind about a refund: not arrived yet, arrived, or sent back because the card is closed. */
export async function changeTestRefund(parts: TestBankParts, change: { refund: string; state: refunds.TestRefund['state'] }): Promise<void> {
  await refunds.saveRefundState(parts.db.sql, change.refund, { state: change.state, at: parts.clock.now() });
}
