import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import { neighbour, offer } from '../../../tests/support/neighbours.ts';
import type { Context } from '../context.ts';
import { listen } from '../http/testing/test-platform.ts';
import { hashToken } from '../http/token.ts';
import { digest } from '../primitives/digest.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { readEvents } from '../realtime/events.ts';
import type { Service } from '../services/index.ts';
import { blockUser } from '../users/actions.ts';
import type { User } from '../users/user.ts';
import * as actions from './actions.ts';
import { operations } from './index.ts';
import { endFrameSessionsOf } from './store.ts';

const blog = 'https://blog.example';
const verifier = 'v'.repeat(43);
let accounts: Accounts;
let ctx: Context;
let aya: User;
let ken: User;
let service: Service;
beforeAll(async () => {
  accounts = await openAccounts();
  ctx = accounts.ctx;
});
afterAll(() => accounts.db.close());
beforeEach(async () => {
  await accounts.begin();
  [aya, ken] = [await neighbour(ctx, 'あや'), await neighbour(ctx, 'けん')];
  service = await offer(ctx, aya.id);
});

const see = (origin: string | undefined) => actions.seeOrigin(ctx, service, origin);
const begin = (origin = blog) => actions.beginHandOver(ctx, { serviceId: service.id, origin, challenge: digest(verifier), purpose: 'ask' });

async function frameOfKen() {
  await actions.registerAddress(ctx, aya.id, blog);
  const { id } = await begin();
  const { code } = await actions.approve(ctx, ken.id, id);
  return actions.redeem(ctx, { id, code, verifier });
}

describe('the address of a blog', () => {
  it('is offered to the provider the first time a widget asks from there, once, and opens no frame yet', async () => {
    expect([await see(blog), await see(blog)]).toEqual(['link', 'link']);
    expect((await actions.listAddresses(ctx, aya.id)).map(({ origin, state }) => ({ origin, state }))).toEqual([{ origin: blog, state: 'seen' }]);
    const events = await readEvents(ctx.db.sql, { userId: aya.id, after: 0, limit: 10 });
    expect(events.filter((event) => event.type === 'blog-address.seen')).toHaveLength(1);
  });

  it('opens the frame once it is registered, and no more once it is refused or forgotten', async () => {
    await see(blog);
    const [seen] = await actions.listAddresses(ctx, aya.id);
    if (seen === undefined) throw new Error('nothing was seen');
    await actions.answerAddressById(ctx, aya.id, { id: seen.id, state: 'registered' });
    expect(await see(blog)).toBe('frame');
    expect(await actions.registeredOrigins(ctx, aya.id)).toEqual([blog]);
    await actions.answerAddressById(ctx, aya.id, { id: seen.id, state: 'refused' });
    expect(await see(blog)).toBe('link');
    await actions.removeAddress(ctx, aya.id, seen.id);
    expect(await actions.listAddresses(ctx, aya.id)).toEqual([]);
  });

  it.each([undefined, 'null', 'http://blog.example', 'https://blog.example/post'])('%s is none', async (origin) => {
    expect(await see(origin)).toBe('link');
    expect(await actions.listAddresses(ctx, aya.id)).toEqual([]);
  });

  it('is compared whole: a longer name that ends the same is another blog', async () => {
    await actions.registerAddress(ctx, aya.id, blog);
    expect([await see(blog), await see('https://evil-blog.example'), await see('https://blog.example.evil')]).toEqual(['frame', 'link', 'link']);
  });

  it('belongs to its provider: nobody else answers or removes it', async () => {
    const mine = await actions.registerAddress(ctx, aya.id, blog);
    expect(await refusal(actions.answerAddressById(ctx, ken.id, { id: mine.id, state: 'refused' }))).toBe('not_found');
    expect(await refusal(actions.removeAddress(ctx, ken.id, mine.id))).toBe('not_found');
    expect(await refusal(actions.registerAddress(ctx, aya.id, 'http://blog.example'))).toBe('invalid_input');
  });
});

