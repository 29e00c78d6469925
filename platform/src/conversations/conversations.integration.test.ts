import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAccounts, refusal, type Accounts } from '../../../tests/support/accounts.ts';
import { inFrame, neighbour, offer, onSite } from '../../../tests/support/neighbours.ts';
import type { Context } from '../context.ts';
import { outboxWorker } from '../jobs/outbox-worker.ts';
import { newId } from '../primitives/id.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { listMails } from '../rails/mail/mailbox.ts';
import { readEvents } from '../realtime/events.ts';
import { blockUser } from '../users/actions.ts';
import { effects as noticeEffects } from '../notifications/effects.ts';
import type { User } from '../users/user.ts';
import * as actions from './actions.ts';
import { effects } from './effects.ts';
import { conversationReply, messageReply } from './reply.ts';
import * as schema from './schema.ts';

let accounts: Accounts;
let ctx: Context;
let aya: User;
let ken: User;
let serviceId: string;
let keys = 0;
beforeAll(async () => {
  accounts = await openAccounts();
  ctx = accounts.ctx;
});
afterAll(() => accounts.db.close());
beforeEach(async () => {
  await accounts.begin();
  [aya, ken] = [await neighbour(ctx, 'あや'), await neighbour(ctx, 'けん')];
  serviceId = (await offer(ctx, aya.id)).id;
});

const newKey = () => `client-key-${keys += 1}`;
const askAs = (user: User, text = 'こんにちは', clientKey = newKey()) => actions.ask(ctx, onSite(ctx, user), { serviceId, text, clientKey });
const sendAs = (user: User, conversationId: string, text = 'はい', clientKey = newKey()) => actions.sendMessage(ctx, onSite(ctx, user), { conversationId, text, clientKey });
const messagesFor = async (user: User, conversationId: string) => (await actions.listMessages(ctx, onSite(ctx, user), { conversationId, limit: 100 })).items;
const unreadOf = async (user: User) => (await actions.countUnread(ctx.db.sql, user.id)).unreadMessages;

async function mailsAbout(user: User): Promise<string[]> {
  const worker = outboxWorker(ctx, { ...noticeEffects, ...effects });
  while (await worker.tick() > 0);
  return (await listMails(ctx.db.sql, user.email)).map((mail) => mail.subject);
}

describe('a question', () => {
  it('begins one thread of a visitor about a service and goes on in it', async () => {
    const first = await askAs(ken);
    const second = await askAs(ken, 'もうひとつ');
    expect([first.message.number, second.message.number, second.conversation.id]).toEqual([1, 2, first.conversation.id]);
    expect((await actions.readThreadOf(ctx, onSite(ctx, ken), serviceId)).conversation.id).toBe(first.conversation.id);
    expect(await refusal(actions.readThreadOf(ctx, onSite(ctx, aya), serviceId))).toBe('not_found');
  });

  it('asked several times at once begins one thread and numbers without gaps', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, index) => askAs(ken, `${index}`)));
    const { conversation } = await actions.readThreadOf(ctx, onSite(ctx, ken), serviceId);
    expect((await messagesFor(ken, conversation.id)).map((message) => message.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('is refused about one’s own service, and about one that is hidden or not there', async () => {
    expect(await refusal(askAs(aya))).toBe('own_service');
    const blocked = await neighbour(ctx, 'みお');
    await blockUser(ctx, aya.id, blocked.id);
    expect(await refusal(askAs(blocked))).toBe('not_found');
    expect(await refusal(actions.ask(ctx, onSite(ctx, ken), { serviceId: newId('service', ctx.random), text: 'あ', clientKey: newKey() }))).toBe('not_found');
  });
});

