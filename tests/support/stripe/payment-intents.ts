import { attempt, cancel, take } from './attempt.ts';
import type { Call, Calls } from './call.ts';
import { happened } from './events.ts';
import { listOf, newestFirst } from './lists.ts';
import { missing, noSuch, StripeProblem, wrongParameter } from './problem.ts';
import { renderIntent } from './render-payments.ts';
import { known, newId, type Json, type PaymentIntent, type World } from './world.ts';

/** Stripe takes at least US$0.50 or its equivalent, for yen ¥50, and at most eight digits. */
const least = 50;
const most = 99_999_999;

function checkAmount(amount: number, param: string): void {
  if (amount < least) throw wrongParameter(param, `Amount must be at least ¥${least} jpy`, 'amount_too_small');
  if (amount > most) throw wrongParameter(param, `Amount must be no more than ¥${most} jpy`, 'amount_too_large');
}

function found(world: World, { params }: Call): PaymentIntent {
  const id = params['intent'] ?? '';
  const intent = world.intents.get(id);
  if (intent === undefined) throw missing('payment_intent', id, 'intent');
  return intent;
}

function wrongState(world: World, intent: PaymentIntent, { act, allowed }: { readonly act: string; readonly allowed: string }): StripeProblem {
  return new StripeProblem({
    status: 400, type: 'invalid_request_error', code: 'payment_intent_unexpected_state', intent: renderIntent(world, intent),
    message: `This PaymentIntent could not be ${act} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${act}: ${allowed}.`,
  });
}

function wantedThreeDSecure(form: Json): string | undefined {
  return (form['payment_method_options'] as { card?: { request_three_d_secure?: string } } | undefined)?.card?.request_three_d_secure;
}

/** Puts a card to an intent: it must be there, saved by this customer and not detached. */
function chooseCard(world: World, intent: PaymentIntent, id: string): void {
  const card = world.cards.get(id);
  if (card === undefined) throw noSuch('PaymentMethod', id, 'payment_method');
  const refused = (message: string) => new StripeProblem({ status: 400, type: 'invalid_request_error', param: 'payment_method', message });
  if (card.customer === null) throw refused('The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment or was detached from a Customer. It may not be used again.');
  if (card.customer !== intent.customer) throw refused('The provided PaymentMethod belongs to another Customer. Use it with the Customer that it belongs to.');
  intent.card = id;
}

function confirm(world: World, intent: PaymentIntent, form: Json): void {
  const nobodyThere = form['off_session'] !== undefined && form['off_session'] !== false;
  if (typeof form['payment_method'] === 'string') chooseCard(world, intent, form['payment_method']);
  if (intent.card === null) throw new StripeProblem({ status: 400, type: 'invalid_request_error', code: 'parameter_missing', param: 'payment_method', message: 'You cannot confirm this PaymentIntent because it’s missing a payment method.' });
  intent.returnUrl = (form['return_url'] as string | undefined) ?? null;
  intent.threeDSecure = wantedThreeDSecure(form) ?? intent.threeDSecure;
  if (intent.allowedTypes === null && intent.returnUrl === null && !nobodyThere) throw wrongParameter('return_url', 'This PaymentIntent accepts payment methods that redirect: a return_url is needed.', 'parameter_missing');
  attempt(world, intent, { nobodyThere, noQuestions: form['error_on_requires_action'] === true });
}

function refuseExclusive(form: Json): void {
  if (form['allowed_payment_method_types'] !== undefined && form['automatic_payment_methods'] !== undefined) throw wrongParameter('automatic_payment_methods', 'You may only specify one of these parameters: automatic_payment_methods, allowed_payment_method_types.', 'parameters_exclusive');
  if (form['confirm'] === true) return;
  for (const name of ['off_session', 'error_on_requires_action', 'return_url'] as const) {
    if (form[name] !== undefined) throw wrongParameter(name, `${name} can only be used with confirm=true.`, 'payment_intent_invalid_parameter');
  }
}

