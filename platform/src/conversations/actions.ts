import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { limit } from '../http/rate-limit.ts';
import type { Member } from '../http/viewer.ts';
import { newId, type ConversationId, type ServiceId, type TalkId, type UserId } from '../primitives/id.ts';
import { MINUTE } from '../primitives/seconds.ts';
import type { Yen } from '../primitives/yen.ts';
import { requireReadable } from '../services/index.ts';
import { isVisible, mayReadWords, type MeCounts } from '../users/index.ts';
import { sideOf } from './access.ts';
import { newConversation, userOn, withRead, type Conversation } from './conversation.ts';
import { otherSide, type Message, type Side, type ThreadEventKind } from './message.ts';
import * as store from './store.ts';
import { tellBoth, writeLine, type Written } from './write-actions.ts';

/** What a person sends. `clientKey` is their own: the same one twice is one message. */
export interface Sending {
  readonly text: string;
  readonly clientKey: string;
}

/** A thread with the side its reader is on. */
export interface OwnThread {
  readonly conversation: Conversation;
  readonly side: Side;
}

/** A thread as its reader sees it in a list. */
export interface ShownThread extends OwnThread {
  /** Null before the first line. */
  readonly last: Message | null;
}

/** At most so many messages a minute by one person, over all threads. */
function limitSending(ctx: Context, userId: UserId): Promise<void> {
  return limit(ctx, { bucket: 'message', key: userId, max: 60, per: MINUTE });
}

/** The thread with the reader's side; 404 for everybody who isn't in it, and for both while one is hidden from the other. Of somebody who left it can still be read. */
async function requireOwn(sql: Sql, viewer: Member, conversation: Conversation | null): Promise<OwnThread> {
  const side = conversation === null ? null : sideOf(conversation, viewer);
  if (conversation === null || side === null || !await mayReadWords(sql, viewer.userId, userOn(conversation, otherSide(side)))) throw new Problem('not_found');
  return { conversation, side };
}

/** The same to write in it: nobody is there to read what is sent to somebody who left. */
async function requireAnswerable(sql: Sql, viewer: Member, conversation: Conversation | null): Promise<OwnThread> {
  const own = await requireOwn(sql, viewer, conversation);
  if (!await isVisible(sql, viewer.userId, userOn(own.conversation, otherSide(own.side)))) throw new Problem('not_found');
  return own;
}

/** Sends a message into one’s own thread. 404 when it isn’t one’s own or the other is hidden, 429 beyond 60 a minute. */
export async function sendMessage(ctx: Context, viewer: Member, sent: Sending & { conversationId: string }): Promise<Sent> {
  await limitSending(ctx, viewer.userId);
  return ctx.db.transaction((tx) => writeAs(ctx, tx, { viewer, sent }));
}

/** What came of sending, with the sender's side. */
export type Sent = Written & Pick<OwnThread, 'side'>;

async function writeAs(ctx: Context, tx: Transaction, { viewer, sent }: { viewer: Member; sent: Sending & { conversationId: string } }): Promise<Sent> {
  const { conversation, side } = await requireAnswerable(tx.sql, viewer, await store.lockConversation(tx, sent.conversationId));
  const known = await store.findByClientKey(tx.sql, { conversationId: conversation.id, from: side, clientKey: sent.clientKey });
  if (known !== null) return { conversation, message: known, side };
  return { ...await writeLine(ctx, tx, { locked: conversation, line: { from: side, text: sent.text, clientKey: sent.clientKey } }), side };
}


/**
 * A visitor's question about a service: begins their thread or goes on in it. 404 for a service they can't read, 403 for their own, 429
 * beyond 60 messages a minute.
 */
export async function ask(ctx: Context, viewer: Member, asked: Sending & { serviceId: string }): Promise<Sent> {
  const { serviceId, text, clientKey } = asked;
  if (viewer.kind === 'frame' && viewer.serviceId !== serviceId) throw new Problem('not_found');
  const known = await store.findThread(ctx.db.sql, serviceId, viewer.userId);
  if (known !== null) return sendMessage(ctx, viewer, { conversationId: known.id, text, clientKey });
  const service = await requireReadable(ctx, serviceId, viewer.userId);
  if (service.providerId === viewer.userId) throw new Problem('own_service');
  await limitSending(ctx, viewer.userId);
  return ctx.db.transaction(async (tx) => {
    const conversationId = await threadFor(tx, { ctx, serviceId: service.id, providerId: service.providerId, visitorId: viewer.userId });
    return writeAs(ctx, tx, { viewer, sent: { conversationId, text, clientKey } });
  });
}