describe('messages', () => {
  it('of both sides at the same moment stand in one order without gaps, each told to both exactly once', async () => {
    const { conversation: { id } } = await askAs(ken);
    const texts = Array.from({ length: 10 }, (_, index) => `text ${index}`);
    await Promise.all(texts.flatMap((text) => [sendAs(aya, id, text), sendAs(ken, id, text)]));
    const lines = await messagesFor(aya, id);
    expect(lines.map((line) => line.number)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect(new Set(lines.map((line) => line.id)).size).toBe(21);
    for (const user of [aya, ken]) {
      const told = (await readEvents(ctx.db.sql, { userId: user.id, after: 0, limit: 100 })).filter((event) => event.type === 'message.new');
      expect(told.map((event) => (event.body as { number: number }).number)).toEqual(lines.map((line) => line.number));
      expect(told.every((event) => event.serviceId === serviceId && !JSON.stringify(event.body).includes('text'))).toBe(true);
    }
  });

  it('sent again under their key are one message, also at the same moment; the other side may use the same key', async () => {
    const { conversation: { id } } = await askAs(ken);
    const sent = await Promise.all([1, 2, 3].map(() => sendAs(ken, id, '一度だけ', 'the-same-key')));
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
    await sendAs(aya, id, 'わたしのは別', 'the-same-key');
    expect((await messagesFor(ken, id)).map((line) => line.number)).toEqual([1, 2, 3]);
    expect(await unreadOf(aya)).toBe(2);
  });

  it('are read from the end, before a number and after one', async () => {
    const { conversation: { id } } = await askAs(ken, '1');
    for (const text of ['2', '3', '4', '5']) await sendAs(aya, id, text);
    const page = async (query: { before?: number; after?: number; limit: number }) => {
      const { items, more } = await actions.listMessages(ctx, onSite(ctx, ken), { conversationId: id, ...query });
      return { numbers: items.map((line) => line.number), more };
    };
    expect(await page({ limit: 2 })).toEqual({ numbers: [4, 5], more: true });
    expect(await page({ before: 4, limit: 5 })).toEqual({ numbers: [1, 2, 3], more: false });
    expect(await page({ after: 1, limit: 2 })).toEqual({ numbers: [2, 3], more: true });
    expect(await page({ after: 5, limit: 2 })).toEqual({ numbers: [], more: false });
  });

  it('are 60 a minute at most, over all threads', async () => {
    const { conversation: { id } } = await askAs(ken);
    for (let count = 1; count < 60; count += 1) await sendAs(ken, id);
    expect(await refusal(sendAs(ken, id))).toBe('rate_limited');
    expect(await refusal(sendAs(aya, id))).toBe('none');
  });
});

describe('what was read', () => {
  it('is counted for the header, and told to both', async () => {
    const { conversation: { id } } = await askAs(ken);
    await sendAs(ken, id);
    await sendAs(aya, id);
    expect([await unreadOf(aya), await unreadOf(ken)]).toEqual([2, 1]);
    const partly = await actions.markRead(ctx, onSite(ctx, aya), { conversationId: id, number: 1 });
    expect(partly.conversation.marks.provider).toMatchObject({ read: 1, unread: 1 });
    await actions.markRead(ctx, onSite(ctx, aya), { conversationId: id, number: 3 });
    expect(await unreadOf(aya)).toBe(0);
    await actions.markRead(ctx, onSite(ctx, aya), { conversationId: id, number: 1 });
    const shown = await conversationReply(ctx, ken.id, await actions.readThread(ctx, onSite(ctx, ken), id));
    expect(schema.conversation.parse(shown)).toMatchObject({ role: 'visitor', unread: 1, otherReadNumber: 3, readNumber: 0, lastNumber: 3, canSend: true, other: { nickname: 'あや' } });
    const told = (await readEvents(ctx.db.sql, { userId: ken.id, after: 0, limit: 100 })).filter((event) => event.type === 'conversation.read');
    expect(told.map((event) => event.body)).toEqual([{ conversationId: id, side: 'provider', number: 1 }, { conversationId: id, side: 'provider', number: 3 }]);
  });

  it('is mailed about once until everything is read, a minute later, and not when it was read meanwhile', async () => {
    const { conversation: { id } } = await askAs(ken, 'ひみつの話');
    await sendAs(ken, id);
    expect(await mailsAbout(aya)).toEqual([]);
    accounts.later(MINUTE);
    expect(await mailsAbout(aya)).toEqual(['けんさんからメッセージ']);
    await sendAs(ken, id);
    accounts.later(MINUTE);
    expect(await mailsAbout(aya)).toHaveLength(1);
    expect((await listMails(ctx.db.sql, aya.email))[0]?.text).not.toContain('ひみつ');
    await actions.markRead(ctx, onSite(ctx, aya), { conversationId: id, number: 3 });
    await sendAs(ken, id);
    await actions.markRead(ctx, onSite(ctx, aya), { conversationId: id, number: 4 });
    accounts.later(MINUTE);
    expect(await mailsAbout(aya)).toHaveLength(1);
    await sendAs(ken, id);
    accounts.later(MINUTE);
    expect(await mailsAbout(aya)).toHaveLength(2);
  });
});

describe('a talk’s lines', () => {
  it('stand between the messages, unread by nobody, with the bill where they name one', async () => {
    const { conversation } = await askAs(ken);
    const talkId = newId('talk', ctx.random);
    const found = await ctx.db.transaction((tx) => actions.threadFor(tx, { ctx, serviceId: conversation.serviceId, providerId: aya.id, visitorId: ken.id }));
    expect(found).toBe(conversation.id);
    await ctx.db.transaction((tx) => actions.addThreadEvent(tx, { ctx, conversationId: found, talkId, kind: 'ended', amount: yen(928) }));
    const [, line] = await messagesFor(ken, found);
    expect(line === undefined ? null : schema.message.parse(messageReply(line, 'visitor'))).toMatchObject({ number: 2, from: 'platform', mine: false, event: { kind: 'ended', talkId, amount: 928 }, clientKey: null });
    expect([await unreadOf(ken), await unreadOf(aya), await actions.countMessages(ctx.db.sql, found)]).toEqual([0, 1, 1]);
  });

  it('can begin a thread before anybody has written', async () => {
    const conversationId = await ctx.db.transaction((tx) => actions.threadFor(tx, { ctx, serviceId: serviceId as never, providerId: aya.id, visitorId: ken.id }));
    expect((await actions.listThreads(ctx, onSite(ctx, ken), { limit: 10 })).items).toEqual([]);
    await ctx.db.transaction((tx) => actions.addThreadEvent(tx, { ctx, conversationId, talkId: newId('talk', ctx.random), kind: 'requested', amount: null }));
    expect((await actions.listThreads(ctx, onSite(ctx, aya), { limit: 10 })).items.map((one) => one.last?.from)).toEqual(['platform']);
  });
});

describe('who sees a thread', () => {
  it('is its two people; a stranger and a frame of another service find nothing', async () => {
    const { conversation: { id } } = await askAs(ken);
    const stranger = await neighbour(ctx, 'みお');
    const other = await offer(ctx, aya.id);
    const reads = (viewer: Parameters<typeof actions.readThread>[1]) => [
      actions.readThread(ctx, viewer, id), actions.listMessages(ctx, viewer, { conversationId: id, limit: 10 }), actions.markRead(ctx, viewer, { conversationId: id, number: 1 }),
      actions.sendMessage(ctx, viewer, { conversationId: id, text: 'あ', clientKey: newKey() }),
    ].map(refusal);
    for (const viewer of [onSite(ctx, stranger), inFrame(ctx, ken, other.id), inFrame(ctx, aya, serviceId as never)]) {
      expect(await Promise.all(reads(viewer))).toEqual(['not_found', 'not_found', 'not_found', 'not_found']);
    }
    expect(await refusal(actions.ask(ctx, inFrame(ctx, ken, other.id), { serviceId, text: 'あ', clientKey: newKey() }))).toBe('not_found');
    expect(await Promise.all(reads(inFrame(ctx, ken, serviceId as never)))).toEqual(['none', 'none', 'none', 'none']);
  });

  it('is nobody after a block, from either side, and both again when it is taken back', async () => {
    const { conversation: { id } } = await askAs(ken);
    await sendAs(aya, id);
    await blockUser(ctx, ken.id, aya.id);
    for (const user of [aya, ken]) {
      expect(await refusal(actions.readThread(ctx, onSite(ctx, user), id))).toBe('not_found');
      expect(await refusal(actions.listMessages(ctx, onSite(ctx, user), { conversationId: id, limit: 10 }))).toBe('not_found');
      expect(await refusal(sendAs(user, id))).toBe('not_found');
      expect((await actions.listThreads(ctx, onSite(ctx, user), { limit: 10 })).items).toEqual([]);
      expect(await unreadOf(user)).toBe(0);
    }
    expect(await refusal(askAs(ken))).toBe('not_found');
    accounts.later(MINUTE);
    expect(await mailsAbout(aya)).toEqual([]);
    await ctx.db.sql.run('DELETE FROM block WHERE blocker_id = ?', [ken.id]);
    expect((await actions.listThreads(ctx, onSite(ctx, aya), { limit: 10 })).items).toHaveLength(1);
    expect(await unreadOf(aya)).toBe(1);
  });

  it('is listed in both roles, the newest first, page by page', async () => {
    const mine = await offer(ctx, ken.id);
    const first = await askAs(ken);
    accounts.later(1);
    const second = await actions.ask(ctx, onSite(ctx, aya), { serviceId: mine.id, text: 'こちらも', clientKey: newKey() });
    const page = await actions.listThreads(ctx, onSite(ctx, ken), { limit: 1 });
    expect(page.items.map(({ conversation, side }) => [conversation.id, side])).toEqual([[second.conversation.id, 'provider']]);
    const next = await actions.listThreads(ctx, onSite(ctx, ken), { limit: 1, cursor: page.nextCursor ?? '' });
    expect(next.items.map(({ conversation, side }) => [conversation.id, side])).toEqual([[first.conversation.id, 'visitor']]);
    expect(next.nextCursor).toBeNull();
  });
});
