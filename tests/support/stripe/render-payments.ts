import { faceOf, fingerprintOf } from './cards.ts';
import { example } from './contract.ts';
import { known, type BalanceTransaction, type Charge, type Dispute, type Json, type PaymentIntent, type Refund, type World } from './world.ts';

const jpy = 'jpy';

function nextAction(world: World, intent: PaymentIntent): Json | null {
  if (intent.status !== 'requires_action') return null;
  if (intent.returnUrl === null) return { type: 'use_stripe_sdk', use_stripe_sdk: { type: 'three_d_secure_redirect' } };
  return { type: 'redirect_to_url', redirect_to_url: { return_url: intent.returnUrl, url: `${world.url}/authenticate/${intent.id}` } };
}

/** A payment intent as it goes over the wire. */
export function renderIntent(world: World, intent: PaymentIntent): Json {
  return {
    ...example('payment_intent'),
    id: intent.id, created: intent.created, amount: intent.amount, currency: intent.currency, customer: intent.customer, metadata: intent.metadata, description: intent.description, livemode: world.livemode,
    status: intent.status, amount_capturable: intent.status === 'requires_capture' ? intent.amount : 0, amount_received: intent.received, capture_method: intent.captureMethod,
    canceled_at: intent.canceledAt, cancellation_reason: intent.cancellationReason, client_secret: `${intent.id}_secret_made_up`, payment_method: intent.card, latest_charge: intent.charge,
    last_payment_error: intent.failure, next_action: nextAction(world, intent), transfer_group: intent.transferGroup, allowed_payment_method_types: intent.allowedTypes,
    automatic_payment_methods: intent.allowedTypes === null ? { enabled: true, allow_redirects: 'always' } : null, processing: null, shipping: null,
    payment_method_options: { card: { installments: null, mandate_options: null, network: null, request_three_d_secure: intent.threeDSecure } },
    payment_method_configuration_details: null, managed_payments: null, amount_details: { tip: {} },
  };
}

function chargedCard(world: World, charge: Charge): Json {
  const { kind } = known(world.cards, charge.card);
  const { brand, last4, funding } = faceOf(kind);
  const card = (example('charge')['payment_method_details'] as { readonly card: Json }).card;
  return {
    ...card, brand, last4, funding, fingerprint: fingerprintOf(kind), country: 'JP', network: brand, amount_authorized: charge.status === 'succeeded' ? charge.amount : null, wallet: null, installments: null, three_d_secure: null,
    overcapture: { maximum_amount_capturable: charge.amount, status: 'unavailable' }, ...(charge.captureBefore !== null && charge.capturedAt === null && { capture_before: charge.captureBefore }),
  };
}

function givenBack(world: World, charge: Charge): number {
  return [...world.refunds.values()].filter((refund) => refund.charge === charge.id && refund.status !== 'failed').reduce((sum, { amount }) => sum + amount, 0);
}

/** What of a charge can still be given back. */
export const refundable = (world: World, charge: Charge): number => charge.captured - givenBack(world, charge);

/** A charge as it goes over the wire. What a hold frees without having been taken counts as refunded. */
export function renderCharge(world: World, charge: Charge): Json {
  const intent = known(world.intents, charge.intent);
  const refunded = charge.released + givenBack(world, charge);
  const works = charge.status === 'succeeded';
  return {
    ...Object.fromEntries(Object.entries(example('charge')).filter(([name]) => name !== 'refunds')),
    id: charge.id, created: charge.created, amount: charge.amount, amount_captured: charge.captured, amount_refunded: refunded, balance_transaction: charge.transaction, captured: charge.capturedAt !== null,
    currency: jpy, customer: intent.customer, description: intent.description, disputed: charge.disputed, failure_code: charge.failure?.code ?? null, failure_message: charge.failure?.message ?? null, livemode: world.livemode,
    metadata: intent.metadata, paid: works, payment_intent: intent.id, payment_method: charge.card, payment_method_details: { card: chargedCard(world, charge), type: 'card' }, refunded: works && refunded >= charge.amount,
    status: charge.status, transfer_group: intent.transferGroup, receipt_url: null, shipping: null,
    outcome: {
      advice_code: null, network_advice_code: null, network_decline_code: null, network_status: works ? 'approved_by_network' : 'declined_by_network', reason: works ? null : charge.failure?.code ?? null,
      seller_message: works ? 'Payment complete.' : charge.failure?.message ?? null, type: works ? 'authorized' : 'issuer_declined',
    },
  };
}

/** A refund as it goes over the wire. */
export function renderRefund(world: World, refund: Refund): Json {
  return {
    ...example('refund'), id: refund.id, created: refund.created, amount: refund.amount, charge: refund.charge, payment_intent: refund.intent, currency: jpy, metadata: refund.metadata, reason: refund.reason, status: refund.status,
    balance_transaction: refund.transaction, customer: known(world.intents, refund.intent).customer, destination_details: { card: { type: 'refund', reference_status: 'pending', reference_type: 'acquirer_reference_number' }, type: 'card' },
    ...(refund.status === 'failed' && { failure_reason: 'lost_or_stolen_card', ...(refund.failureTransaction !== null && { failure_balance_transaction: refund.failureTransaction }) }),
    ...(refund.status === 'pending' && { pending_reason: 'processing' }),
  };
}

/** A movement on the account's balance as it goes over the wire. */
export function renderTransaction(transaction: BalanceTransaction): Json {
  return {
    ...example('balance_transaction'), id: transaction.id, created: transaction.created, amount: transaction.amount, fee: transaction.fee, net: transaction.amount - transaction.fee, currency: jpy, description: null, source: transaction.source,
    fee_details: transaction.fee === 0 ? [] : [{ amount: transaction.fee, application: null, currency: jpy, description: 'Stripe processing fees', type: 'stripe_fee' }], available_on: transaction.created + 4 * 86_400,
    reporting_category: transaction.type === 'adjustment' ? 'dispute' : transaction.type, status: 'pending', type: transaction.type,
  };
}

/** A dispute as it goes over the wire. */
export function renderDispute(world: World, dispute: Dispute): Json {
  const { brand } = faceOf(known(world.cards, known(world.charges, dispute.charge).card).kind);
  return {
    ...example('dispute'), id: dispute.id, created: dispute.created, amount: dispute.amount, charge: dispute.charge, payment_intent: dispute.intent, currency: jpy, livemode: world.livemode, metadata: dispute.metadata, reason: 'fraudulent',
    status: dispute.status, is_charge_refundable: false, balance_transactions: dispute.transactions.map((id) => renderTransaction(known(world.transactions, id))), network_reason_code: '10.4', enhanced_eligibility_types: [],
    payment_method_details: { card: { brand, case_type: 'chargeback', network: brand, network_reason_code: '10.4' }, type: 'card' },
    evidence_details: { due_by: dispute.created + 7 * 86_400, has_evidence: dispute.status !== 'needs_response', past_due: false, submission_count: 0, enhanced_eligibility: {}, submission_method: 'not_submitted' },
  };
}