async function shown(sql: Sql, thread: OwnThread): Promise<ShownThread> {
  return { ...thread, last: await store.findMessage(sql, thread.conversation.id, thread.conversation.lastNumber) };
}

/** The viewer's own thread as a visitor of a service. 404 when there is none. */
export async function readThreadOf(ctx: Context, viewer: Member, serviceId: string): Promise<ShownThread> {
  return shown(ctx.db.sql, await requireOwn(ctx.db.sql, viewer, await store.findThread(ctx.db.sql, serviceId, viewer.userId)));
}

/** One of the viewer's own threads. 404 when it isn't. */
export async function readThread(ctx: Context, viewer: Member, conversationId: string): Promise<ShownThread> {
  return shown(ctx.db.sql, await requireOwn(ctx.db.sql, viewer, await store.findConversation(ctx.db.sql, conversationId)));
}

/** The viewer's threads in both roles, the newest first, page by page. Those with somebody hidden are left out. */
export async function listThreads(ctx: Context, viewer: Member, query: store.ThreadsQuery): Promise<{ items: ShownThread[]; nextCursor: string | null }> {
  const { items, nextCursor } = await store.listThreads(ctx.db.sql, viewer.userId, query);
  const own = items.flatMap((conversation) => {
    const side = sideOf(conversation, viewer);
    return side === null ? [] : [{ conversation, side }];
  });
  return { items: await Promise.all(own.map((thread) => shown(ctx.db.sql, thread))), nextCursor };
}

/** Messages of one of the viewer's own threads, in their order. 404 when it isn't. */
export async function listMessages(ctx: Context, viewer: Member, query: store.MessagesQuery & { conversationId: string }): Promise<{ items: Message[]; more: boolean; side: Side }> {
  const { conversation, side } = await requireOwn(ctx.db.sql, viewer, await store.findConversation(ctx.db.sql, query.conversationId));
  return { ...await store.listMessages(ctx.db.sql, conversation.id, query), side };
}

/** Marks a thread as read up to a number; a mark never goes back. 404 when the thread isn't one's own. */
export async function markRead(ctx: Context, viewer: Member, read: { conversationId: string; number: number }): Promise<ShownThread> {
  const thread = await ctx.db.transaction(async (tx): Promise<OwnThread> => {
    const { conversation, side } = await requireOwn(tx.sql, viewer, await store.lockConversation(tx, read.conversationId));
    const unread = await store.countBeyond(tx.sql, conversation.id, { from: otherSide(side), number: read.number });
    const changed = withRead(conversation, side, { number: read.number, unread });
    if (changed === null) return { conversation, side };
    await store.saveConversation(tx, changed);
    await tellBoth(tx, changed, { type: 'conversation.read', body: { side, number: changed.marks[side].read } });
    return { conversation: changed, side };
  });
  return shown(ctx.db.sql, thread);
}

/** The thread of a visitor about a service, made when they have none. The caller has checked who may see whom. */
export async function threadFor(tx: Transaction, of: { ctx: Pick<Context, 'clock' | 'random'>; serviceId: ServiceId; providerId: UserId; visitorId: UserId }): Promise<ConversationId> {
  const { ctx, serviceId, providerId, visitorId } = of;
  const known = await store.findThread(tx.sql, serviceId, visitorId);
  if (known !== null) return known.id;
  const made = newConversation({ id: newId('conversation', ctx.random), serviceId, providerId, visitorId }, ctx.clock.now());
  if (await store.insertConversation(tx, made)) return made.id;
  const other = await store.findThread(tx.sql, serviceId, visitorId);
  if (other === null) throw new Error('a thread that is there can be found');
  return other.id;
}

/** Writes what happened in a talk into its thread, as a thin line for both. It is nobody's unread message and no mail tells of it. */
export async function addThreadEvent(tx: Transaction, added: {
  ctx: Pick<Context, 'clock' | 'random'>; conversationId: ConversationId; talkId: TalkId; kind: ThreadEventKind; amount: Yen | null;
}): Promise<void> {
  const { ctx, conversationId, talkId, kind, amount } = added;
  const locked = await store.lockConversation(tx, conversationId);
  if (locked === null) throw new Error('a talk has a thread');
  await writeLine(ctx, tx, { locked, line: { from: 'platform', event: { kind, talkId, amount } } });
}

/** How many unread messages wait for a user: what the header counts. */
export async function countUnread(sql: Sql, userId: UserId): Promise<Partial<MeCounts>> {
  return { unreadMessages: await store.sumUnread(sql, userId) };
}

/** How many messages the two of a thread have written to each other. */
export async function countMessages(sql: Sql, conversationId: ConversationId): Promise<number> {
  return store.countWritten(sql, conversationId);
}
