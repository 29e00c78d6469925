import { afterAll, afterEach, beforeAll } from 'vitest';
import type { CardKind } from '../support/stripe/cards.ts';
import type { StripeStandIn } from '../support/stripe/stand-in.ts';
import { person, type Person } from './person.ts';
import type { Platform } from './platform.ts';
import type { Visitor } from './roles.ts';
import { expectBooksLikeStripe, openStripePlatform, type StripePlatform } from './stripe.ts';

/** The one platform and the one Stripe of a test file. After every test the books must say what Stripe has done. */
export function stripeStage(): { platform(): Platform; stripe(): StripeStandIn } {
  let opened: StripePlatform | undefined;
  const here = (): StripePlatform => {
    if (opened === undefined) throw new Error('the platform opens before the first test');
    return opened;
  };
  beforeAll(async () => { opened = await openStripePlatform(); });
  afterEach(() => expectBooksLikeStripe(here()));
  afterAll(() => opened?.close());
  return { platform: () => here().platform, stripe: () => here().stripe };
}

const goTo = async (response: Response): Promise<string> => {
  await response.arrayBuffer();
  return response.headers.get('location') ?? '';
};

/** Saves a card as a person does: on Stripe's page, at the bank where it asks, and back by the links. Answers where the person is at the end. */
export async function saveByThePages(owner: Person, kind: CardKind): Promise<string> {
  const { url } = await owner.choku.post('/v1/me/card-setups', { body: { returnPath: '/my' } });
  const press = (page: string, field: string) => fetch(page, { method: 'POST', body: field, redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  let at = await goTo(await press(url, `card=${kind}`));
  if (at.includes('/authenticate/')) at = await goTo(await press(at, 'answer=allow'));
  // The session is kept in a cookie there: what comes from another site by a link carries it.
  return goTo(await fetch(at, { redirect: 'manual', headers: { Cookie: `choku=${owner.token}` } }));
}

/** Somebody who has saved a card by the pages, known by what it does. Takes no time. */
export async function visitorByThePages(platform: Platform, name: string, kind: CardKind = 'works'): Promise<Visitor> {
  const who = await person(platform, name);
  const cardId = new URLSearchParams((await saveByThePages(who, kind)).split('?')[1]).get('card');
  if (cardId === null) throw new Error(`the card ${kind} was not saved`);
  return { ...who, cardId };
}
