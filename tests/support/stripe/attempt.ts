import { bankAsks, faceOf, holdTime } from './cards.ts';
import { happened } from './events.ts';
import { StripeProblem } from './problem.ts';
import { renderCard, renderSetupIntent } from './render-people.ts';
import { renderCharge, renderIntent } from './render-payments.ts';
import { known, newId, type Charge, type Json, type PaymentIntent, type World } from './world.ts';

/** After so many attempts an intent is canceled. Stripe says that there is such a limit, not which. */
export const mostAttempts = 5;

const fee = (amount: number): number => Math.round(amount * 0.036);

/** Books a movement on the account's balance and answers its id. */
export function move(world: World, entry: { readonly amount: number; readonly fee?: number; readonly type: 'charge' | 'refund' | 'refund_failure' | 'adjustment'; readonly source: string }): string {
  const id = newId('txn');
  world.transactions.set(id, { id, created: world.now(), fee: 0, ...entry });
  return id;
}

function addCharge(world: World, intent: PaymentIntent, facts: Pick<Charge, 'card' | 'status' | 'failure' | 'captureBefore'>): Charge {
  const charge: Charge = { id: newId('ch'), created: world.now(), intent: intent.id, amount: intent.amount, captured: 0, capturedAt: null, released: 0, transaction: null, disputed: false, ...facts };
  world.charges.set(charge.id, charge);
  intent.charge = charge.id;
  return charge;
}

/** The movement of a charge's money onto the account's balance. */
export function take(world: World, intent: PaymentIntent, amount: number): void {
  const charge = known(world.charges, intent.charge ?? '');
  charge.captured = amount;
  charge.capturedAt = world.now();
  charge.released = charge.amount - amount;
  charge.transaction = move(world, { amount, fee: fee(amount), type: 'charge', source: charge.id });
  intent.received = amount;
  intent.status = 'succeeded';
  if (intent.captureMethod === 'manual') happened(world, 'charge.captured', renderCharge(world, charge));
  else happened(world, 'charge.succeeded', renderCharge(world, charge));
  happened(world, 'payment_intent.succeeded', renderIntent(world, intent));
}

/** Ends an intent without money: what it holds goes back. */
export function cancel(world: World, intent: PaymentIntent, reason: string): void {
  const held = intent.status === 'requires_capture' && intent.charge !== null ? known(world.charges, intent.charge) : null;
  intent.status = 'canceled';
  intent.canceledAt = world.now();
  intent.cancellationReason = reason;
  if (held !== null) {
    held.released = held.amount;
    happened(world, reason === 'automatic' ? 'charge.expired' : 'charge.refunded', renderCharge(world, held));
  }
  happened(world, 'payment_intent.canceled', renderIntent(world, intent));
}

/** The bank allows it: the sum is held, or taken at once where the intent says so. */
export function succeed(world: World, intent: PaymentIntent): void {
  const card = known(world.cards, intent.card ?? '');
  intent.failure = null;
  const manual = intent.captureMethod === 'manual';
  const charge = addCharge(world, intent, { card: card.id, status: 'succeeded', failure: null, captureBefore: manual ? world.now() + holdTime(card.kind) : null });
  if (!manual) {
    take(world, intent, intent.amount);
    return;
  }
  intent.status = 'requires_capture';
  happened(world, 'charge.succeeded', renderCharge(world, charge));
  happened(world, 'payment_intent.amount_capturable_updated', renderIntent(world, intent));
}

interface Failure { readonly code: string; readonly message: string; readonly declineCode?: string; readonly charge?: string }

/** An attempt that failed: the intent waits for another card, or is canceled after too many. */
export function fail(world: World, intent: PaymentIntent, { code, message, declineCode, charge }: Failure): void {
  const card = intent.card === null ? null : known(world.cards, intent.card);
  intent.failure = {
    type: code === 'payment_intent_authentication_failure' ? 'invalid_request_error' : 'card_error', code, message, ...(declineCode !== undefined && { decline_code: declineCode }), ...(charge !== undefined && { charge }),
    ...(card !== null && { payment_method: renderCard(world, card), payment_method_type: 'card' }),
  };
  intent.card = null;
  intent.status = 'requires_payment_method';
  happened(world, 'payment_intent.payment_failed', renderIntent(world, intent));
  if (intent.attempts >= mostAttempts) cancel(world, intent, 'automatic');
}

function decline(world: World, intent: PaymentIntent, declineCode: string): never {
  const failure = { code: declineCode === 'expired_card' ? 'expired_card' : 'card_declined', message: 'Your card was declined.' };
  const charge = addCharge(world, intent, { card: intent.card ?? '', status: 'failed', failure, captureBefore: null });
  happened(world, 'charge.failed', renderCharge(world, charge));
  fail(world, intent, { ...failure, declineCode, charge: charge.id });
  throw new StripeProblem({ status: 402, type: 'card_error', ...failure, declineCode, charge: charge.id, intent: renderIntent(world, intent) });
}

/** One attempt at the card of an intent: held, taken, asked for at the bank, or declined (which throws). */
export function attempt(world: World, intent: PaymentIntent, { nobodyThere, noQuestions }: { readonly nobodyThere: boolean; readonly noQuestions: boolean }): void {
  const { kind } = known(world.cards, intent.card ?? '');
  const face = faceOf(kind);
  intent.attempts += 1;
  if (world.declineNext || face.decline !== undefined) {
    world.declineNext = false;
    decline(world, intent, face.decline ?? 'generic_decline');
  }
  if (!bankAsks(kind, intent.threeDSecure)) {
    succeed(world, intent);
    return;
  }
  if (nobodyThere || noQuestions) decline(world, intent, 'authentication_required');
  intent.status = 'requires_action';
  happened(world, 'payment_intent.requires_action', renderIntent(world, intent));
}

/** The error that a card saved without its bank's word leaves. */
export function setupFailed(world: World, id: string): Json {
  const intent = known(world.setupIntents, id);
  intent.card = null;
  intent.status = 'requires_payment_method';
  intent.failure = { type: 'invalid_request_error', code: 'setup_intent_authentication_failure', message: 'The latest attempt to set up the payment method has failed because authentication failed.' };
  const rendered = renderSetupIntent(world, intent);
  happened(world, 'setup_intent.setup_failed', rendered);
  return rendered;
}
