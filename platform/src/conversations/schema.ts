import { z } from 'zod';
import { idField, momentField, multiLine, pageQuery } from '../http/fields.ts';
import { person } from '../users/index.ts';

export const messageText = multiLine({ min: 1, max: 2000 });
/** What happened in the talk, shown as a thin line in the thread. */
export const threadEvents = ['requested', 'declined', 'withdrawn', 'expired', 'missed', 'invited', 'connected', 'free-minute-over', 'lost', 'resumed', 'ended'] as const;

export const message = z.strictObject({
  id: idField('message'), conversationId: idField('conversation'), number: z.int().meta({ description: 'Position in the thread from 1, without gaps: order and dedupe by it.' }),
  from: z.enum(['provider', 'visitor', 'platform']), mine: z.boolean(), text: z.string(),
  event: z.strictObject({ kind: z.enum(threadEvents), talkId: idField('talk'), amount: z.int().nullable() }).nullable(), at: momentField,
  clientKey: z.string().nullable().meta({ description: 'The sender’s own key, to match what it showed before the answer.' }),
}).meta({ id: 'Message', description: 'One message or one line about a talk.' });
export const conversation = z.strictObject({
  id: idField('conversation'), serviceId: idField('service'), serviceTitle: z.string(), role: z.enum(['provider', 'visitor']), other: person,
  lastMessage: message.nullable(), lastNumber: z.int(), unread: z.int(), readNumber: z.int().meta({ description: 'Up to which number I have read.' }), otherReadNumber: z.int(), canSend: z.boolean(), updatedAt: momentField,
}).meta({ id: 'Conversation', description: 'The thread of one visitor with one provider about one service.' });
export const sendMessageBody = z.strictObject({ text: messageText, clientKey: z.string().min(8).max(64) });
export const askReply = z.strictObject({ conversation, message });
export const readBody = z.strictObject({ number: z.int().min(0) });
export const messagesQuery = z.strictObject({ before: z.coerce.number().int().min(1).optional(), after: z.coerce.number().int().min(0).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
export const messagePage = z.strictObject({ items: z.array(message), more: z.boolean() });
export const listConversationsQuery = pageQuery;
