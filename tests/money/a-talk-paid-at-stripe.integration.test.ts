import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { provider, type Provider, type Visitor } from '../people/roles.ts';
import { expectBooksLikeStripe, openStripePlatform, visitorAtStripe, type StripePlatform } from '../people/stripe.ts';
import { accepted, type Story } from '../people/talk.ts';
import type { CardKind } from '../support/stripe/cards.ts';

// From the card's saving to the settled talk over HTTP on both sides: our platform, and a Stripe that is held to its contract.

let at: StripePlatform;
const pairs = new Map<CardKind, { readonly provider: Provider; readonly visitor: Visitor }>();

beforeAll(async () => { at = await openStripePlatform(); });
afterEach(async () => {
  Object.assign(at.stripe.webhooks, { sending: 'afterAnswer', times: 1 });
  at.stripe.noFaults();
  await expectBooksLikeStripe(at);
});
afterAll(() => at.close());

/** Two who talk with each other, again and again: the visitor has a card of a kind. */
async function pair(card: CardKind) {
  const known = pairs.get(card) ?? { provider: await provider(at.platform, `mika-${card}`, { price: 120 }), visitor: await visitorAtStripe(at, `jun-${card}`, card) };
  pairs.set(card, known);
  return known;
}

const intentsOf = (talk: Story) => [...at.stripe.world.intents.values()].filter(({ metadata }) => metadata['talk'] === talk.id);
const takingsOf = (talk: Story) => {
  const charges = [...at.stripe.world.charges.values()].filter(({ intent }) => intentsOf(talk).some(({ id }) => id === intent));
  return [...at.stripe.world.transactions.values()].filter(({ type, source }) => type === 'charge' && charges.some(({ id }) => id === source));
};

/** The visitor presses a button on their bank's page, which sends them back to us. */
async function answerBank(talk: Story, answer: 'allow' | 'refuse'): Promise<URL> {
  const page = (await talk.seenBy('visitor')).hold?.confirmUrl ?? '';
  expect(await (await fetch(page)).text()).toContain('Your bank asks');
  const answered = await fetch(page, { method: 'POST', body: new URLSearchParams({ answer }), redirect: 'manual' });
  return new URL(answered.headers.get('location') ?? '');
}

/** Both talk for so many seconds and the visitor hangs up; what follows is done. */
async function talkAndEnd(talk: Story, seconds: number): Promise<void> {
  await talk.join('provider');
  await talk.join('visitor');
  expect(await talk.seenBy('visitor')).toMatchObject({ state: 'live' });
  await talk.talkFor(seconds);
  await talk.hangUp('visitor');
  await at.platform.tick();
  await at.stripe.webhooks.settled();
  await at.platform.tick();
}

async function expectTakenOnce(talk: Story): Promise<void> {
  expect(await talk.seenBy('provider')).toMatchObject({ state: 'settled' });
  const { bill, captured } = await talk.statement('visitor');
  expect(captured).toBe(bill);
  expect(bill).toBeGreaterThan(0);
  expect(takingsOf(talk).map(({ amount }) => amount)).toEqual([bill]);
}

const ways: readonly (readonly [string, () => void, () => Promise<void>])[] = [
  ['come after the answer', () => { at.stripe.webhooks.sending = 'afterAnswer'; }, async () => {}],
  ['come before the answer', () => { at.stripe.webhooks.sending = 'beforeAnswer'; }, async () => {}],
  ['come three times each', () => { at.stripe.webhooks.times = 3; }, async () => {}],
  ['are all lost', () => { at.stripe.webhooks.sending = 'never'; }, async () => {}],
  ['come as a storm, fifty times each, the last first', () => { at.stripe.webhooks.sending = 'byHand'; }, () => at.stripe.webhooks.send({ times: 50, atOnce: true, reversed: true })],
  ['come late, and the last first', () => { at.stripe.webhooks.sending = 'byHand'; }, () => at.stripe.webhooks.send({ reversed: true, times: 2 })],
];

describe('a talk that is paid at Stripe', () => {
  it.each(ways)('is paid once, with 3-D Secure at the accept, when webhooks %s', async (_how, begin, finish) => {
    begin();
    const talk = await accepted(at.platform, await pair('threeDSecure'));
    expect(await talk.seenBy('visitor')).toMatchObject({ hold: { state: 'authenticating' } });
    const back = await answerBank(talk, 'allow');
    expect(`${back.origin}${back.pathname}`).toBe(`${at.platform.url}/bank-return`);
    await at.stripe.webhooks.settled();
    await at.platform.advance(3_000);
    await talkAndEnd(talk, 150);
    await expectTakenOnce(talk);
    await finish();
    await at.platform.tick();
    await expectTakenOnce(talk);
    expect(at.stripe.webhooks.deliveries.every(({ status }) => status === 200)).toBe(true);
  });

  it('asks for another card when the cardholder refuses at their bank', async () => {
    const talk = await accepted(at.platform, await pair('threeDSecure'));
    expect((await answerBank(talk, 'refuse')).searchParams.get('redirect_status')).toBe('failed');
    await at.platform.advance(3_000);
    expect(await talk.seenBy('visitor')).toMatchObject({ state: 'accepted', hold: { state: 'declined', cardsLeft: 2 } });
    await at.platform.advance(121_000);
    expect(await talk.seenBy('visitor')).toMatchObject({ state: 'missed', missedReason: 'card' });
    expect(takingsOf(talk)).toEqual([]);
  });

  it.each(['failedAfter', 'storedFailure', 'closedAfter', 'silentAfter'] as const)('is paid once though Stripe fails at the capture: %s', async (fault) => {
    const talk = await accepted(at.platform, await pair('works'));
    at.stripe.fault(fault, { on: 'capture', times: 2 });
    await talkAndEnd(talk, 150);
    for (let turn = 0; turn < 6 && (await talk.seenBy('visitor')).state !== 'settled'; turn += 1) await at.platform.advance(60_000);
    await expectTakenOnce(talk);
  });

  it('refuses news that Stripe has not signed, and is paid without it', async () => {
    const send = (signature: string, body = '{}') => fetch(`${at.platform.url}/webhooks/stripe`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'stripe-signature': signature } });
    expect((await send('t=1,v1=00')).status).toBe(400);
    const talk = await accepted(at.platform, await pair('works'));
    at.stripe.webhooks.sending = 'byHand';
    await talkAndEnd(talk, 150);
    at.stripe.world.endpoints.forEach((endpoint, id) => { at.stripe.world.endpoints.set(id, { ...endpoint, secret: 'whsec_another' }); });
    await at.stripe.webhooks.send();
    expect(at.stripe.webhooks.deliveries.at(-1)).toMatchObject({ status: 400 });
    at.stripe.world.endpoints.forEach((endpoint, id) => { at.stripe.world.endpoints.set(id, { ...endpoint, secret: 'whsec_made_up' }); });
    await expectTakenOnce(talk);
  });
});
