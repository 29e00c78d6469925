import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { carriedOut } from './answer.ts';
import { cardKinds } from './cards.ts';
import { example, operations, problemsWithObject } from './contract.ts';
import { openStripe, type StripeStandIn } from './stand-in.ts';

// What the stand-in does, seen through Stripe's own package.

const day = 86_400_000;
const apiVersion = '2026-10-28.endive';
let now = Date.parse('2026-11-23T03:00:00Z');
let standIn: StripeStandIn;
let stripe: Stripe;

function clientOf({ url, secretKey }: StripeStandIn, key = secretKey): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', apiVersion, telemetry: false, maxNetworkRetries: 0 });
}

/** What a call is refused with: Stripe's class, status, code and parameter. */
async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.then(() => null, (failure: unknown) => failure);
  if (!(error instanceof Stripe.errors.StripeError)) throw new Error(`not refused: ${String(error)}`);
  return { type: error.type, status: error.statusCode, code: error.code, param: error.param };
}

beforeAll(async () => {
  standIn = await openStripe({ now: () => now });
  stripe = clientOf(standIn);
});
afterAll(() => standIn.close());

const session = (customer: string) => stripe.checkout.sessions.create({
  mode: 'setup', currency: 'jpy', customer, allowed_payment_method_types: ['card'], payment_method_options: { card: { request_three_d_secure: 'any' } }, client_reference_id: 'ours', success_url: 'http://localhost:4000/back', cancel_url: 'http://localhost:4000/left',
});

/** A customer with a card, by what it does. */
async function personWith(kind: typeof cardKinds[number]): Promise<{ customer: string; card: string }> {
  const { id: customer } = await stripe.customers.create({ metadata: { user: 'ours' } });
  const page = await session(customer);
  standIn.cardholder.save(page.url ?? '', kind);
  const [card] = (await stripe.customers.listPaymentMethods(customer)).data;
  return { customer, card: card?.id ?? '' };
}

const intent = (customer: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) => stripe.paymentIntents.create({ amount: 1_520, currency: 'jpy', customer, capture_method: 'manual', allowed_payment_method_types: ['card'], ...more });
const confirm = (id: string, card: string) => stripe.paymentIntents.confirm(id, { payment_method: card, return_url: 'http://localhost:4000/bank', expand: ['latest_charge'] });

/** A hold on a card. */
async function held(kind: typeof cardKinds[number] = 'works', more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  const { customer, card } = await personWith(kind);
  const { id } = await intent(customer, more);
  return { id, customer, card, ...await confirm(id, card).then((answer) => ({ answer })) };
}

describe('the contract', () => {
  it('fits its own examples', () => {
    for (const object of ['account', 'balance', 'balance_transaction', 'charge', 'checkout.session', 'customer', 'dispute', 'event', 'payment_intent', 'payment_method', 'refund', 'setup_intent', 'webhook_endpoint']) expect(problemsWithObject(object, example(object))).toEqual([]);
  });

  it('is carried out where Choku needs it, and refused elsewhere', async () => {
    const refused = operations.map(({ id }) => id.replace('stripe.', '')).filter((id) => !carriedOut.includes(`stripe.${id}`));
    expect([...new Set(refused.map((id) => id.split('.')[0]))].toSorted()).toEqual(['accountLinks', 'accounts', 'paymentMethods', 'payouts', 'setupIntents', 'transfers']);
    expect(await refusal(stripe.transfers.create({ amount: 100, currency: 'jpy', destination: 'acct_1' }))).toMatchObject({ status: 400 });
  });

  it.each([
    ['a parameter that is gone', () => stripe.paymentIntents.create({ amount: 500, currency: 'jpy', payment_method_types: ['card'] } as never), { code: 'parameter_unknown', param: 'payment_method_types' }],
    ['a parameter inside another', () => stripe.checkout.sessions.create({ mode: 'setup', success_url: 'http://x', payment_method_options: { card: { colour: 'red' } } } as never), { code: 'parameter_unknown', param: 'payment_method_options[card][colour]' }],
    ['a missing parameter', () => stripe.paymentIntents.create({ amount: 500 } as never), { code: 'parameter_missing', param: 'currency' }],
    ['a number that is none', () => stripe.refunds.create({ payment_intent: 'pi_1', amount: 'much' } as never), { code: 'parameter_invalid_integer', param: 'amount' }],
    ['a filter that is unknown', () => stripe.paymentIntents.list({ state: 'x' } as never), { code: 'parameter_unknown', param: 'state' }],
    ['a field that can’t be expanded', () => stripe.paymentIntents.list({ expand: ['data.amount'] }), { param: 'expand' }],
  ])('refuses %s, and nothing happens', async (_what, call, expected) => {
    await intent((await stripe.customers.create({})).id);
    const before = standIn.world.intents.size;
    expect(await refusal(call())).toMatchObject({ type: 'StripeInvalidRequestError', status: 400, ...expected });
    expect(standIn.world.intents.size).toBe(before);
  });

  it('refuses another key, another version and a path that is none', async () => {
    expect(await refusal(clientOf(standIn, 'sk_test_another').balance.retrieve())).toMatchObject({ status: 401 });
    const headers = { authorization: `Bearer ${standIn.secretKey}`, 'stripe-version': apiVersion };
    expect((await fetch(`${standIn.url}/v1/balance`, { headers })).status).toBe(200);
    expect((await fetch(`${standIn.url}/v1/balance`, { headers: { ...headers, 'stripe-version': '2020-01-01' } })).status).toBe(400);
    expect((await fetch(`${standIn.url}/v1/tokens`, { headers })).status).toBe(404);
  });

  it('says so loudly when the stand-in itself breaks it', async () => {
    const wrong = await openStripe();
    const { id } = await clientOf(wrong).customers.create({});
    Object.assign(wrong.world.customers.get(id) ?? {}, { created: 'yesterday' });
    await clientOf(wrong).customers.retrieve(id);
    await expect(wrong.close()).rejects.toThrow(/broke the contract[\s\S]*created/u);
  });
});

