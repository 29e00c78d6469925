import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, random, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { newId, type TalkId, type UserId } from '../primitives/id.ts';
import { HOUR, SECOND } from '../primitives/seconds.ts';
import { blockUser, blockedUsers, changeWords, claimTalk, freeTalk, markReachable, setAvailability, unblockUser, visibleUser } from './actions.ts';
import { lightOf } from './light.ts';
import { personFor, personsFor } from './people.ts';
import { meReply } from './reply.ts';
import { findUser } from './store.ts';
import { assertVisible, availableAt, isVisible, visibleTo } from './visibility-store.ts';

let accounts: Accounts;
let ctx: Context;
let db: Database;
beforeAll(async () => {
  accounts = await openAccounts();
  ({ ctx, db } = accounts);
});
afterAll(() => db.close());
beforeEach(() => accounts.begin());

describe('a block', () => {
  it('hides each from the other everywhere and at once, and nobody else from anybody', async () => {
    const [aya, ken, mio] = [(await accounts.person('あや')).user, (await accounts.person('けん')).user, (await accounts.person('みお')).user];
    await blockUser(ctx, aya.id, ken.id);
    expect(accounts.told.blocks).toEqual([`${aya.id}>${ken.id}`]);
    expect([await isVisible(db.sql, aya.id, ken.id), await isVisible(db.sql, ken.id, aya.id), await isVisible(db.sql, mio.id, aya.id), await isVisible(db.sql, null, aya.id)])
      .toEqual([false, false, true, true]);
    expect(await refusal(assertVisible(db.sql, ken.id, aya.id))).toBe('not_found');
    expect(await refusal(visibleUser(ctx, ken.id, aya.id))).toBe('not_found');
    expect(await personFor(ctx, ken.id, aya.id)).toMatchObject({ id: null, nickname: '表示できないユーザー', hidden: true });
    const seen = await personsFor(ctx, aya.id, [ken.id, mio.id, aya.id]);
    expect([seen.get(ken.id)?.hidden, seen.get(mio.id)?.nickname, seen.get(aya.id)?.nickname]).toEqual([true, 'みお', 'あや']);
    const visible = visibleTo(ken.id, 'listed.id');
    const rows = await db.sql.all<{ id: UserId }>(`SELECT listed.id FROM user AS listed WHERE listed.id IN (?, ?) AND ${visible.text}`, [aya.id, mio.id, ...visible.params]);
    expect(rows.map((row) => row.id)).toEqual([mio.id]);
  });

  it('looks to the blocked like an account that never was, can be repeated and taken back', async () => {
    const [aya, ken] = [(await accounts.person('あや')).user, (await accounts.person('けん')).user];
    await Promise.all([blockUser(ctx, aya.id, ken.id), blockUser(ctx, aya.id, ken.id)]);
    expect(accounts.told.blocks).toHaveLength(1);
    expect(await refusal(blockUser(ctx, ken.id, aya.id))).toBe('not_found');
    expect(await refusal(blockUser(ctx, ken.id, newId('user', random)))).toBe('not_found');
    expect(await refusal(blockUser(ctx, aya.id, aya.id))).toBe('invalid_input');
    expect((await blockedUsers(ctx, aya.id)).map((user) => user?.nickname)).toEqual(['けん']);
    await unblockUser(ctx, aya.id, ken.id);
    expect(await isVisible(db.sql, ken.id, aya.id)).toBe(true);
  });

  it.each(['suspended_at', 'deleted_at'])('is not needed where somebody has %s: they are hidden from all', async (column) => {
    const [aya, ken] = [(await accounts.person('あや')).user, (await accounts.person('けん')).user];
    await db.sql.run(`UPDATE user SET ${column} = ? WHERE id = ?`, [accounts.now(), aya.id]);
    expect([await isVisible(db.sql, ken.id, aya.id), await isVisible(db.sql, null, aya.id)]).toEqual([false, false]);
    expect((await personFor(ctx, ken.id, aya.id)).hidden).toBe(true);
  });
});

describe('the one talk of a person', () => {
  it('goes to one of two claims at the same moment, and is free again after its own end only', async () => {
    const { user } = await accounts.person();
    const talks: TalkId[] = Array.from({ length: 6 }, () => newId('talk', random));
    const claims = await Promise.all(talks.map((talkId) => db.transaction((tx) => claimTalk(tx, user.id, talkId))));
    expect(claims.filter(Boolean)).toHaveLength(1);
    const won = talks[claims.indexOf(true)] ?? talks[0] as TalkId;
    const lost = talks[claims.indexOf(false)] ?? talks[0] as TalkId;
    expect((await findUser(db.sql, user.id))?.talkId).toBe(won);
    expect(await db.transaction((tx) => freeTalk(tx, user.id, lost))).toBe(false);
    expect(await db.transaction((tx) => freeTalk(tx, user.id, won))).toBe(true);
    expect(await db.transaction((tx) => freeTalk(tx, user.id, won))).toBe(false);
    expect(await db.transaction((tx) => claimTalk(tx, user.id, lost))).toBe(true);
  });
});

describe('the light', () => {
  const shown = async (userId: UserId) => {
    const user = await findUser(db.sql, userId);
    const available = availableAt(ctx.clock.now());
    const listed = await db.sql.get<{ id: string }>(`SELECT id FROM user WHERE id = ? AND ${available.text}`, [userId, ...available.params]);
    return [user === null ? 'nobody' : lightOf(user, ctx.clock.now()), listed !== undefined];
  };

  it('is on for two hours while a page stays open, and off by itself after that', async () => {
    const { user } = await accounts.person();
    expect(await shown(user.id)).toEqual(['away', false]);
    await setAvailability(ctx, user.id, true);
    expect(await shown(user.id)).toEqual(['available', true]);
    accounts.later(60 * SECOND);
    expect(await shown(user.id)).toEqual(['away', false]);
    await markReachable(ctx, user.id);
    expect(await shown(user.id)).toEqual(['available', true]);
    accounts.later(2 * HOUR - 60 * SECOND);
    await markReachable(ctx, user.id);
    expect(await shown(user.id)).toEqual(['away', false]);
  });

  it('says busy in a talk, and goes off when switched off', async () => {
    const { user } = await accounts.person();
    const talkId = newId('talk', random);
    await setAvailability(ctx, user.id, true);
    await db.transaction((tx) => claimTalk(tx, user.id, talkId));
    expect(await shown(user.id)).toEqual(['busy', false]);
    await db.transaction((tx) => freeTalk(tx, user.id, talkId));
    expect(await shown(user.id)).toEqual(['available', true]);
    await setAvailability(ctx, user.id, false);
    expect(await shown(user.id)).toEqual(['away', false]);
  });
});

describe('oneself', () => {
  it('changes what is given, keeps the rest, and counts what the modules know', async () => {
    const { user } = await accounts.person('まり');
    const talkTimes = [{ days: ['mon', 'fri'], from: '20:00', to: '22:30' }] as const;
    await changeWords(ctx, user.id, { words: '大宮に住んでいます。', talkTimes });
    const changed = await changeWords(ctx, user.id, { nickname: 'まりこ' });
    expect(await meReply(ctx, changed)).toMatchObject({
      nickname: 'まりこ', words: '大宮に住んでいます。', talkTimes, light: 'away', availableUntil: null, unreadMessages: 3, waitingRequests: 1, email: user.email,
    });
    expect(await refusal(changeWords(ctx, user.id, { nickname: 'Сhoku admin' }))).toBe('invalid_input');
  });
});
