import { pino } from 'pino';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { person } from '../../../tests/people/person.ts';
import { provider } from '../../../tests/people/roles.ts';
import { saveByThePages, stripeStage, visitorByThePages } from '../../../tests/people/stripe-stage.ts';
import { accepted, live, talked } from '../../../tests/people/talk.ts';
import { createApp } from '../app.ts';
import { ConfigError, readConfig } from '../config.ts';
import { mostAttempts } from '../jobs/outbox.ts';
import { instant } from '../primitives/instant.ts';
import { DAY, HOUR } from '../primitives/seconds.ts';
import { effects } from './effects.ts';

const { platform, stripe } = stripeStage();
const signing = new Stripe('sk_test_for_signing_alone').webhooks;

let names = 0;
const named = (name: string) => `${name}${names += 1}`;
const pair = async (kind: Parameters<typeof visitorByThePages>[2] = 'works') => ({ provider: await provider(platform(), named('aya')), visitor: await visitorByThePages(platform(), named('ken'), kind) });
const keys = () => stripe().heard.filter(({ key }) => key?.startsWith('hold:')).map(({ key }) => key ?? '');
const rows = (table: string) => platform().ctx.db.sql.all(`SELECT * FROM ${table}`);
const send = (body: string, signature: string) => fetch(`${platform().url}/webhooks/stripe`, { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Stripe-Signature': signature } });

function signed(event: object, facts: { secret?: string; age?: number } = {}) {
  const payload = JSON.stringify(event);
  return { payload, signature: signing.generateTestHeaderString({ payload, secret: facts.secret ?? platform().ctx.config.stripe?.webhookSecret ?? '', timestamp: Math.floor(platform().now() / 1000) - (facts.age ?? 0) }) };
}

describe('a talk whose card is at Stripe', () => {
  it('holds when it is accepted and takes the bill, under keys made of our ids', async () => {
    const before = keys().length;
    const story = await talked(platform(), await pair(), { seconds: 300 });
    expect(await story.statement('visitor')).toMatchObject({ bill: 480, captured: 480 });
    const [hold = ''] = (keys()[before] ?? '').split(':create');
    expect(keys().slice(before)).toEqual([`${hold}:create`, `${hold}:confirm:1`, `${hold}:capture:1`]);
  });

  it('takes the sum under the next number after a failure that Stripe repeats for a day', async () => {
    const story = await live(platform(), await pair());
    await story.talkFor(300);
    stripe().fault('storedFailure', { on: 'capture' });
    await story.hangUp('visitor');
    await platform().tick();
    await platform().advance(5_000);
    expect(await story.statement('visitor')).toMatchObject({ captured: 480 });
    expect(keys().slice(-2).map((key) => key.split(':').slice(2).join(':'))).toEqual(['capture:1', 'capture:2']);
  });
});

describe('a capture that fails for days', () => {
  it('is tried again for half of the time the sum stays reserved, then an operator must look', async () => {
    const story = await live(platform(), await pair());
    await story.talkFor(300);
    stripe().fault('failedBefore', { on: 'capture' });
    await story.hangUp('visitor');
    await platform().tick();
    const { ctx } = platform();
    const hold = await ctx.db.sql.get<{ id: string }>("SELECT id FROM talk_hold WHERE talk_id = ?", [story.id]);
    const key = `hold:${hold?.id ?? ''}:capture`;
    const lastTry = (askedDaysAgo: number) => effects['hold.capture']?.({
      ctx: { ...ctx, rails: { ...ctx.rails, cards: { ...ctx.rails.cards, capture: ({ reference }) => Promise.resolve({ state: 'unknown', reference }) } } },
      body: { holdId: hold?.id }, attempt: mostAttempts - 1, key, fence: 1, enqueuedAt: instant(platform().now() - askedDaysAgo * DAY), finish: () => Promise.resolve(),
    });
    await expect(lastTry(31)).rejects.toThrow(/half of the time/u);
    await lastTry(1);
    expect(await ctx.db.sql.get('SELECT due_at, done_at FROM outbox_effect WHERE effect_key = ?', [`${key}:round:2`])).toEqual({ due_at: platform().now() + HOUR, done_at: null });
    await platform().advance(HOUR);
    expect(await story.statement('visitor')).toMatchObject({ captured: 480 });
  });
});

describe('a change of keys', () => {
  const startWith = (change: Readonly<Record<string, string | undefined>>) => {
    const { url, ctx: { config: { databaseUrl, storageFolder } } } = platform();
    const env = { NODE_ENV: 'test', PUBLIC_URL: url, DATA_DIR: storageFolder, DATABASE_URL: databaseUrl, STRIPE_SECRET_KEY: stripe().secretKey, STRIPE_API_URL: stripe().url, ...change };
    return createApp({ config: readConfig(env), log: pino({ level: 'silent' }) }).then((app) => app.close());
  };

  it('is refused at start while holds are open that only the old key can reach', async () => {
    const story = await accepted(platform(), await pair());
    await expect(startWith({ STRIPE_SECRET_KEY: 'sk_live_made_up' })).rejects.toThrow(/1 holds of 1 talks/u);
    await expect(startWith({ STRIPE_SECRET_KEY: undefined, STRIPE_API_URL: undefined })).rejects.toThrow(ConfigError);
    await startWith({});
    await story.cancel('visitor');
    await platform().tick();
    await startWith({ STRIPE_SECRET_KEY: 'sk_live_made_up' });
  });
});

describe('saving a card at Stripe', () => {
  it('is told by Stripe where nobody comes back', async () => {
    const who = await person(platform(), named('mei'));
    const { url } = await who.choku.post('/v1/me/card-setups', { body: { returnPath: '/my' } });
    stripe().cardholder.save(url, 'debit');
    await stripe().webhooks.settled();
    await platform().tick();
    expect((await who.choku.get('/v1/me/cards'))).toMatchObject({ moneyIsReal: false, items: [{ funding: 'debit', last4: '5556' }] });
  });

  it('comes back by the link with the card, also where the bank asked', async () => {
    expect(await saveByThePages(await person(platform(), named('rin')), 'threeDSecure')).toMatch(/^\/my\?card=crd_/u);
  });
});

describe('news from Stripe', () => {
  it('is refused where the signature is wrong, missing or older than five minutes', async () => {
    const known = await rows('rail_event');
    const event = { id: 'evt_forged', object: 'event', type: 'payment_intent.canceled', livemode: false, data: { object: { object: 'payment_intent', id: 'pi_1' } } };
    const { payload, signature } = signed(event);
    const [forged, old] = [signed(event, { secret: 'whsec_other' }), signed(event, { age: 301 })];
    const answers = await Promise.all([send(payload, forged.signature), send(payload, old.signature), send(payload, ''), send(`${payload} `, signature)]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(answers[0]?.headers.get('content-type')).toContain('application/problem+json');
    expect(await rows('rail_event')).toEqual(known);
  });

  it('is never believed: what it says of an object is not what the object is', async () => {
    const story = await accepted(platform(), await pair());
    const intent = [...stripe().world.intents.values()].at(-1)?.id;
    const { payload, signature } = signed({ id: 'evt_untrue', object: 'event', type: 'payment_intent.canceled', livemode: false, data: { object: { object: 'payment_intent', id: intent, status: 'canceled' } } });
    expect((await send(payload, signature)).status).toBe(200);
    await platform().tick();
    expect((await story.seenBy('visitor')).hold).toMatchObject({ state: 'placed' });
    await story.cancel('visitor');
  });

  it('is asked for every ten minutes where it got lost', async () => {
    stripe().webhooks.sending = 'never';
    await talked(platform(), await pair(), { seconds: 300 });
    await platform().advance(600_000);
    stripe().webhooks.sending = 'afterAnswer';
    const told = new Set([...stripe().world.events.values()].filter(({ type }) => type === 'payment_intent.succeeded').map(({ id }) => id));
    const known = (await platform().ctx.db.sql.all<{ id: string }>('SELECT id FROM rail_event')).map(({ id }) => id);
    expect([...told].filter((id) => !known.includes(id))).toEqual([]);
  });
});
