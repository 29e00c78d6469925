import { setupFailed } from './attempt.ts';
import type { Call, Calls } from './call.ts';
import { bankAsks, type CardKind } from './cards.ts';
import { happened } from './events.ts';
import { listOf, newestFirst } from './lists.ts';
import { missing, noSuch, StripeProblem, wrongParameter } from './problem.ts';
import { renderCard, renderSession, renderSetupIntent } from './render-people.ts';
import { known, newId, type CheckoutSession, type Json, type SetupIntent, type World } from './world.ts';

const day = 86_400;

function asksForThreeDSecure(form: Json): boolean {
  const wish = (form['payment_method_options'] as { card?: { request_three_d_secure?: string } } | undefined)?.card?.request_three_d_secure;
  return wish === 'any' || wish === 'challenge';
}

function checkSession(world: World, form: Json): string {
  if (form['mode'] !== 'setup') throw wrongParameter('mode', 'The stand-in saves cards and does nothing else.');
  if (form['success_url'] === undefined) throw wrongParameter('success_url', 'Missing required param: success_url.', 'parameter_missing');
  if (form['currency'] === undefined && form['allowed_payment_method_types'] === undefined) throw wrongParameter('currency', 'Missing required param: currency.', 'parameter_missing');
  const customer = String(form['customer'] ?? '');
  const person = world.customers.get(customer);
  // Without a customer the card could never be used again.
  if (person === undefined || person.deleted) throw noSuch('customer', customer, 'customer');
  return customer;
}

function create(world: World, { form }: Call): Json {
  const customer = checkSession(world, form);
  const created = world.now();
  const id = newId(world.livemode ? 'cs_live' : 'cs_test');
  const intent: SetupIntent = {
    id: newId('seti'), created, customer, metadata: ((form['setup_intent_data'] as { metadata?: Json } | undefined)?.metadata) ?? {}, askedForThreeDSecure: asksForThreeDSecure(form), session: id,
    status: 'requires_payment_method', card: null, failure: null, cancellationReason: null,
  };
  const session: CheckoutSession = {
    id, created, expiresAt: (form['expires_at'] as number | undefined) ?? created + day, customer, setupIntent: intent.id, reference: (form['client_reference_id'] as string | undefined) ?? null, successUrl: String(form['success_url']),
    cancelUrl: (form['cancel_url'] as string | undefined) ?? null, locale: (form['locale'] as string | undefined) ?? null, currency: (form['currency'] as string | undefined) ?? null, metadata: (form['metadata'] as Json | undefined) ?? {},
    allowedTypes: (form['allowed_payment_method_types'] as string[] | undefined) ?? null, status: 'open',
  };
  world.setupIntents.set(intent.id, intent);
  world.sessions.set(session.id, session);
  happened(world, 'setup_intent.created', renderSetupIntent(world, intent));
  return renderSession(world, session);
}

/** The person has given a card on the hosted page. Answers whether their bank now asks, or the card is saved. */
export function giveCard(world: World, session: CheckoutSession, kind: CardKind): 'asked' | 'saved' {
  const intent = known(world.setupIntents, session.setupIntent);
  const card = { id: newId('pm'), created: world.now(), kind, customer: null, metadata: {} };
  world.cards.set(card.id, card);
  intent.card = card.id;
  if (bankAsks(kind, intent.askedForThreeDSecure ? 'any' : null)) {
    intent.status = 'requires_action';
    happened(world, 'setup_intent.requires_action', renderSetupIntent(world, intent));
    return 'asked';
  }
  keepCard(world, session);
  return 'saved';
}

function keepCard(world: World, session: CheckoutSession): void {
  const intent = known(world.setupIntents, session.setupIntent);
  const card = known(world.cards, intent.card ?? '');
  card.customer = session.customer;
  Object.assign(intent, { status: 'succeeded', failure: null });
  session.status = 'complete';
  happened(world, 'payment_method.attached', renderCard(world, card));
  happened(world, 'setup_intent.succeeded', renderSetupIntent(world, intent));
  happened(world, 'checkout.session.completed', renderSession(world, session));
}

/** The cardholder answers their bank about saving a card. Without effect where nothing was asked any more. */
export function answerSetup(world: World, intent: SetupIntent, allow: boolean): void {
  const session = known(world.sessions, intent.session);
  if (intent.status !== 'requires_action' || session.status !== 'open') return;
  if (allow) keepCard(world, session);
  else setupFailed(world, intent.id);
}

function found(world: World, id: string): CheckoutSession {
  const session = world.sessions.get(id);
  if (session === undefined) throw missing('checkout.session', id, 'session');
  return session;
}

function setupOf(world: World, { params }: Call): SetupIntent {
  const intent = world.setupIntents.get(params['intent'] ?? '');
  if (intent === undefined) throw missing('setupintent', params['intent'] ?? '', 'intent');
  return intent;
}

/** The calls about the hosted page that saves a card. */
export const checkoutCalls: Calls = {
  'stripe.checkout.sessions.create': create,
  'stripe.checkout.sessions.retrieve': (world, { params }) => renderSession(world, found(world, params['session'] ?? '')),
  'stripe.checkout.sessions.expire'(world, { params }) {
    const session = found(world, params['session'] ?? '');
    if (session.status !== 'open') throw new StripeProblem({ status: 400, type: 'invalid_request_error', message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.` });
    session.status = 'expired';
    happened(world, 'checkout.session.expired', renderSession(world, session));
    return renderSession(world, session);
  },
  'stripe.setupIntents.retrieve': (world, call) => renderSetupIntent(world, setupOf(world, call)),
  'stripe.setupIntents.list': (world, { query }) => listOf(newestFirst(world.setupIntents).filter(({ customer, card }) => customer === (query['customer'] ?? customer) && card === (query['payment_method'] ?? card)), { query, url: '/v1/setup_intents', render: (intent) => renderSetupIntent(world, intent) }),
  'stripe.setupIntents.cancel'(world, call) {
    const intent = setupOf(world, call);
    // Stripe lets nobody cancel the intent of an open page: the page must expire.
    throw new StripeProblem({ status: 400, type: 'invalid_request_error', code: 'setup_intent_unexpected_state', message: 'You cannot cancel this SetupIntent: it belongs to a Checkout Session.', setupIntent: renderSetupIntent(world, intent) });
  },
};
