import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { enqueue } from '../jobs/outbox.ts';
import { newId, type Id } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { appendEvents } from '../realtime/index.ts';
import { withMessage, type Conversation } from './conversation.ts';
import type { EventMessage, Message, WrittenMessage } from './message.ts';
import * as store from './store.ts';

/** How long an open page has to show a message before a mail tells of it. */
const MAIL_WAITS = MINUTE;

/** What a new line says; its place in the thread and its time are added here. */
export type Line = Pick<WrittenMessage, 'from' | 'text' | 'clientKey'> | Pick<EventMessage, 'from' | 'event'>;

/** A thread and the message just written into it. */
export interface Written<Kind extends Message = Message> {
  readonly conversation: Conversation;
  readonly message: Kind;
}

/** Tells both people's open pages; who they are is in the log, what was written isn't. */
export async function tellBoth(tx: Transaction, conversation: Conversation, news: { readonly type: string; readonly body: object }): Promise<void> {
  const body = { conversationId: conversation.id, ...news.body };
  await appendEvents(tx, [conversation.providerId, conversation.visitorId].map((userId) => ({ userId, type: news.type, serviceId: conversation.serviceId, body })));
}

/** Writes a line at the end of a thread that the transaction has locked: its number follows the last one's. */
export async function writeLine(ctx: Pick<Context, 'clock' | 'random'>, tx: Transaction, added: { locked: Conversation; line: Line }): Promise<Written> {
  const now = ctx.clock.now();
  const { conversation, mail } = withMessage(added.locked, added.line.from, now);
  const id: Id<'message'> = newId('message', ctx.random);
  const message: Message = { id, conversationId: conversation.id, number: conversation.lastNumber, at: now, ...added.line };
  await store.saveConversation(tx, conversation);
  await store.insertMessage(tx, message);
  await tellBoth(tx, conversation, { type: 'message.new', body: { messageId: id, number: message.number } });
  if (mail !== null) {
    const body = { conversationId: conversation.id, side: mail, number: message.number };
    await enqueue(tx, { kind: 'conversation.mail', key: `conversation:${conversation.id}:${mail}:${message.number}`, body, dueAt: after(now, MAIL_WAITS) });
  }
  return { conversation, message };
}
