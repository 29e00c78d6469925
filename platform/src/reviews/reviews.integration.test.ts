import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import { inFrame, neighbour, offer, onSite } from '../../../tests/support/neighbours.ts';
import type { Context } from '../context.ts';
import { pastTalk } from '../demo/past-talk.ts';
import { newId, type TalkId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import { DAY, MINUTE, SECOND } from '../primitives/seconds.ts';
import { findService, type Service } from '../services/index.ts';
import { requestTalk } from '../talks/transition.ts';
import { insertTalk } from '../talks/store.ts';
import type { TalkTerms } from '../talks/talk.ts';
import { blockUser, unblockUser } from '../users/actions.ts';
import type { Notice } from '../users/mails.ts';
import { findUser } from '../users/store.ts';
import type { User } from '../users/user.ts';
import * as actions from './actions.ts';
import { reviewReplies, talkReviewsReply } from './reply.ts';
import * as schema from './schema.ts';

let accounts: Accounts;
let ctx: Context;
let aya: User;
let ken: User;
let service: Service;
let talkId: TalkId;
beforeAll(async () => {
  accounts = await openAccounts();
  ctx = accounts.ctx;
});
afterAll(() => accounts.db.close());
beforeEach(async () => {
  await accounts.begin();
  [aya, ken] = [await neighbour(ctx, 'あや'), await neighbour(ctx, 'けん')];
  service = await offer(ctx, aya.id);
  talkId = await talked(ken);
});

function termsOf(visitor: User): TalkTerms {
  const requestedAt = after(ctx.clock.now(), -20 * MINUTE);
  return {
    id: newId('talk', ctx.random), serviceId: service.id, conversationId: newId('conversation', ctx.random), mandateId: newId('mandate', ctx.random), providerId: aya.id, visitorId: visitor.id,
    mode: 'voice', comment: '', pricePerMinute: service.pricePerMinute, freeSeconds: 60, ceilingMinutes: 20, mostMinutes: 20, requestedAt, waitUntil: after(requestedAt, 30 * MINUTE),
  };
}

/** A talk of 9 minutes that ended just now. */
async function talked(visitor: User): Promise<TalkId> {
  const { talk } = pastTalk(termsOf(visitor), { answerMs: MINUTE, talkMs: 9 * MINUTE, reference: newId('testHold', ctx.random) });
  await ctx.db.transaction((tx) => insertTalk(tx, { talk, origin: null, waitMinutes: 30, version: 6 }, null));
  return talk.terms.id;
}

const write = (user: User, stars: number, words = '') => actions.writeReview(ctx, onSite(ctx, user), { talkId, stars, words });
const readAs = (user: User) => actions.readTalkReviews(ctx, onSite(ctx, user), talkId);
const ofService = async (viewer: User | null) => (await actions.listServiceReviews(ctx, viewer?.id ?? null, { serviceId: service.id, limit: 20 })).items;
const starsOf = async () => {
  const [of, person, visitor] = [await findService(ctx.db.sql, service.id), await findUser(ctx.db.sql, aya.id), await findUser(ctx.db.sql, ken.id)];
  return { service: of?.facts.starsSum, provider: person?.facts.starsSum, visitor: visitor?.facts.starsSum };
};

describe('a review', () => {
  it('stays closed and uncounted until the other side has written too; then both open at once', async () => {
    await write(ken, 5, '助かりました');
    expect(await readAs(ken)).toMatchObject({ mine: { stars: 5, openedAt: null }, theirs: null, canWrite: true });
    expect(await readAs(aya)).toMatchObject({ mine: null, theirs: null, canWrite: true });
    expect(await ofService(null)).toEqual([]);
    expect(await starsOf()).toEqual({ service: 0, provider: 0, visitor: 0 });
    await write(aya, 4, 'また話しましょう');
    expect(await readAs(ken)).toMatchObject({ mine: { stars: 5 }, theirs: { stars: 4 }, canWrite: false, opensAt: null });
    expect((await ofService(null)).map((review) => review.words)).toEqual(['助かりました']);
    expect(await starsOf()).toEqual({ service: 5, provider: 5, visitor: 4 });
  });

  it('written by both at the same moment opens once', async () => {
    await Promise.all([write(ken, 5), write(aya, 3)]);
    expect((await readAs(aya)).theirs?.stars).toBe(5);
    expect(await starsOf()).toEqual({ service: 5, provider: 5, visitor: 3 });
  });

  it('opens by itself seven days after the talk, once, whichever process looks', async () => {
    await write(ken, 4);
    accounts.later(7 * DAY - 12 * MINUTE);
    expect(await actions.openDue(ctx, ctx.clock.now())).toBe(0);
    accounts.later(12 * MINUTE);
    const opened = await Promise.all([actions.openDue(ctx, ctx.clock.now()), actions.openDue(ctx, ctx.clock.now())]);
    expect(opened.toSorted()).toEqual([0, 1]);
    expect(await starsOf()).toEqual({ service: 4, provider: 4, visitor: 0 });
    await write(aya, 2);
    expect(await starsOf()).toEqual({ service: 4, provider: 4, visitor: 2 });
  });

  it('written late in the moment in which the other one opens is counted once, like that one', async () => {
    const talks = [talkId, ...await Promise.all([1, 2, 3, 4, 5].map(() => talked(ken)))];
    const writeAll = (user: User, stars: number) => Promise.all(talks.map((id) => actions.writeReview(ctx, onSite(ctx, user), { talkId: id, stars, words: '' })));
    await writeAll(ken, 4);
    accounts.later(7 * DAY);
    await Promise.all([writeAll(aya, 3), actions.openDue(ctx, ctx.clock.now())]);
    expect(await starsOf()).toEqual({ service: 24, provider: 24, visitor: 18 });
  });

  it('can be put in other words while it is closed and not once it is open; once per side', async () => {
    const first = await write(ken, 1);
    const second = await write(ken, 5, 'やっぱり');
    expect([second.id, second.stars]).toEqual([first.id, 5]);
    await write(aya, 5);
    expect(await refusal(write(ken, 1))).toBe('state_conflict');
    expect(await refusal(write(ken, 5, 'やっぱり'))).toBe('none');
    expect(await starsOf()).toEqual({ service: 5, provider: 5, visitor: 5 });
    expect([await actions.hasReviewed(ctx.db.sql, talkId, 'visitor'), await actions.hasReviewed(ctx.db.sql, newId('talk', ctx.random), 'visitor')]).toEqual([true, false]);
  });

  it('is for the two of a talk that went live and is over', async () => {
    expect(await refusal(write(await neighbour(ctx, 'みお'), 5))).toBe('not_found');
    expect(await refusal(actions.writeReview(ctx, inFrame(ctx, ken, (await offer(ctx, aya.id)).id), { talkId, stars: 5, words: '' }))).toBe('not_found');
    const terms = termsOf(ken);
    await ctx.db.transaction((tx) => insertTalk(tx, { ...requestTalk(terms), origin: null, waitMinutes: 30, version: 1 }, terms.waitUntil));
    expect(await refusal(actions.writeReview(ctx, onSite(ctx, ken), { talkId: terms.id, stars: 5, words: '' }))).toBe('state_conflict');
    expect(await actions.readTalkReviews(ctx, onSite(ctx, ken), terms.id)).toMatchObject({ canWrite: false, opensAt: null });
  });
});

describe('a reply', () => {
  const reply = (user: User, reviewId: string, words = 'こちらこそ') => actions.replyToReview(ctx, onSite(ctx, user), { reviewId, words });

  it('is written once by the person the review is about, below it for everybody, and told to its writer', async () => {
    const { id } = await write(ken, 4, 'よかった');
    expect(await refusal(reply(aya, id))).toBe('not_found');
    await write(aya, 5);
    expect(await refusal(reply(ken, id))).toBe('not_found');
    await reply(aya, id);
    expect(await refusal(reply(aya, id))).toBe('none');
    expect(await refusal(reply(aya, id, '書きなおします'))).toBe('state_conflict');
    expect((await reviewReplies(ctx, null, await ofService(null)))[0]?.reply?.words).toBe('こちらこそ');
    const notices = (await ctx.db.sql.all<{ body: string }>(`SELECT body FROM outbox_effect WHERE effect_key = ?`, [`notice:review:${talkId}:${ken.id}:replied`])).map(({ body }) => JSON.parse(body) as Notice);
    expect(notices.map((notice) => [notice.userId, notice.about, notice.words.ja.subject])).toEqual([[ken.id, aya.id, 'あやさんがあなたの評価に返信しました']]);
  });

  it('of two at the same moment one is kept', async () => {
    const { id } = await write(ken, 4);
    await write(aya, 5);
    const outcomes = await Promise.all(['ひとつめ', 'ふたつめ'].map((words) => refusal(reply(aya, id, words))));
    expect(outcomes.toSorted()).toEqual(['none', 'state_conflict']);
  });

  it('can’t be given to somebody hidden, and can to somebody who has left', async () => {
    const { id } = await write(ken, 4);
    await write(aya, 5);
    await blockUser(ctx, ken.id, aya.id);
    expect(await refusal(reply(aya, id))).toBe('not_found');
    await unblockUser(ctx, ken.id, aya.id);
    await ctx.db.sql.run('UPDATE user SET deleted_at = ? WHERE id = ?', [ctx.clock.now(), ken.id]);
    expect(await refusal(reply(aya, id))).toBe('none');
  });
});

describe('a day after a talk', () => {
  const remind = () => ctx.db.transaction((tx) => actions.remind(tx, { talkId, serviceId: service.id, providerId: aya.id, visitorId: ken.id }));
  const reminded = async () => (await ctx.db.sql.all<{ effect_key: string }>('SELECT effect_key FROM outbox_effect WHERE effect_key LIKE ?', [`notice:review:${talkId}:%:remind`])).map((row) => row.effect_key);

  it('whoever has written nothing is reminded, once', async () => {
    await write(ken, 4);
    await remind();
    await remind();
    expect(await reminded()).toEqual([`notice:review:${talkId}:${aya.id}:remind`]);
  });

  it('nobody is, when both have written', async () => {
    await Promise.all([write(ken, 4), write(aya, 4)]);
    await remind();
    expect(await reminded()).toEqual([]);
  });
});

describe('open reviews', () => {
  it('of a person are told apart by role, with the stars of all, whoever looks', async () => {
    await Promise.all([write(ken, 5), write(aya, 2)]);
    const of = async (user: User, as: 'provider' | 'visitor', viewer: User | null = null) => actions.listUserReviews(ctx, viewer?.id ?? null, { userId: user.id, as, limit: 20 });
    expect((await of(aya, 'provider')).items.map((review) => review.stars)).toEqual([5]);
    expect((await of(aya, 'visitor')).items).toEqual([]);
    expect(await of(ken, 'visitor')).toMatchObject({ items: [{ stars: 2 }], spread: [0, 1, 0, 0, 0] });
    const mio = await neighbour(ctx, 'みお');
    await blockUser(ctx, mio.id, ken.id);
    expect(await of(aya, 'provider', mio)).toMatchObject({ items: [], spread: [0, 0, 0, 0, 1] });
    expect(await refusal(of(ken, 'visitor', mio))).toBe('not_found');
  });

  it('by somebody who has left stay, under no name; those of a suspended account don’t', async () => {
    await Promise.all([write(ken, 3, 'ふつう'), write(aya, 5)]);
    await ctx.db.sql.run('UPDATE user SET deleted_at = ? WHERE id = ?', [ctx.clock.now(), ken.id]);
    expect((await reviewReplies(ctx, null, await ofService(null))).map(({ by, words }) => [by.id, by.hidden, words])).toEqual([[null, true, 'ふつう']]);
    await ctx.db.sql.run('UPDATE user SET deleted_at = NULL, suspended_at = ? WHERE id = ?', [ctx.clock.now(), ken.id]);
    expect(await ofService(null)).toEqual([]);
    expect(await starsOf()).toMatchObject({ service: 3 });
  });

  it('by somebody blocked are gone for the one, and there for everybody else', async () => {
    await Promise.all([write(ken, 5), write(aya, 5)]);
    const mio = await neighbour(ctx, 'みお');
    await blockUser(ctx, mio.id, ken.id);
    expect([(await ofService(mio)).length, (await ofService(ken)).length, (await ofService(null)).length]).toEqual([0, 1, 1]);
    await blockUser(ctx, aya.id, ken.id);
    expect(await readAs(aya)).toMatchObject({ mine: { stars: 5 }, theirs: null, canWrite: false });
    expect((await actions.listMyReviews(ctx, onSite(ctx, aya), { direction: 'received', limit: 20 })).items).toEqual([]);
    expect((await actions.listMyReviews(ctx, onSite(ctx, aya), { direction: 'written', limit: 20 })).items).toHaveLength(1);
    expect(await refusal(ofService(ken))).toBe('not_found');
  });

  it('are listed the newest first, page by page, and say which talk it was to its two people alone', async () => {
    await Promise.all([write(ken, 3), write(aya, 5)]);
    const mio = await neighbour(ctx, 'みお');
    accounts.later(SECOND);
    talkId = await talked(mio);
    await Promise.all([write(mio, 5, 'あたらしい'), write(aya, 5)]);
    const first = await actions.listServiceReviews(ctx, ken.id, { serviceId: service.id, limit: 1 });
    const second = await actions.listServiceReviews(ctx, ken.id, { serviceId: service.id, limit: 1, cursor: first.nextCursor ?? '' });
    expect([first.items[0]?.stars, second.items[0]?.stars, second.nextCursor]).toEqual([5, 3, null]);
    const replies = schema.reviewPage.parse({ items: await reviewReplies(ctx, ken.id, [...first.items, ...second.items]), nextCursor: null }).items;
    expect(replies.map((reply) => [reply.by.nickname, reply.about.nickname, reply.talkId === null])).toEqual([['みお', 'あや', true], ['けん', 'あや', false]]);
    expect(schema.talkReviews.parse(await talkReviewsReply(ctx, mio.id, await readAs(mio)))).toMatchObject({ mine: { words: 'あたらしい', minutes: 9, open: true }, theirs: { open: true } });
  });
});
