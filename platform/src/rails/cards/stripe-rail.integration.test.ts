import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../../tests/support/databases.ts';
import type { CardKind } from '../../../../tests/support/stripe/cards.ts';
import { openStripe, type StripeStandIn } from '../../../../tests/support/stripe/stand-in.ts';
import type { Database } from '../../database/database.ts';
import { newId } from '../../primitives/id.ts';
import { DAY } from '../../primitives/seconds.ts';
import { yen } from '../../primitives/yen.ts';
import { stripeRail } from './stripe.ts';
import { cardRailContract, contractClock } from './testing/contract.ts';
import type { RailUnderTest } from './testing/hold-steps.ts';

const clock = contractClock(1_700_000_000_000);
const log = pino({ level: 'silent' });
const random = (length: number) => new Uint8Array(randomBytes(length));
let db: Database;
let stripe: StripeStandIn;

const rail = () => stripeRail({
  config: { stripe: { secretKey: stripe.secretKey, webhookSecret: 'whsec_made_up', apiUrl: stripe.url }, bigHoldFrom: 30_000 }, db, clock, log,
});

async function saveCard(customer: string, kind: CardKind) {
  const setup = newId('cardSetup', random);
  const begun = await rail().save({ key: `setup:${setup}`, setup, customer, returnUrl: 'http://localhost:4000/cards/return', locale: 'ja' });
  if (begun.state !== 'open') throw new Error(`the card is ${begun.state}`);
  stripe.cardholder.save(begun.url, kind);
  const answer = await rail().readSetup(setup);
  if (answer.state !== 'saved') throw new Error(`the card is ${answer.state}`);
  return answer.card;
}

const suite = (): RailUnderTest => ({
  rail: rail(), ...clock, saveCard,
  async refuseSaving(setup) {
    const page = [...stripe.world.sessions.values()].find(({ reference }) => reference === setup);
    stripe.cardholder.refuse(page?.id ?? setup);
    // The page stays open for another card until it runs out.
    expect(await rail().readSetup(setup)).toMatchObject({ state: 'open' });
    clock.later(DAY);
  },
  async answerBank(reference, _customer, allow) { stripe.cardholder.answer(reference, allow); },
  async dispute(reference) { stripe.bank.dispute(reference); },
  async decideDispute(reference, outcome) {
    for (const dispute of stripe.world.disputes.values()) if (dispute.intent === reference) stripe.bank.closeDispute(dispute.id, outcome);
  },
  async failRefund(id) {
    for (const refund of stripe.world.refunds.values()) if (refund.metadata['refund'] === id) stripe.bank.settleRefund(refund.id, 'failed');
  },
});

beforeAll(async () => {
  db = await openTestDatabase();
  stripe = await openStripe({ now: clock.now });
});
afterEach(() => { expect(stripe.refused).toEqual([]); });
afterAll(async () => {
  await stripe.close();
  await db.close();
});

describe('the rail to Stripe, as a card rail', () => { cardRailContract(suite); });

describe('the rail to Stripe', () => {
  it('says by its key whether money moves', () => {
    const of = (secretKey: string) => stripeRail({ config: { stripe: { secretKey, webhookSecret: undefined, apiUrl: stripe.url }, bigHoldFrom: 30_000 }, db, clock, log });
    expect(rail()).toMatchObject({ kind: 'stripe', live: false });
    expect(of('sk_live_made_up')).toMatchObject({ kind: 'stripe', live: true, readNews: null });
  });

  it('lets the bank ask again before a big sum is reserved', async () => {
    const customer = newId('user', random);
    const { reference: card } = await saveCard(customer, 'threeDSecureAtSaving');
    const confirm = async (sum: number) => {
      const hold = newId('hold', random);
      const placed = await rail().place({ key: `hold:${hold}:create`, hold, talk: newId('talk', random), customer, amount: yen(sum) });
      if (placed.state !== 'created') throw new Error(`the hold is ${placed.state}`);
      return rail().confirm({ key: `hold:${hold}:confirm:1`, reference: placed.reference, card, returnUrl: 'http://localhost:4000/bank-return' });
    };
    expect(await confirm(29_999)).toMatchObject({ state: 'placed' });
    expect(await confirm(30_000)).toMatchObject({ state: 'authenticating' });
  });

  it('finds a hold again whose name it never learned, a day after its key was forgotten, and makes no second', async () => {
    const [customer, hold, talk] = [newId('user', random), newId('hold', random), newId('talk', random)];
    const place = () => rail().place({ key: `hold:${hold}:create`, hold, talk, customer, amount: yen(800) });
    stripe.fault('closedAfter', { on: 'place', times: 2 });
    expect(await place()).toEqual({ state: 'unknown' });
    clock.later(DAY);
    expect(await place()).toMatchObject({ state: 'created' });
    expect([...stripe.world.intents.values()].filter(({ metadata }) => metadata['hold'] === hold)).toHaveLength(1);
  });

  it('has asked Stripe in all of this only for what it needs, each time within the contract', () => {
    expect([...new Set(stripe.heard.map(({ operation }) => operation.replace('stripe.', '')))].toSorted()).toEqual([
      'checkout.sessions.create', 'checkout.sessions.retrieve', 'customers.create', 'disputes.list', 'events.list', 'paymentIntents.cancel', 'paymentIntents.capture', 'paymentIntents.confirm',
      'paymentIntents.create', 'paymentIntents.list', 'paymentIntents.retrieve', 'paymentMethods.detach', 'refunds.create', 'refunds.list',
    ]);
    expect(stripe.refused).toEqual([]);
  });
});
