import { move } from './attempt.ts';
import { happened } from './events.ts';
import { listOf, newestFirst } from './lists.ts';
import { missing, StripeProblem } from './problem.ts';
import { refundable, renderCharge, renderDispute } from './render-payments.ts';
import type { Calls } from './call.ts';
import { known, newId, type Charge, type Dispute, type Json, type World } from './world.ts';

const disputeFee = 1_500;

/** The cardholder's bank takes the money of a charge back. */
export function openDispute(world: World, charge: Charge, amount = refundable(world, charge)): Dispute {
  const id = newId('dp');
  const transaction = move(world, { amount: -amount, fee: disputeFee, type: 'adjustment', source: id });
  const dispute: Dispute = { id, created: world.now(), charge: charge.id, intent: charge.intent, amount, status: 'needs_response', transactions: [transaction], metadata: {} };
  world.disputes.set(id, dispute);
  charge.disputed = true;
  happened(world, 'charge.dispute.created', renderDispute(world, dispute));
  happened(world, 'charge.dispute.funds_withdrawn', renderDispute(world, dispute));
  happened(world, 'charge.updated', renderCharge(world, charge));
  return dispute;
}

/** The dispute ends: the money comes back, or it doesn't. */
export function closeDispute(world: World, dispute: Dispute, end: 'won' | 'lost'): void {
  dispute.status = end;
  if (end === 'won') dispute.transactions.push(move(world, { amount: dispute.amount, fee: -disputeFee, type: 'adjustment', source: dispute.id }));
  happened(world, 'charge.dispute.closed', renderDispute(world, dispute));
  if (end === 'won') happened(world, 'charge.dispute.funds_reinstated', renderDispute(world, dispute));
}

function found(world: World, id: string): Dispute {
  const dispute = world.disputes.get(id);
  if (dispute === undefined) throw missing('dispute', id, 'dispute');
  return dispute;
}

function stillOpen(dispute: Dispute): void {
  if (dispute.status === 'won' || dispute.status === 'lost') throw new StripeProblem({ status: 400, type: 'invalid_request_error', message: 'This dispute is already closed' });
}

/** The calls about disputes. */
export const disputeCalls: Calls = {
  'stripe.disputes.list': (world, { query }) => listOf(newestFirst(world.disputes).filter(({ intent, charge }) => intent === (query['payment_intent'] ?? intent) && charge === (query['charge'] ?? charge)), { query, url: '/v1/disputes', render: (dispute) => renderDispute(world, dispute) }),
  'stripe.disputes.retrieve': (world, { params }) => renderDispute(world, found(world, params['dispute'] ?? '')),
  'stripe.disputes.update'(world, { params, form }) {
    const dispute = found(world, params['dispute'] ?? '');
    stillOpen(dispute);
    dispute.metadata = { ...dispute.metadata, ...(form['metadata'] as Json | undefined) };
    if (form['submit'] === true) dispute.status = 'under_review';
    happened(world, 'charge.dispute.updated', renderDispute(world, dispute));
    return renderDispute(world, dispute);
  },
  'stripe.disputes.close'(world, { params }) {
    const dispute = found(world, params['dispute'] ?? '');
    stillOpen(dispute);
    closeDispute(world, dispute, 'lost');
    return renderDispute(world, known(world.disputes, dispute.id));
  },
};