function create(world: World, { form }: Call): Json {
  const amount = form['amount'] as number;
  checkAmount(amount, 'amount');
  refuseExclusive(form);
  if (form['currency'] !== 'jpy') throw wrongParameter('currency', 'This account takes yen alone.');
  const customer = (form['customer'] as string | undefined) ?? null;
  const person = customer === null ? null : world.customers.get(customer);
  if (person === undefined || person?.deleted === true) throw noSuch('customer', customer ?? '', 'customer');
  const intent: PaymentIntent = {
    id: newId('pi'), created: world.now(), customer, currency: 'jpy', captureMethod: (form['capture_method'] as PaymentIntent['captureMethod'] | undefined) ?? 'automatic_async', allowedTypes: (form['allowed_payment_method_types'] as string[] | undefined) ?? null,
    transferGroup: (form['transfer_group'] as string | undefined) ?? null, amount, metadata: (form['metadata'] as Json | undefined) ?? {}, description: (form['description'] as string | undefined) ?? null, status: 'requires_payment_method',
    card: null, charge: null, received: 0, attempts: 0, failure: null, returnUrl: null, canceledAt: null, cancellationReason: null, threeDSecure: wantedThreeDSecure(form) ?? 'automatic',
  };
  // A card that can't be used refuses the whole call, before there is an intent.
  if (typeof form['payment_method'] === 'string') chooseCard(world, intent, form['payment_method']);
  world.intents.set(intent.id, intent);
  if (intent.card !== null) intent.status = 'requires_confirmation';
  happened(world, 'payment_intent.created', renderIntent(world, intent));
  if (form['confirm'] === true) confirm(world, intent, form);
  return renderIntent(world, intent);
}

function capture(world: World, call: Call): Json {
  const intent = found(world, call);
  if (intent.status !== 'requires_capture') throw wrongState(world, intent, { act: 'captured', allowed: 'requires_capture' });
  const amount = (call.form['amount_to_capture'] as number | undefined) ?? intent.amount;
  checkAmount(amount, 'amount_to_capture');
  if (amount > intent.amount) throw wrongParameter('amount_to_capture', 'The remaining amount is less than what is to be captured.', 'amount_too_large');
  if (call.form['final_capture'] === false) throw wrongParameter('final_capture', 'Multicapture is not available to this account.');
  if (known(world.cards, intent.card ?? '').kind === 'lostAtCapture') {
    cancel(world, intent, 'automatic');
    throw new StripeProblem({ status: 400, type: 'invalid_request_error', code: 'charge_expired_for_capture', message: 'The charge can no longer be captured: the authorization has expired.', intent: renderIntent(world, intent) });
  }
  intent.metadata = { ...intent.metadata, ...(call.form['metadata'] as Json | undefined) };
  take(world, intent, amount);
  return renderIntent(world, intent);
}

const confirmable = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** The calls about payment intents. */
export const paymentIntentCalls: Calls = {
  'stripe.paymentIntents.create': create,
  'stripe.paymentIntents.capture': capture,
  'stripe.paymentIntents.list': (world, { query }) => listOf(newestFirst(world.intents).filter(({ customer }) => query['customer'] === undefined || customer === query['customer']), { query, url: '/v1/payment_intents', render: (intent) => renderIntent(world, intent) }),
  'stripe.paymentIntents.retrieve': (world, call) => renderIntent(world, found(world, call)),
  'stripe.paymentIntents.update'(world, call) {
    const intent = found(world, call);
    if (call.form['amount'] !== undefined) {
      if (!confirmable.includes(intent.status)) throw wrongState(world, intent, { act: 'updated', allowed: confirmable.join(', ') });
      checkAmount(call.form['amount'] as number, 'amount');
      intent.amount = call.form['amount'] as number;
    }
    intent.metadata = { ...intent.metadata, ...(call.form['metadata'] as Json | undefined) };
    return renderIntent(world, intent);
  },
  'stripe.paymentIntents.confirm'(world, call) {
    const intent = found(world, call);
    if (!confirmable.includes(intent.status)) throw wrongState(world, intent, { act: 'confirmed', allowed: confirmable.join(', ') });
    confirm(world, intent, call.form);
    return renderIntent(world, intent);
  },
  'stripe.paymentIntents.cancel'(world, call) {
    const intent = found(world, call);
    if (intent.status === 'succeeded' || intent.status === 'canceled') throw wrongState(world, intent, { act: 'canceled', allowed: [...confirmable, 'requires_capture', 'processing'].join(', ') });
    cancel(world, intent, (call.form['cancellation_reason'] as string | undefined) ?? 'requested_by_customer');
    return renderIntent(world, intent);
  },
  'stripe.paymentIntents.incrementAuthorization'() {
    throw new StripeProblem({ status: 400, type: 'invalid_request_error', message: 'This account is not eligible for incremental authorizations.' });
  },
};