describe('a hold', () => {
  it.each([['works', 30], ['jcb', 30], ['amex', 7]] as const)('on a card that %s lasts %d days and not a second longer', async (kind, days) => {
    const { id, answer } = await held(kind);
    expect(answer.latest_charge).toMatchObject({ payment_method_details: { card: { capture_before: Math.floor(now / 1000) + days * 86_400 } } });
    now += days * day - 1_000;
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_capture', amount_capturable: 1_520 });
    now += 1_000;
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'canceled', cancellation_reason: 'automatic', amount_capturable: 0 });
    expect(await refusal(stripe.paymentIntents.capture(id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
  });

  it('is at least ¥50 and at most eight digits', async () => {
    const { id: customer } = await stripe.customers.create({});
    expect(await refusal(intent(customer, { amount: 49 }))).toMatchObject({ code: 'amount_too_small', param: 'amount' });
    expect(await refusal(intent(customer, { amount: 100_000_000 }))).toMatchObject({ code: 'amount_too_large' });
    expect(await intent(customer, { amount: 50 })).toMatchObject({ status: 'requires_payment_method', last_payment_error: null });
  });

  it('is captured once, at most whole; the rest goes back and counts as refunded', async () => {
    const { id } = await held();
    expect(await refusal(stripe.paymentIntents.capture(id, { amount_to_capture: 1_521 }))).toMatchObject({ code: 'amount_too_large', param: 'amount_to_capture' });
    const taken = await stripe.paymentIntents.capture(id, { amount_to_capture: 928, expand: ['latest_charge.balance_transaction'] });
    expect(taken).toMatchObject({ status: 'succeeded', amount_received: 928, latest_charge: { amount: 1_520, amount_captured: 928, amount_refunded: 592, balance_transaction: { amount: 928, type: 'charge' } } });
    expect(await refusal(stripe.paymentIntents.capture(id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
    expect(await refusal(stripe.paymentIntents.cancel(id))).toMatchObject({ code: 'payment_intent_unexpected_state' });
  });

  it('can’t be asked for again once it is canceled', async () => {
    const { id, card } = await held();
    expect(await stripe.paymentIntents.cancel(id, { cancellation_reason: 'abandoned' })).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' });
    expect(await refusal(confirm(id, card))).toMatchObject({ code: 'payment_intent_unexpected_state' });
  });

  it('is canceled after five attempts', async () => {
    const { customer, card } = await personWith('declined');
    const { id } = await intent(customer);
    for (let attempt = 1; attempt <= 5; attempt += 1) expect(await refusal(confirm(id, card))).toMatchObject({ type: 'StripeCardError', status: 402, code: 'card_declined' });
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'canceled' });
  });

  it('takes only cards of its own customer that are still saved', async () => {
    const [one, other] = [await personWith('works'), await personWith('works')];
    const { id } = await intent(one.customer);
    expect(await refusal(confirm(id, other.card))).toMatchObject({ status: 400, param: 'payment_method' });
    expect(await refusal(confirm(id, 'pm_none'))).toMatchObject({ code: 'resource_missing', param: 'payment_method' });
    await stripe.paymentMethods.detach(one.card);
    expect(await refusal(confirm(id, one.card))).toMatchObject({ status: 400, param: 'payment_method' });
    expect(await refusal(stripe.paymentMethods.detach(one.card))).toMatchObject({ status: 400 });
    expect((await stripe.customers.listPaymentMethods(one.customer)).data).toEqual([]);
  });

  it('is declined where the bank would ask and nobody is there', async () => {
    const { customer, card } = await personWith('threeDSecure');
    const collect = (payment_method: string, of: string) => intent(of, { capture_method: 'automatic', payment_method, confirm: true, off_session: true });
    expect(await refusal(collect(card, customer))).toMatchObject({ status: 402, code: 'card_declined' });
    const { customer: another, card: works } = await personWith('works');
    expect(await collect(works, another)).toMatchObject({ status: 'succeeded', amount_received: 1_520 });
  });
});

describe('keys', () => {
  it('give the same answer for a day, and then begin anew', async () => {
    const { id: customer } = await stripe.customers.create({});
    const ask = () => stripe.paymentIntents.create({ amount: 500, currency: 'jpy', customer }, { idempotencyKey: `${customer}:1` });
    const first = await ask();
    now += day - 1_000;
    expect((await ask()).id).toBe(first.id);
    now += 1_000;
    expect((await ask()).id).not.toBe(first.id);
  });

  it('belong to their parameters', async () => {
    await stripe.customers.create({ name: 'a' }, { idempotencyKey: 'same' });
    expect(await refusal(stripe.customers.create({ name: 'b' }, { idempotencyKey: 'same' }))).toMatchObject({ type: 'StripeIdempotencyError', status: 400 });
  });

  it('keep declines and failures, but not what was refused before it began', async () => {
    const { customer, card } = await personWith('declined');
    const { id } = await intent(customer);
    const tries = () => stripe.paymentIntents.confirm(id, { payment_method: card, return_url: 'http://localhost:4000/bank' }, { idempotencyKey: `${id}:1` });
    expect(await refusal(tries())).toMatchObject({ code: 'card_declined' });
    expect(await refusal(tries())).toMatchObject({ code: 'card_declined' });
    expect(standIn.world.intents.get(id)?.attempts).toBe(1);
    const before = standIn.world.intents.size;
    const ask = (amount: number) => stripe.paymentIntents.create({ amount, currency: 'jpy', customer }, { idempotencyKey: `${id}:2` });
    expect(await refusal(ask(49))).toMatchObject({ code: 'amount_too_small' });
    await ask(50);
    expect(standIn.world.intents.size).toBe(before + 1);
    standIn.fault('storedFailure', { on: 'release' });
    const release = (key: string) => stripe.paymentIntents.cancel(id, {}, { idempotencyKey: key });
    expect(await refusal(release('r1'))).toMatchObject({ status: 500 });
    expect(await refusal(release('r1'))).toMatchObject({ status: 500 });
    expect(await release('r2')).toMatchObject({ status: 'canceled' });
  });

  it('are busy while their first call is at work', async () => {
    const { id: customer } = await stripe.customers.create({});
    standIn.fault('slow', { on: 'place' });
    const ask = () => stripe.paymentIntents.create({ amount: 500, currency: 'jpy', customer }, { idempotencyKey: `${customer}:busy` });
    const [first, second] = await Promise.all([ask(), refusal(ask())]);
    expect(second).toMatchObject({ status: 409, code: 'idempotency_key_in_use' });
    expect((await ask()).id).toBe(first.id);
  });
});

describe('pages for people', () => {
  const press = (url: string, fields: Record<string, string>) => fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' }).then((answer) => answer.headers.get('location') ?? '');

  it('save a card, asking its bank, and come back', async () => {
    const { id: customer } = await stripe.customers.create({});
    const { id, url } = await session(customer);
    const page = await (await fetch(url ?? '')).text();
    for (const kind of cardKinds) expect(page).toContain(`value="${kind}"`);
    const bank = await press(url ?? '', { card: 'threeDSecureAtSaving' });
    expect(await press(bank, { answer: 'refuse' })).toBe(url);
    expect((await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent'] })).setup_intent).toMatchObject({ status: 'requires_payment_method', last_setup_error: { code: 'setup_intent_authentication_failure' } });
    expect(await press(await press(url ?? '', { card: 'threeDSecureAtSaving' }), { answer: 'allow' })).toBe('http://localhost:4000/back');
    expect(await stripe.checkout.sessions.retrieve(id, { expand: ['setup_intent.payment_method'] })).toMatchObject({ status: 'complete', url: null, setup_intent: { payment_method: { customer, card: { last4: '3155' } } } });
    expect((await fetch(url ?? '')).status).toBe(410);
  });

  it('can be left, and run out after a day', async () => {
    const { id: customer } = await stripe.customers.create({});
    const { id, url } = await session(customer);
    expect(await press(url ?? '', { leave: 'back' })).toBe('http://localhost:4000/left');
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open' });
    now += day;
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'expired' });
    expect((await fetch(url ?? '')).status).toBe(410);
  });

  it('ask about a payment, and say how it ended', async () => {
    const { id, answer } = await held('threeDSecure');
    const url = answer.next_action?.redirect_to_url?.url ?? '';
    expect(await press(url, { answer: 'allow' })).toContain('redirect_status=succeeded');
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_capture' });
  });
});

describe('money back', () => {
  async function captured(kind: typeof cardKinds[number] = 'works') {
    const { id } = await held(kind);
    await stripe.paymentIntents.capture(id, { amount_to_capture: 928 });
    return id;
  }

  it('is given back in parts and never more than was taken', async () => {
    const payment_intent = await captured();
    await stripe.refunds.create({ payment_intent, amount: 900 });
    expect(await refusal(stripe.refunds.create({ payment_intent, amount: 29 }))).toMatchObject({ param: 'amount' });
    await stripe.refunds.create({ payment_intent });
    expect(await refusal(stripe.refunds.create({ payment_intent }))).toMatchObject({ code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ payment_intent })).data.map(({ amount }) => amount)).toEqual([28, 900]);
  });

  it('may come back from a bank that would not take it', async () => {
    const payment_intent = await captured('refundPends');
    const { id } = await stripe.refunds.create({ payment_intent });
    expect(await stripe.refunds.retrieve(id)).toMatchObject({ status: 'pending' });
    standIn.bank.settleRefund(id, 'failed');
    expect(await stripe.refunds.retrieve(id)).toMatchObject({ status: 'failed', failure_reason: 'lost_or_stolen_card' });
    expect(await stripe.refunds.create({ payment_intent })).toMatchObject({ amount: 928 });
  });

  it('is taken by a dispute, and comes back when it is won', async () => {
    const payment_intent = await captured('disputed');
    now += day;
    const [dispute] = (await stripe.disputes.list({ payment_intent })).data;
    expect(dispute).toMatchObject({ status: 'needs_response', amount: 928, balance_transactions: [{ amount: -928 }] });
    expect(await refusal(stripe.refunds.create({ payment_intent }))).toMatchObject({ code: 'charge_disputed' });
    standIn.bank.closeDispute(dispute?.id ?? '', 'won');
    expect(await stripe.disputes.retrieve(dispute?.id ?? '')).toMatchObject({ status: 'won' });
    const types = (await stripe.events.list({ types: ['charge.dispute.*'], limit: 100 })).data.map(({ type }) => type);
    expect(types).toEqual(['charge.dispute.funds_reinstated', 'charge.dispute.closed', 'charge.dispute.funds_withdrawn', 'charge.dispute.created']);
  });
});

