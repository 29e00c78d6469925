import { readFileSync } from 'node:fs';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { instant } from '../../primitives/instant.ts';
import { isLiveKey, stripeClient, troubleOf } from './stripe-client.ts';
import { disputeOf, holdOf, refundOf } from './stripe-hold.ts';
import { numberedKey } from './stripe-key.ts';
import { aboutOf, newsReader, newsTypes } from './stripe-news.ts';
import { cardOf, setupOf } from './stripe-setup.ts';

interface Fixtures { readonly resources: { payment_intent: Stripe.PaymentIntent; charge: Stripe.Charge; dispute: Stripe.Dispute; refund: Stripe.Refund; 'checkout.session': Stripe.Checkout.Session; setup_intent: Stripe.SetupIntent; payment_method: Stripe.PaymentMethod } }

const { resources } = JSON.parse(readFileSync(new URL('../../../../tests/contracts/stripe.fixtures.json', import.meta.url), 'utf8')) as Fixtures;
const reference = resources.payment_intent.id;
const intent = (facts: Partial<Stripe.PaymentIntent>): Stripe.PaymentIntent => ({ ...resources.payment_intent, last_payment_error: null, next_action: null, ...facts });
const charged = (card: object): Stripe.Charge => ({ ...resources.charge, payment_method_details: { ...resources.charge.payment_method_details, type: 'card', card: { ...resources.charge.payment_method_details?.card, ...card } } } as Stripe.Charge);

describe('a PaymentIntent in our words', () => {
  it('is created while nobody has confirmed it, and declined once a card failed', () => {
    expect(holdOf(intent({ status: 'requires_confirmation' }))).toEqual({ known: { state: 'created', reference } });
    expect(holdOf(intent({ status: 'requires_payment_method' }))).toEqual({ known: { state: 'created', reference } });
    expect(holdOf(resources.payment_intent)).toEqual({ known: { state: 'declined', reference } });
  });

  it('carries the link to the bank', () => {
    const next = { type: 'redirect_to_url', redirect_to_url: { url: 'https://hooks.stripe.com/3d', return_url: null } } as Stripe.PaymentIntent.NextAction;
    expect(holdOf(intent({ status: 'requires_action', next_action: next }))).toEqual({ known: { state: 'authenticating', reference, url: 'https://hooks.stripe.com/3d' } });
  });

  it('is reserved for as long as Stripe says, never for as long as we think', () => {
    expect(holdOf(intent({ status: 'requires_capture', latest_charge: charged({ capture_before: 1_800_000_000 }) }))).toEqual({ known: { state: 'placed', reference, captureBefore: instant(1_800_000_000_000) } });
    expect(holdOf(intent({ status: 'requires_capture', latest_charge: 'ch_1' }))).toHaveProperty('odd');
  });

  it('took what was received, not what was asked', () => {
    expect(holdOf(intent({ status: 'succeeded', amount: 1_520, amount_received: 928 }))).toEqual({ known: { state: 'captured', reference, amount: 928 } });
    expect(holdOf(intent({ status: 'canceled' }))).toEqual({ known: { state: 'released', reference } });
  });

  it.each(['requires_levitation', ''])('stops at a status nobody knows: %j', (status) => {
    expect(holdOf(intent({ status }))).toHaveProperty('odd');
    expect(disputeOf({ ...resources.dispute, status })).toHaveProperty('odd');
    expect(refundOf({ ...resources.refund, status })).toHaveProperty('odd');
    expect(setupOf({ ...resources['checkout.session'], status } as Stripe.Checkout.Session)).toHaveProperty('odd');
  });

  it('stops where the bank is not asked by a link', () => {
    expect(holdOf(intent({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } as Stripe.PaymentIntent.NextAction }))).toHaveProperty('odd');
  });
});

describe('disputes and refunds in our words', () => {
  it.each([['needs_response', 'open'], ['under_review', 'open'], ['appeal_under_review', 'open'], ['won', 'won'], ['lost', 'lost']])('a dispute that is %s is %s', (status, state) => {
    expect(disputeOf({ ...resources.dispute, status })).toEqual({ known: { reference: resources.dispute.id, state, amount: 1_000 } });
  });

  it.each(['warning_needs_response', 'warning_closed', 'prevented'])('an inquiry takes no money: %s', (status) => {
    expect(disputeOf({ ...resources.dispute, status })).toEqual({ known: null });
  });

  it.each([['succeeded', 'succeeded'], ['pending', 'pending'], ['requires_action', 'pending'], ['failed', 'failed'], ['canceled', 'failed']])('a refund that is %s is %s', (status, state) => {
    expect(refundOf({ ...resources.refund, status })).toEqual({ known: { state, reference: resources.refund.id, amount: 100 } });
  });
});

