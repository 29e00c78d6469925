import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, type Accounts } from '../../../tests/support/accounts.ts';
import { neighbour, offer } from '../../../tests/support/neighbours.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { countReview, createService, setState, updateService } from '../services/actions.ts';
import { blockUser, changeWords, markReachable, setAvailability, unblockUser } from '../users/actions.ts';
import type { User } from '../users/user.ts';
import { searchServices, suggestFor, type Asked } from './actions.ts';
import { searchQuery } from './schema.ts';

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

/** Another process on the same database: it has its own catalogue. */
const elsewhere = (): Context => ({ ...ctx, db: { ...ctx.db, sql: ctx.db.sql } satisfies Database });
const asked = (query: Readonly<Record<string, string>>): Asked => searchQuery.parse(query);
const found = async (query: Readonly<Record<string, string>>, by: { viewer?: User; at?: Context } = {}) =>
  (await searchServices(by.at ?? ctx, by.viewer?.id ?? null, asked({ provider: aya.id, ...query }))).services.map(({ id }) => id);
const words = { title: '浦和の保活', prText: '点数の数え方も話します。', category: 'nursery-school', tags: ['保育園'], pricePerMinute: 60, modes: ['voice'] as const, area: { prefecture: '埼玉県', city: 'さいたま市' }, talkTimes: null };

describe('a saved service', () => {
  it('is found at once, in this process and in others, with the words it has now', async () => {
    const other = elsewhere();
    const { id } = await createService(ctx, aya.id, words);
    expect(await found({ q: 'ほかつ' })).toEqual([]);
    expect(await found({ q: 'ほかつ' }, { at: other })).toEqual([]);
    await setState(ctx, aya.id, { serviceId: id, state: 'published' });
    expect(await found({ q: 'ほかつ' })).toEqual([id]);
    expect(await found({ q: 'ほかつ' }, { at: other })).toEqual([id]);
    await updateService(ctx, aya.id, { serviceId: id, words: { title: '浦和の学童', pricePerMinute: 200 } });
    for (const at of [ctx, other]) {
      expect(await found({ q: '保活' }, { at })).toEqual([]);
      expect(await found({ q: '学童', priceMin: '200' }, { at })).toEqual([id]);
    }
    await setState(ctx, aya.id, { serviceId: id, state: 'paused' });
    for (const at of [ctx, other]) expect(await found({ q: '学童' }, { at })).toEqual([]);
  });

  it('is found by a process that starts later', async () => {
    const { id } = await offer(ctx, aya.id);
    expect(await found({ q: '保育所' }, { at: elsewhere() })).toEqual([id]);
  });

  it('takes its rating along', async () => {
    const [first, second] = [await offer(ctx, aya.id), await offer(ctx, aya.id)];
    await found({});
    await ctx.db.transaction((tx) => countReview(tx, first.id, 5));
    expect(await found({ order: 'rating' })).toEqual([first.id, second.id]);
    expect(await found({ minStars: '4.5' })).toEqual([first.id]);
  });

  it('changed in transactions that end in another order than they began is not overlooked', async () => {
    const { id } = await offer(ctx, aya.id);
    await found({});
    // A number that is taken and visible only later, as on a database with several writers.
    const newest = (await ctx.db.sql.get<{ id: number }>('SELECT MAX(id) AS id FROM service_change'))?.id ?? 0;
    await ctx.db.sql.run('UPDATE service SET title = ? WHERE id = ?', ['後から見える題', id]);
    await ctx.db.sql.run('INSERT INTO service_change (id, service_id) VALUES (?, ?)', [newest + 2, 'svc_00000000000000000000']);
    expect(await found({ q: '後から' })).toEqual([]);
    await ctx.db.sql.run('INSERT INTO service_change (id, service_id) VALUES (?, ?)', [newest + 1, id]);
    expect(await found({ q: '後から' })).toEqual([id]);
  });

  it('changed while a process slept for so long that the changes are forgotten is read anew', async () => {
    const { id } = await offer(ctx, aya.id);
    await found({});
    const newest = (await ctx.db.sql.get<{ id: number }>('SELECT MAX(id) AS id FROM service_change'))?.id ?? 0;
    await ctx.db.sql.run('UPDATE service SET title = ? WHERE id = ?', ['眠っている間の題', id]);
    await ctx.db.sql.run('INSERT INTO service_change (id, service_id) VALUES (?, ?)', [newest + 10_000, 'svc_00000000000000000000']);
    expect(await found({ q: '眠っている間' })).toEqual([id]);
  });
});

