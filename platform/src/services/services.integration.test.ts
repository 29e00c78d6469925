import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import { neighbour, offer } from '../../../tests/support/neighbours.ts';
import type { Context } from '../context.ts';
import { blockUser, markReachable, setAvailability } from '../users/actions.ts';
import type { User } from '../users/user.ts';
import * as actions from './actions.ts';

const words = {
  title: '横浜の住み心地', prText: '坂も風も、本音で。', category: 'town', tags: ['横浜', '坂'], pricePerMinute: 60, modes: ['voice', 'video'] as const,
  area: { prefecture: '神奈川県', city: '横浜市' }, talkTimes: [{ days: ['mon'] as const, from: '20:00', to: '22:00' }],
};
let accounts: Accounts;
let ctx: Context;
let aya: User;
let ken: User;
beforeAll(async () => {
  accounts = await openAccounts();
  ctx = accounts.ctx;
});
afterAll(() => accounts.db.close());
beforeEach(async () => {
  await accounts.begin();
  [aya, ken] = [await neighbour(ctx, 'あや'), await neighbour(ctx, 'けん')];
});

const publish = (serviceId: string) => actions.setState(ctx, aya.id, { serviceId, state: 'published' });
const found = async (viewerId: User['id'] | null, query: Partial<actions.ListQuery> = {}) =>
  (await actions.listPublished(ctx, viewerId, { limit: 20, provider: aya.id, ...query })).items.map((service) => service.id);

describe('a service', () => {
  it('keeps every word it was written with, in full Unicode', async () => {
    const { id } = await actions.createService(ctx, aya.id, { ...words, title: '𠮷野家の🍣' });
    expect(await actions.requireReadable(ctx, id, aya.id)).toMatchObject({ ...words, title: '𠮷野家の🍣', state: 'draft', providerId: aya.id });
  });

  it('is seen by its provider alone until it is published, and again once it is unpublished', async () => {
    const { id } = await actions.createService(ctx, aya.id, words);
    expect(await refusal(actions.requireReadable(ctx, id, ken.id))).toBe('not_found');
    await publish(id);
    expect((await actions.requireReadable(ctx, id, null)).state).toBe('published');
    await actions.setState(ctx, aya.id, { serviceId: id, state: 'unpublished' });
    expect(await refusal(actions.requireReadable(ctx, id, null))).toBe('not_found');
    expect(await refusal(actions.readCard(ctx, id))).toBe('not_found');
  });

  it('is changed by its provider alone; what isn’t said stays', async () => {
    const { id } = await actions.createService(ctx, aya.id, words);
    expect(await refusal(actions.updateService(ctx, ken.id, { serviceId: id, words: { title: 'x' } }))).toBe('not_found');
    expect(await actions.updateService(ctx, aya.id, { serviceId: id, words: { pricePerMinute: 120 } })).toMatchObject({ title: words.title, pricePerMinute: 120 });
    expect(await refusal(actions.updateService(ctx, aya.id, { serviceId: id, words: { category: 'nothing' } }))).toBe('invalid_input');
    expect(await refusal(actions.setState(ctx, aya.id, { serviceId: id, state: 'paused' }))).toBe('state_conflict');
  });

  it('is absent for people on either side of a block, in lists too', async () => {
    const { id } = await offer(ctx, aya.id);
    expect(await found(ken.id)).toEqual([id]);
    await blockUser(ctx, ken.id, aya.id);
    expect(await found(ken.id)).toEqual([]);
    expect(await refusal(actions.requireReadable(ctx, id, ken.id))).toBe('not_found');
    expect(await found(null)).toEqual([id]);
  });

  it('shows its light only while the provider has switched it on and a page of theirs is open', async () => {
    const { id } = await offer(ctx, aya.id);
    expect((await actions.readCard(ctx, id)).light).toBe('away');
    await setAvailability(ctx, aya.id, true);
    expect((await actions.readCard(ctx, id)).light).toBe('available');
    expect(await found(null, { available: 'true' })).toEqual([id]);
    accounts.later(61_000);
    expect((await actions.readCard(ctx, id)).light).toBe('away');
    expect(await found(null, { available: 'true' })).toEqual([]);
    await markReachable(ctx, aya.id);
    expect((await actions.readCard(ctx, id)).light).toBe('available');
  });

  it('is listed page by page without a gap or a double, the newest first', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await offer(ctx, aya.id)).id);
      accounts.later(1000);
    }
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await actions.listPublished(ctx, null, { limit: 2, provider: aya.id, cursor });
      pages.push(...page.items.map((service) => service.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual(ids);
  });

  it('learns from talks: counts, stars and the usual answer', async () => {
    const { id } = await offer(ctx, aya.id);
    await ctx.db.transaction(async (tx) => {
      await actions.countTalk(tx, id);
      await actions.countReview(tx, id, 5);
      await actions.countReview(tx, id, 4);
      for (const minutes of [1, 2, 30]) await actions.noteAnswer(tx, id, minutes * 60_000);
    });
    expect((await actions.readCard(ctx, id)).facts).toEqual({ talkCount: 1, reviewCount: 2, starsSum: 9, answers: [60_000, 120_000, 1_800_000] });
    expect((await actions.countByCategory(ctx)).get('nursery-school')).toBeGreaterThan(0);
  });
});