describe('the card of a service', () => {
  it('opens in place on the platform’s own pages, whose plain reads carry no Origin, and nowhere else unasked', async () => {
    const platform = await listen(ctx, operations, { findSession: async () => undefined, findFrameSession: async () => undefined });
    const embedFor = async (headers: Readonly<Record<string, string>>): Promise<unknown> => {
      const card: unknown = await (await fetch(`${platform.url}/v1/services/${service.id}/card`, { headers })).json();
      return typeof card === 'object' && card !== null && 'embed' in card ? card.embed : card;
    };
    expect(await embedFor({ 'sec-fetch-site': 'same-origin' })).toBe('frame');
    const others: readonly Readonly<Record<string, string>>[] = [{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'same-origin', origin: blog }];
    for (const headers of others) expect(await embedFor(headers), JSON.stringify(headers)).toBe('link');
    await platform.close();
  });
});

describe('a hand-over', () => {
  it('begins on registered blogs alone, and not for a service that is hidden', async () => {
    expect(await refusal(begin())).toBe('forbidden');
    expect(await refusal(actions.beginHandOver(ctx, { serviceId: 'svc_00000000000000000000', origin: blog, challenge: digest(verifier), purpose: 'ask' }))).toBe('not_found');
  });

  it('gives the frame a session for this one service, once', async () => {
    const { session, accessToken } = await frameOfKen();
    expect(session).toMatchObject({ userId: ken.id, serviceId: service.id, origin: blog });
    expect(await actions.findFrameSession(ctx, hashToken(accessToken))).toMatchObject({ userId: ken.id, serviceId: service.id });
    const { id } = await begin();
    const { code } = await actions.approve(ctx, ken.id, id);
    const both = await Promise.all([1, 2].map(() => refusal(actions.redeem(ctx, { id, code, verifier }).then(() => undefined))));
    expect(both.toSorted()).toEqual(['expired', 'none']);
  });

  it('is worth nothing with another verifier, with a wrong code, or a minute later', async () => {
    await actions.registerAddress(ctx, aya.id, blog);
    const { id } = await begin();
    const { code } = await actions.approve(ctx, ken.id, id);
    expect(await refusal(actions.redeem(ctx, { id, code, verifier: 'w'.repeat(43) }))).toBe('wrong_code');
    expect(await refusal(actions.redeem(ctx, { id, code: 'other', verifier }))).toBe('wrong_code');
    accounts.later(MINUTE);
    expect(await refusal(actions.redeem(ctx, { id, code, verifier }))).toBe('expired');
  });

  it('can’t be approved by somebody the provider has blocked: for them there is no such service', async () => {
    await actions.registerAddress(ctx, aya.id, blog);
    const { id } = await begin();
    await blockUser(ctx, aya.id, ken.id);
    expect(await refusal(actions.approve(ctx, ken.id, id))).toBe('not_found');
  });
});

describe('the session of a frame', () => {
  it('works for ten minutes and renews itself', async () => {
    const first = await frameOfKen();
    accounts.later(10 * MINUTE);
    expect(await actions.findFrameSession(ctx, hashToken(first.accessToken))).toBeUndefined();
    const renewed = await actions.refresh(ctx, first.refreshToken);
    expect(await actions.findFrameSession(ctx, hashToken(renewed.accessToken))).toMatchObject({ userId: ken.id });
  });

  it('ends for thief and owner alike when a refresh token is used a second time', async () => {
    const first = await frameOfKen();
    const second = await actions.refresh(ctx, first.refreshToken);
    expect(await refusal(actions.refresh(ctx, first.refreshToken))).toBe('signed_out');
    expect(await refusal(actions.refresh(ctx, second.refreshToken))).toBe('signed_out');
    expect(await actions.findFrameSession(ctx, hashToken(second.accessToken))).toBeUndefined();
  });

  it('ends with every other one when its person signs out everywhere, and is swept away when it is old', async () => {
    const first = await frameOfKen();
    await endFrameSessionsOf(ctx.db.sql, ken.id, ctx.clock.now());
    expect(await actions.findFrameSession(ctx, hashToken(first.accessToken))).toBeUndefined();
    accounts.later(31 * DAY);
    expect(await actions.deleteStale(ctx)).toBeGreaterThanOrEqual(2);
    expect(await ctx.db.sql.all('SELECT id FROM frame_session')).toEqual([]);
  });
});
