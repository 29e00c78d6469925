import { move } from './attempt.ts';
import type { Call, Calls } from './call.ts';
import { happened } from './events.ts';
import { listOf, newestFirst } from './lists.ts';
import { missing, noSuch, StripeProblem, wrongParameter } from './problem.ts';
import { refundable, renderCharge, renderRefund } from './render-payments.ts';
import { known, newId, type Charge, type Json, type Refund, type World } from './world.ts';

function chargeOf(world: World, form: Json): Charge {
  if (typeof form['charge'] === 'string') {
    const charge = world.charges.get(form['charge']);
    if (charge === undefined) throw noSuch('charge', form['charge'], 'charge');
    return charge;
  }
  const id = String(form['payment_intent']);
  const intent = world.intents.get(id);
  if (intent === undefined) throw noSuch('payment_intent', id, 'payment_intent');
  const charge = intent.charge === null ? undefined : world.charges.get(intent.charge);
  if (charge === undefined) throw new StripeProblem({ status: 400, type: 'invalid_request_error', param: 'payment_intent', message: 'This PaymentIntent does not have a successful charge to refund.' });
  return charge;
}

function checkRefund(world: World, charge: Charge, amount: number): void {
  const refused = (code: string, message: string) => new StripeProblem({ status: 400, type: 'invalid_request_error', code, message });
  if (charge.capturedAt === null) throw refused('charge_not_refundable', 'This charge has not been captured.');
  if ([...world.disputes.values()].some((dispute) => dispute.charge === charge.id && dispute.status !== 'won')) throw refused('charge_disputed', 'This charge has been disputed and can’t be refunded.');
  const left = refundable(world, charge);
  if (left === 0) throw refused('charge_already_refunded', `Charge ${charge.id} has already been refunded.`);
  if (amount < 1) throw wrongParameter('amount', 'Invalid positive integer', 'parameter_invalid_integer');
  if (amount > left) throw wrongParameter('amount', `Refund amount (¥${amount}) is greater than unrefunded amount on charge (¥${left})`);
}

function create(world: World, { form }: Call): Json {
  if ((form['charge'] === undefined) === (form['payment_intent'] === undefined)) throw wrongParameter('payment_intent', 'One of charge and payment_intent is needed.', 'parameter_missing');
  const charge = chargeOf(world, form);
  const amount = (form['amount'] as number | undefined) ?? refundable(world, charge);
  checkRefund(world, charge, amount);
  const refund: Refund = {
    id: newId('re'), created: world.now(), charge: charge.id, intent: charge.intent, amount, reason: (form['reason'] as string | undefined) ?? null, metadata: (form['metadata'] as Json | undefined) ?? {}, status: 'pending',
    transaction: null, failureTransaction: null,
  };
  refund.transaction = move(world, { amount: -amount, type: 'refund', source: refund.id });
  world.refunds.set(refund.id, refund);
  if (known(world.cards, charge.card).kind !== 'refundPends') refund.status = 'succeeded';
  happened(world, 'refund.created', renderRefund(world, refund));
  happened(world, 'charge.refunded', renderCharge(world, charge));
  return renderRefund(world, refund);
}

/** What becomes of a refund later: the bank takes it, or it comes back. */
export function settleRefund(world: World, refund: Refund, end: 'succeeded' | 'failed'): void {
  refund.status = end;
  if (end === 'failed') refund.failureTransaction = move(world, { amount: refund.amount, type: 'refund_failure', source: refund.id });
  const rendered = renderRefund(world, refund);
  happened(world, end === 'failed' ? 'refund.failed' : 'refund.updated', rendered);
  happened(world, 'charge.refund.updated', rendered);
}

function found(world: World, id: string): Refund {
  const refund = world.refunds.get(id);
  if (refund === undefined) throw missing('refund', id, 'refund');
  return refund;
}

/** The calls about refunds. */
export const refundCalls: Calls = {
  'stripe.refunds.create': create,
  'stripe.refunds.retrieve': (world, { params }) => renderRefund(world, found(world, params['refund'] ?? '')),
  'stripe.refunds.list': (world, { query }) => listOf(newestFirst(world.refunds).filter(({ intent, charge }) => intent === (query['payment_intent'] ?? intent) && charge === (query['charge'] ?? charge)), { query, url: '/v1/refunds', render: (refund) => renderRefund(world, refund) }),
};
