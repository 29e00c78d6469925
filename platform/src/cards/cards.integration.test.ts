import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, type Accounts } from '../../../tests/support/accounts.ts';
import type { Context } from '../context.ts';
import { listen, type TestPlatform } from '../http/testing/test-platform.ts';
import { hashToken } from '../http/token.ts';
import { newId, type ServiceId, type UserId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import { HOUR, MINUTE } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { chooseTestCard } from '../rails/cards/test-bank.ts';
import type { TestCardKind } from '../rails/cards/test-cards.ts';
import { testRail, type RailFault } from '../rails/cards/test-rail.ts';
import { insertDraft, moveTo } from './service.fixture.ts';
import { effects, findCard, findMandate, openMandate, operations, settingsSection, sweeps } from './index.ts';

const origin = 'https://blog.example';
let accounts: Accounts;
let ctx: Context;
let platform: TestPlatform;
let fault: RailFault | undefined;
let freeSeconds: 0 | 60 = 60;
let yu: UserId;
let ken: UserId;
let serviceId: ServiceId;

/** Sends as somebody: `yu`, `ken`, the provider `aya`, or the frame of yu's blog. */
async function ask(who: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> & { items: Record<string, unknown>[] } }> {
  const response = await fetch(platform.url + path, {
    method, headers: { authorization: `Bearer ${who}`, 'content-type': 'application/json' }, ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

async function addCard(who: 'cks_yu' | 'cks_ken', kind: TestCardKind = 'works'): Promise<string> {
  const customer = who === 'cks_yu' ? yu : ken;
  const { body } = await ask(who, 'POST', '/v1/me/card-setups', { returnPath: '/consent?service=x' });
  const setupId = String(body['id']);
  await chooseTestCard(ctx, { id: setupId, customer, kind });
  accounts.later(MINUTE + 1);
  for (const sweep of sweeps) await sweep.run(ctx, ctx.clock.now());
  const { body: cards } = await ask(who, 'GET', '/v1/me/cards');
  return String(cards.items.toSorted((a, b) => String(a['last4']).localeCompare(String(b['last4']))).find((card) => card['last4'] === { works: '4242', debit: '0505', declined: '0002' }[kind as 'works'])?.['id']);
}

const consent = (cardId: string, change: object = {}) => ({ serviceId, origin, ceilingMinutes: 20, extensionMinutes: 10, cardId, shownPrice: 80, shownFreeSeconds: 60, ...change });

async function runEffects(): Promise<void> {
  const rows = await ctx.db.sql.all<{ effect_key: string; body: string }>("SELECT effect_key, body FROM outbox_effect WHERE kind = 'card.forget'");
  for (const row of rows) await effects['card.forget']?.({ ctx, body: JSON.parse(row.body), attempt: 1, key: row.effect_key, fence: 1, enqueuedAt: ctx.clock.now(), finish: async () => undefined });
}

beforeAll(async () => {
  accounts = await openAccounts();
  const [aya, one, other] = [await accounts.person('あや'), await accounts.person('ゆう'), await accounts.person('けん')];
  [yu, ken] = [one.user.id, other.user.id];
  ctx = {
    ...accounts.ctx, reactions: { ...accounts.ctx.reactions, freeSecondsOf: async () => freeSeconds },
    rails: { ...accounts.ctx.rails, cards: testRail({ config: accounts.ctx.config, db: accounts.db, clock: accounts.ctx.clock, log: accounts.ctx.log, faults: () => fault }) },
  };
  serviceId = await insertDraft(ctx, aya.user.id);
  await moveTo(ctx, serviceId, 'published');
  const people = new Map([[hashToken('cks_yu'), yu], [hashToken('cks_ken'), ken], [hashToken('cks_aya'), aya.user.id]]);
  platform = await listen(ctx, operations, {
    findSession: async (_, hash) => {
      const userId = people.get(hash);
      return userId && { userId, sessionId: newId('session', ctx.random) };
    },
    findFrameSession: async (_, hash) => hash === hashToken('ckf_yu') ? { userId: yu, frameSessionId: newId('frameSession', ctx.random), serviceId, origin } : undefined,
  });
});
beforeEach(async () => {
  freeSeconds = 60;
  await accounts.begin();
  for (const table of ['card', 'mandate', 'card_setup']) await accounts.db.sql.run(`DELETE FROM ${table}`);
});
afterAll(async () => {
  await platform.close();
  await accounts.db.close();
});

describe('saving cards', () => {
  it('sends the person to the rail’s page and keeps what it tells, never a number', async () => {
    const started = await ask('cks_yu', 'POST', '/v1/me/card-setups', { returnPath: '/consent' });
    expect(started).toMatchObject({ status: 201, body: { url: expect.stringContaining('/test-bank/cards/cst_') } });
    await addCard('cks_yu');
    const { body } = await ask('cks_yu', 'GET', '/v1/me/cards');
    expect(body).toEqual({ moneyIsReal: false, items: [{ id: expect.stringMatching(/^crd_/u), brand: 'visa', last4: '4242', funding: 'credit', isDefault: true, label: 'Visa •••• 4242' }] });
  });

  it('chooses the first card beforehand, another when it is told to or when that one is removed', async () => {
    const [works, debit] = [await addCard('cks_yu'), await addCard('cks_yu', 'debit')];
    const defaults = async () => (await ask('cks_yu', 'GET', '/v1/me/cards')).body.items.map((card) => [card['id'], card['isDefault']]);
    expect(await defaults()).toEqual([[works, true], [debit, false]]);
    expect(await ask('cks_yu', 'PUT', `/v1/me/cards/${debit}/default`)).toMatchObject({ status: 200, body: { id: debit, isDefault: true } });
    expect(await defaults()).toEqual([[debit, true], [works, false]]);
    expect((await ask('cks_yu', 'DELETE', `/v1/me/cards/${debit}`)).status).toBe(204);
    expect(await defaults()).toEqual([[works, true]]);
  });

  it('shows the same plastic once, however often it is saved', async () => {
    const first = await addCard('cks_yu');
    expect(await addCard('cks_yu')).toBe(first);
    expect((await ask('cks_yu', 'GET', '/v1/me/cards')).body.items).toHaveLength(1);
  });

  it.each(['javascript:alert(1)', '//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', '/with space'])('comes back to no page but the platform’s: %s', async (returnPath) => {
    expect((await ask('cks_yu', 'POST', '/v1/me/card-setups', { returnPath })).status).toBe(422);
  });

  it('says that the rail can’t be reached when it doesn’t answer', async () => {
    fault = { answer: 'throw', when: 'before' };
    expect(await ask('cks_yu', 'POST', '/v1/me/card-setups', { returnPath: '/' }).finally(() => { fault = undefined; })).toMatchObject({ status: 503, body: { code: 'rail_unavailable' } });
  });

  it('treats others’ cards as if they didn’t exist', async () => {
    const card = await addCard('cks_yu');
    expect((await ask('cks_ken', 'DELETE', `/v1/me/cards/${card}`)).status).toBe(404);
    expect((await ask('cks_ken', 'PUT', `/v1/me/cards/${card}/default`)).status).toBe(404);
    expect((await ask('cks_ken', 'POST', '/v1/mandates', consent(card))).body['code']).toBe('card_needed');
    expect((await ask('cks_ken', 'GET', '/v1/me/cards')).body.items).toEqual([]);
  });

  it('removes a card with its mandates, and has the rail forget it', async () => {
    const card = await addCard('cks_yu');
    const mandate = await ask('cks_yu', 'POST', '/v1/mandates', consent(card));
    const reference = (await findCard(ctx.db.sql, card))?.reference ?? '';
    expect((await ask('cks_yu', 'DELETE', `/v1/me/cards/${card}`)).status).toBe(204);
    expect(await findCard(ctx.db.sql, card)).toMatchObject({ id: card, removedAt: ctx.clock.now() });
    expect(await findMandate(ctx.db.sql, String(mandate.body['id']))).toMatchObject({ revokedAt: ctx.clock.now() });
    await runEffects();
    const [hold, talk] = [newId('hold', ctx.random), newId('talk', ctx.random)];
    const placed = await ctx.rails.cards.place({ key: `hold:${hold}:create`, hold, talk, customer: yu, amount: yen(720) });
    if (placed.state !== 'created') throw new Error(`the hold is ${placed.state}`);
    const returnUrl = `${platform.url}/bank-return`;
    expect(await ctx.rails.cards.confirm({ key: `hold:${hold}:confirm:1`, reference: placed.reference, card: reference, returnUrl })).toMatchObject({ state: 'declined' });
    expect((await ask('cks_yu', 'DELETE', `/v1/me/cards/${card}`)).status).toBe(404);
  });
});

describe('giving a mandate', () => {
  it('fixes service, blog, price, ceiling and card for 12 hours', async () => {
    const card = await addCard('cks_yu');
    const { status, body } = await ask('cks_yu', 'POST', '/v1/mandates', consent(card));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      serviceId, origin, pricePerMinute: 80, freeSeconds: 60, ceilingMinutes: 20, extensionMinutes: 10, maximum: 1_520, maximumWithExtensions: 2_320, card: { id: card, last4: '4242' },
      validUntil: new Date(after(ctx.clock.now(), 12 * HOUR)).toISOString(),
    });
    expect((await ask('cks_yu', 'GET', '/v1/me/mandates')).body.items).toEqual([body]);
    const about = { userId: yu, serviceId, origin, pricePerMinute: yen(80), freeSeconds: 60 as const };
    expect(await openMandate(ctx.db.sql, { ...about, now: ctx.clock.now() })).toMatchObject({ id: body['id'] });
    expect(await openMandate(ctx.db.sql, { ...about, pricePerMinute: yen(81), now: ctx.clock.now() })).toBeNull();
    expect(await openMandate(ctx.db.sql, { ...about, userId: ken, now: ctx.clock.now() })).toBeNull();
    accounts.later(12 * HOUR);
    expect(await openMandate(ctx.db.sql, { ...about, now: ctx.clock.now() })).toBeNull();
    expect((await ask('cks_yu', 'GET', '/v1/me/mandates')).body.items).toEqual([]);
  });

  it('is for a person in a window of the platform, never for a frame', async () => {
    const card = await addCard('cks_yu');
    const asFrame = await ask('ckf_yu', 'POST', '/v1/mandates', consent(card));
    expect([401, 403]).toContain(asFrame.status);
    for (const [method, path] of [['GET', '/v1/me/cards'], ['POST', '/v1/me/card-setups'], ['GET', '/v1/me/mandates']] as const) {
      expect([401, 403]).toContain((await ask('ckf_yu', method, path, method === 'POST' ? { returnPath: '/' } : undefined)).status);
    }
    expect((await ask('cks_yu', 'GET', '/v1/me/mandates')).body.items).toEqual([]);
  });

  it.each([['a price that was lower', { shownPrice: 79 }], ['a price that was higher', { shownPrice: 81 }], ['no free minute', { shownFreeSeconds: 0 }]])('is refused when the window showed %s', async (_, shown) => {
    const card = await addCard('cks_yu');
    const refused = await ask('cks_yu', 'POST', '/v1/mandates', consent(card, shown));
    expect(refused).toMatchObject({ status: 409, body: { code: 'price_changed', about: { pricePerMinute: 80, freeSeconds: 60 } } });
    expect((await ask('cks_yu', 'GET', '/v1/me/mandates')).body.items).toEqual([]);
  });

  it('is refused when the free minute went away while the window was open', async () => {
    const card = await addCard('cks_yu');
    freeSeconds = 0;
    expect((await ask('cks_yu', 'POST', '/v1/mandates', consent(card))).body['code']).toBe('price_changed');
    expect(await ask('cks_yu', 'POST', '/v1/mandates', consent(card, { shownFreeSeconds: 0 }))).toMatchObject({ status: 201, body: { maximum: 1_600, freeSeconds: 0 } });
  });

  it.each([
    ['a ceiling nobody offers', { ceilingMinutes: 25 }, 422], ['an address that is no blog', { origin: 'https://blog.example/post' }, 422], ['an origin written otherwise', { origin: 'https://BLOG.example' }, 422],
    ['a service that doesn’t exist', { serviceId: 'svc_00000000000000000000' }, 404], ['a card that doesn’t exist', { cardId: 'crd_00000000000000000000' }, 409],
  ])('refuses %s', async (_, change, status) => {
    const card = await addCard('cks_yu');
    expect((await ask('cks_yu', 'POST', '/v1/mandates', consent(card, change))).status).toBe(status);
  });

  it('counts the platform’s own address as its own pages', async () => {
    const card = await addCard('cks_yu');
    expect((await ask('cks_yu', 'POST', '/v1/mandates', consent(card, { origin: platform.url }))).body['origin']).toBeNull();
  });

  it('is refused for one’s own service and for one that is paused', async () => {
    const card = await addCard('cks_yu');
    expect((await ask('cks_aya', 'POST', '/v1/mandates', consent(card))).body['code']).toBe('own_service');
    await moveTo(ctx, serviceId, 'paused');
    const paused = await ask('cks_yu', 'POST', '/v1/mandates', consent(card));
    await moveTo(ctx, serviceId, 'published');
    expect(paused.body['code']).toBe('service_not_available');
  });

  it('can be taken back, by the one who gave it', async () => {
    const { body } = await ask('cks_yu', 'POST', '/v1/mandates', consent(await addCard('cks_yu')));
    const path = `/v1/me/mandates/${String(body['id'])}`;
    expect((await ask('cks_ken', 'DELETE', path)).status).toBe(404);
    expect((await ask('cks_yu', 'DELETE', path)).status).toBe(204);
    const revokedAt = ctx.clock.now();
    accounts.later(MINUTE);
    expect((await ask('cks_yu', 'DELETE', path)).status).toBe(204);
    expect(await findMandate(ctx.db.sql, String(body['id']))).toMatchObject({ revokedAt });
    expect((await ask('cks_yu', 'GET', '/v1/me/mandates')).body.items).toEqual([]);
  });
});

describe('the settings', () => {
  it('show one’s own cards and what is allowed on them, each with its way back', async () => {
    const card = await addCard('cks_yu');
    const { body } = await ask('cks_yu', 'POST', '/v1/mandates', consent(card));
    const { markup } = await settingsSection(ctx, { userId: yu, locale: 'ja' });
    for (const words of ['4242', `/v1/me/cards/${card}`, `/v1/me/mandates/${String(body['id'])}`, '¥1,520', 'blog.example']) expect(markup).toContain(words);
    const { markup: another } = await settingsSection(ctx, { userId: ken, locale: 'ja' });
    for (const words of ['4242', card, String(body['id'])]) expect(another).not.toContain(words);
  });
});
