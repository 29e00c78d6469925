import { expect } from 'vitest';
import { assertBooks } from '../../platform/src/books.ts';
import type { CardKind } from '../support/stripe/cards.ts';
import { openStripe, type StripeStandIn } from '../support/stripe/stand-in.ts';
import { person } from './person.ts';
import { openPlatform, storyStart, type Platform } from './platform.ts';
import type { Visitor } from './roles.ts';
import type { Person } from './person.ts';

/** A platform whose cards are Stripe's, and the Stripe it talks to: one clock for both. */
export interface StripePlatform {
  readonly platform: Platform;
  readonly stripe: StripeStandIn;
  /** Ends both. Throws when either asked or answered something that the contract does not allow. */
  close(): Promise<void>;
}

const webhookSecret = 'whsec_made_up';

/** Opens a platform over a Stripe of its own, which sends it signed news. With a live key everything looks live; no money moves. */
export async function openStripePlatform({ secretKey = 'sk_test_made_up' } = {}): Promise<StripePlatform> {
  let now = () => Date.parse(storyStart);
  const stripe = await openStripe({ now: () => now(), secretKey });
  const platform = await openPlatform(undefined, { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: stripe.url });
  now = () => platform.now();
  stripe.tellTo({ url: `${platform.url}/webhooks/stripe`, secret: webhookSecret });
  return {
    platform, stripe,
    async close() {
      await stripe.webhooks.settled();
      await platform.close();
      await stripe.close();
      expect(stripe.refused).toEqual([]);
    },
  };
}

/** Saves a card on Stripe's page, as its owner would, and answers our id of it. Takes a minute. */
export async function saveCardAtStripe({ platform, stripe }: StripePlatform, owner: Person, kind: CardKind): Promise<string> {
  const before = (await owner.choku.get('/v1/me/cards')).items.map(({ id }) => id);
  const { url } = await owner.choku.post('/v1/me/card-setups', { body: { returnPath: '/my' } });
  stripe.cardholder.save(url, kind);
  await stripe.webhooks.settled();
  await platform.advance(61_000);
  const fresh = (await owner.choku.get('/v1/me/cards')).items.find(({ id }) => !before.includes(id));
  if (fresh === undefined) throw new Error(`the card ${kind} was not saved`);
  return fresh.id;
}

/** Somebody with a card at Stripe, known by what it does. */
export async function visitorAtStripe(at: StripePlatform, name: string, kind: CardKind): Promise<Visitor> {
  const who = await person(at.platform, name);
  return { ...who, cardId: await saveCardAtStripe(at, who, kind) };
}

/** Expects that the books are sound and say of the cards exactly what Stripe has done, and that nothing is held for a talk that is over. */
export async function expectBooksLikeStripe({ platform, stripe }: StripePlatform): Promise<void> {
  await stripe.webhooks.settled();
  await platform.tick();
  expect(await assertBooks(platform.ctx.db)).toEqual([]);
  const { intents, refunds, disputes } = stripe.world;
  const sum = (items: Iterable<{ readonly amount: number }>) => [...items].reduce((total, { amount }) => total + amount, 0);
  const taken = [...intents.values()].reduce((total, { received }) => total + received, 0);
  const back = sum([...refunds.values()].filter(({ status }) => status !== 'failed')) + sum([...disputes.values()].filter(({ status }) => status !== 'won'));
  const cleared = await platform.ctx.db.sql.get<{ balance: number | string }>("SELECT balance FROM ledger_account WHERE id = 'card_clearing'");
  expect(Number(cleared?.balance ?? 0)).toBe(taken - back);
  const open = await platform.ctx.db.sql.all<{ id: string }>("SELECT id FROM talk WHERE state IN ('accepted', 'live')");
  expect([...intents.values()].filter(({ status, metadata }) => status === 'requires_capture' && !open.some(({ id }) => id === metadata['talk']))).toEqual([]);
  expect(platform.errors()).toEqual([]);
}