describe('lists', () => {
  it('turn their pages both ways, newest first, within what was created when', async () => {
    const { id: customer } = await stripe.customers.create({});
    now += 10_000;
    const start = Math.floor(now / 1000);
    const ids: string[] = [];
    for (let one = 0; one < 5; one += 1) ids.unshift((await intent(customer)).id);
    const page = await stripe.paymentIntents.list({ created: { gte: start }, limit: 2 });
    expect([page.data.map(({ id }) => id), page.has_more]).toEqual([ids.slice(0, 2), true]);
    const next = await stripe.paymentIntents.list({ created: { gte: start }, limit: 3, starting_after: ids[1] });
    expect([next.data.map(({ id }) => id), next.has_more]).toEqual([ids.slice(2), false]);
    expect((await stripe.paymentIntents.list({ limit: 2, ending_before: ids[3] })).data.map(({ id }) => id)).toEqual(ids.slice(1, 3));
    expect((await stripe.paymentIntents.list({ customer, created: { lt: start } })).data).toEqual([]);
    expect(await refusal(stripe.paymentIntents.list({ limit: 101 }))).toMatchObject({ param: 'limit' });
  });

  it('hold events for 30 days', async () => {
    const { id } = await stripe.customers.create({ metadata: { user: 'forgotten' } });
    const found = async () => (await stripe.events.list({ type: 'customer.created', limit: 100 })).data.some(({ data }) => (data.object as Stripe.Customer).id === id);
    expect(await found()).toBe(true);
    now += 30 * day;
    expect(await found()).toBe(false);
  });
});
