import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { assertBooks } from '../../platform/src/books.ts';
import type { CardKind } from '../support/stripe/cards.ts';
import { openStripe, type StripeStandIn } from '../support/stripe/stand-in.ts';
import { person, type Person } from './person.ts';
import { openPlatform, storyStart, type Platform } from './platform.ts';
import type { Visitor } from './roles.ts';

/** What the stand-in signs its news with. */
export const webhookSecret = 'whsec_made_up';

/** A platform whose cards are at Stripe's stand-in, with the platform's clock. */
export interface StripeStage {
  platform(): Platform;
  stripe(): StripeStandIn;
}

async function expectSoundBooks(platform: Platform, stripe: StripeStandIn): Promise<void> {
  await stripe.webhooks.settled();
  await platform.tick();
  expect(stripe.refused).toEqual([]);
  expect(await assertBooks(platform.ctx.db)).toEqual([]);
  const taken = [...stripe.world.intents.values()].reduce((sum, { received }) => sum + received, 0);
  const cleared = await platform.ctx.db.sql.get<{ balance: number | string }>("SELECT balance FROM ledger_account WHERE id = 'card_clearing'");
  expect(Number(cleared?.balance ?? 0)).toBe(taken);
  expect(platform.errors()).toEqual([]);
}

/** The one platform and the one stand-in of a test file. After every test nothing was asked that the contract forbids, and the books say what Stripe took. */
export function stripeStage(): StripeStage {
  let opened: { platform: Platform; stripe: StripeStandIn } | undefined;
  const here = () => {
    if (opened === undefined) throw new Error('the platform opens before the first test');
    return opened;
  };
  beforeAll(async () => {
    const stripe = await openStripe({ now: () => opened?.platform.now() ?? Date.parse(storyStart) });
    const platform = await openPlatform(undefined, { STRIPE_SECRET_KEY: stripe.secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: stripe.url });
    opened = { platform, stripe };
    stripe.world.endpoints.set('we_story', { id: 'we_story', created: 0, url: `${platform.url}/webhooks/stripe`, secret: webhookSecret, types: ['*'], description: null, metadata: {} });
  });
  afterEach(() => expectSoundBooks(here().platform, here().stripe));
  afterAll(async () => {
    await opened?.platform.close();
    await opened?.stripe.close();
  });
  return { platform: () => here().platform, stripe: () => here().stripe };
}

const goTo = async (response: Response): Promise<string> => {
  await response.arrayBuffer();
  return response.headers.get('location') ?? '';
};

/** Saves a card as a person does: on Stripe's page, at the bank where it asks, and back by the links. Answers where the person is at the end. */
export async function saveAtStripe(owner: Person, kind: CardKind): Promise<string> {
  const { url } = await owner.choku.post('/v1/me/card-setups', { body: { returnPath: '/my' } });
  const press = (page: string, field: string) => fetch(page, { method: 'POST', body: field, redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  let at = await goTo(await press(url, `card=${kind}`));
  if (at.includes('/authenticate/')) at = await goTo(await press(at, 'answer=allow'));
  // The session is kept in a cookie there: what comes from another site by a link carries it.
  return goTo(await fetch(at, { redirect: 'manual', headers: { Cookie: `choku=${owner.token}` } }));
}

/** Somebody with a card at Stripe, known by what it does. */
export async function visitorAtStripe(platform: Platform, name: string, kind: CardKind = 'works'): Promise<Visitor> {
  const who = await person(platform, name);
  const cardId = new URLSearchParams((await saveAtStripe(who, kind)).split('?')[1]).get('card');
  if (cardId === null) throw new Error(`the card ${kind} was not saved`);
  return { ...who, cardId };
}