describe('what a viewer sees', () => {
  it('leaves out both sides of a block, also from counts and suggestions, until it is taken back', async () => {
    const { id } = await createService(ctx, aya.id, { ...words, tags: ['秘密の園'] });
    await setState(ctx, aya.id, { serviceId: id, state: 'published' });
    const counted = async (viewer?: User) => {
      const { total, facets } = await searchServices(ctx, viewer?.id ?? null, asked({ q: '浦和の保活', facets: 'true', provider: aya.id }));
      return [total, facets?.categories.length, (await suggestFor(ctx, viewer?.id ?? null, '秘密')).tags.length];
    };
    for (const [blocker, blocked] of [[aya, ken], [ken, aya]] as const) {
      await blockUser(ctx, blocker.id, blocked.id);
      expect(await counted(ken)).toEqual([0, 0, 0]);
      expect(await counted()).toEqual([1, 1, 1]);
      await unblockUser(ctx, blocker.id, blocked.id);
      expect(await counted(ken)).toEqual([1, 1, 1]);
    }
  });

  it('has nothing of the suspended and the deleted', async () => {
    const { id } = await offer(ctx, aya.id);
    expect(await found({ q: '保育園' })).toEqual([id]);
    for (const column of ['suspended_at', 'deleted_at']) {
      await ctx.db.sql.run(`UPDATE user SET ${column} = 1 WHERE id = ?`, [aya.id]);
      expect(await searchServices(ctx, null, asked({ q: '保育園', provider: aya.id }))).toMatchObject({ services: [], total: 0 });
      await ctx.db.sql.run(`UPDATE user SET ${column} = NULL WHERE id = ?`, [aya.id]);
    }
  });

  it('knows who can talk now and when people are likely to talk', async () => {
    const { id } = await offer(ctx, aya.id);
    expect(await found({ available: 'true' })).toEqual([]);
    await setAvailability(ctx, aya.id, true);
    await markReachable(ctx, aya.id);
    expect(await found({ available: 'true' })).toEqual([id]);
    accounts.later(61_000);
    expect(await found({ available: 'true' })).toEqual([]);
    expect(await found({ day: 'mon', hour: '20' })).toEqual([]);
    await changeWords(ctx, aya.id, { talkTimes: [{ days: ['mon'], from: '19:30', to: '21:00' }] });
    expect(await found({ day: 'mon', hour: '20' })).toEqual([id]);
    expect(await found({ day: 'tue', hour: '20' })).toEqual([]);
  });
});

describe('where nothing is found', () => {
  it('says which one filter or word to leave out, and what is written alike', async () => {
    const { id } = await createService(ctx, aya.id, { ...words, tags: ['確定申告'] });
    await setState(ctx, aya.id, { serviceId: id, state: 'published' });
    const { loosening } = await searchServices(ctx, null, asked({ q: '浦和 宇宙旅行', provider: aya.id }));
    expect(loosening?.words).toEqual([{ word: '宇宙旅行', count: 1 }]);
    expect((await searchServices(ctx, null, asked({ q: '浦和', provider: aya.id, modes: 'video' }))).loosening?.filters).toEqual([{ name: 'modes', count: 1 }]);
    expect((await searchServices(ctx, null, asked({ q: '確定伸告' }))).loosening?.nearest.map(({ name }) => name)).toContain('確定申告');
  });
});