describe('saving a card', () => {
  const session = (facts: object) => ({ ...resources['checkout.session'], mode: 'setup', ...facts }) as Stripe.Checkout.Session;

  it('keeps what may be shown of a card, and nothing else', () => {
    const card = { reference: resources.payment_method.id, brand: 'visa', last4: '4242', funding: 'credit', fingerprint: 'AOB934RVNwzk6xtn' };
    expect(cardOf(resources.payment_method)).toEqual(card);
    expect(setupOf(session({ status: 'complete', setup_intent: { ...resources.setup_intent, payment_method: resources.payment_method } }))).toEqual({ state: 'saved', card });
  });

  it('waits on Stripe’s page, and has failed once the page ran out', () => {
    expect(setupOf(session({ status: 'open' }))).toMatchObject({ state: 'open', url: expect.stringMatching(/^https:\/\/checkout\.stripe\.com\//u) });
    expect(setupOf(session({ status: 'expired' }))).toEqual({ state: 'failed' });
  });
});

describe('keys', () => {
  it('count the tries that Stripe would repeat', () => {
    expect([numberedKey('hold:h:create', 0), numberedKey('hold:h:create', 1), numberedKey('hold:h:capture:1', 1), numberedKey('hold:h:confirm:1', 1)])
      .toEqual(['hold:h:create', 'hold:h:create:2', 'hold:h:capture:2', 'hold:h:confirm:1:2']);
  });

  it('say whether money moves', () => {
    expect(['sk_test_1', 'rk_test_1', 'sk_live_1', 'rk_live_1'].map(isLiveKey)).toEqual([false, false, true, true]);
  });
});

describe('what went wrong at Stripe', () => {
  const { errors } = Stripe;
  const raw = (facts: object) => ({ message: '', ...facts }) as ConstructorParameters<typeof errors.StripeError>[0];

  it('is unknown where the call may have had its effect', () => {
    const unknown = [new errors.StripeConnectionError(raw({})), new errors.StripeAPIError(raw({ statusCode: 503 })), new errors.StripeRateLimitError(raw({ statusCode: 429 })), new errors.StripeIdempotencyError(raw({ statusCode: 409 }))];
    expect(unknown.map(troubleOf)).toMatchObject(unknown.map(() => ({ kind: 'unknown', stored: false })));
    expect(troubleOf(new errors.StripeAPIError(raw({ statusCode: 500 })))).toMatchObject({ kind: 'unknown', stored: true });
  });

  it('is the card’s or ours where nothing happened', () => {
    expect(troubleOf(new errors.StripeCardError(raw({ statusCode: 402, code: 'card_declined' })))).toMatchObject({ kind: 'declined' });
    expect(troubleOf(new errors.StripeInvalidRequestError(raw({ statusCode: 400, code: 'amount_too_small', param: 'amount' })))).toMatchObject({ kind: 'refused', code: 'amount_too_small', param: 'amount' });
    expect(troubleOf(new errors.StripeIdempotencyError(raw({ statusCode: 400 })))).toMatchObject({ kind: 'refused' });
    expect(() => troubleOf(new TypeError('a mistake of ours'))).toThrow(TypeError);
  });

  it('is told without what the answer held', () => {
    const { words } = troubleOf(new errors.StripeCardError(raw({ statusCode: 402, code: 'card_declined', requestId: 'req_1', payment_intent: { client_secret: 'pi_secret' } })));
    expect(words).toBe('StripeCardError 402 card_declined req_1');
  });
});

describe('news', () => {
  const about = (object: object, livemode = false) => aboutOf({ type: 'payment_intent.succeeded', livemode, data: { object } }, false);

  it('only say which object to read', () => {
    expect(about({ object: 'payment_intent', id: 'pi_1', status: 'succeeded' })).toEqual({ kind: 'hold', reference: 'pi_1' });
    expect(about({ object: 'dispute', id: 'dp_1', payment_intent: 'pi_1' })).toEqual({ kind: 'hold', reference: 'pi_1' });
    expect(about({ object: 'refund', id: 're_1', payment_intent: { id: 'pi_1' } })).toEqual({ kind: 'hold', reference: 'pi_1' });
    expect(about({ object: 'checkout.session', id: 'cs_1', mode: 'setup', client_reference_id: 'cst_1' })).toEqual({ kind: 'setup', setup: 'cst_1' });
    expect([about({ object: 'customer', id: 'cus_1' }), about({ object: 'payment_intent', id: 'pi_1' }, true)]).toEqual([{ kind: 'nothing' }, { kind: 'nothing' }]);
  });

  it('are of no more types than Stripe filters by', () => {
    expect(newsTypes.length).toBeLessThanOrEqual(20);
  });

  it('are read for five minutes, by either of two secrets while one is replaced', () => {
    const stripe = stripeClient({ secretKey: 'sk_test_made_up' });
    const payload = JSON.stringify({ id: 'evt_1', object: 'event', type: 'payment_intent.succeeded', livemode: false, data: { object: { object: 'payment_intent', id: 'pi_1' } } });
    const [old, fresh] = ['whsec_old', 'whsec_new'].map((secret) => stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: 1_800_000_000 }));
    const read = (signature: string, after: number) => newsReader({ stripe, live: false }, 'whsec_new')(Buffer.from(payload), signature, instant(1_800_000_000_000 + after));
    expect(read(fresh ?? '', 300_000)).toEqual({ id: 'evt_1', about: { kind: 'hold', reference: 'pi_1' } });
    expect(read(`${old ?? ''},${(fresh ?? '').split(',').at(-1) ?? ''}`, 0)).not.toBeNull();
    expect([read(fresh ?? '', 301_000), read(old ?? '', 0), read('', 0), read((fresh ?? '').replace('v1=', 'v0='), 0)]).toEqual([null, null, null, null]);
  });
});
