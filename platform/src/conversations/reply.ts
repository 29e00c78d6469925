import type { z } from 'zod';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import type { UserId } from '../primitives/id.ts';
import { toWire } from '../primitives/instant.ts';
import { findService } from '../services/index.ts';
import { hiddenPerson, personsFor } from '../users/index.ts';
import type { ShownThread } from './actions.ts';
import { userOn } from './conversation.ts';
import { otherSide, type Message, type Side } from './message.ts';
import type * as schema from './schema.ts';

/** A conversation as one of its two sees it. */
export type ConversationWire = z.input<typeof schema.conversation>;
/** A message as one of the two sees it. */
export type MessageWire = z.input<typeof schema.message>;

/** A message for the one on a side. Only the sender gets their own key back. */
export function messageReply(message: Message, side: Side): MessageWire {
  const line = { id: message.id, conversationId: message.conversationId, number: message.number, from: message.from, mine: message.from === side, at: toWire(message.at) };
  if (message.from === 'platform') return { ...line, text: '', event: message.event, clientKey: null };
  return { ...line, text: message.text, event: null, clientKey: message.from === side ? message.clientKey : null };
}

/** Several threads of one reader, in their order. */
export async function conversationReplies(ctx: Context, readerId: UserId, threads: readonly ShownThread[]): Promise<ConversationWire[]> {
  const others = await personsFor(ctx, readerId, threads.map(({ conversation, side }) => userOn(conversation, otherSide(side))));
  return Promise.all(threads.map(async ({ conversation, side, last }) => {
    const service = await findService(ctx.db.sql, conversation.serviceId);
    const other = others.get(userOn(conversation, otherSide(side))) ?? hiddenPerson(ctx.config);
    return {
      id: conversation.id, serviceId: conversation.serviceId, serviceTitle: service?.title ?? '', role: side, other, lastMessage: last === null ? null : messageReply(last, side),
      lastNumber: conversation.lastNumber, unread: conversation.marks[side].unread, readNumber: conversation.marks[side].read, otherReadNumber: conversation.marks[otherSide(side)].read,
      canSend: !other.hidden, updatedAt: toWire(conversation.updatedAt),
    };
  }));
}

/** One thread for its reader. */
export async function conversationReply(ctx: Context, readerId: UserId, thread: ShownThread): Promise<ConversationWire> {
  const [reply] = await conversationReplies(ctx, readerId, [thread]);
  if (reply === undefined) throw new Problem('not_found');
  return reply;
}
