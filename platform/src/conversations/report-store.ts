import type { Sql } from '../database/database.ts';
import type { ConversationId, Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Reportable, ReportableMessage } from '../users/index.ts';
import { userOn } from './conversation.ts';
import type { Side } from './message.ts';
import { findConversation } from './store.ts';

const mostShown = 100;

interface Asked { readonly viewerId: UserId; readonly id: string }
interface ThreadRow { id: ConversationId; service_id: ServiceId; provider_id: UserId; visitor_id: UserId }

const ofThread = (row: ThreadRow, viewerId: UserId): Reportable => ({
  ownerId: row.provider_id === viewerId ? row.visitor_id : row.provider_id, serviceId: row.service_id, conversationId: row.id, words: '',
});

/** The other person of one's own thread, to be reported; also after a block. Null for everybody else's thread. */
export async function reportableConversation(sql: Sql, { viewerId, id }: Asked): Promise<Reportable | null> {
  const row = await sql.get<ThreadRow>('SELECT id, service_id, provider_id, visitor_id FROM conversation WHERE id = ? AND (provider_id = ? OR visitor_id = ?)', [id, viewerId, viewerId]);
  return row === undefined ? null : ofThread(row, viewerId);
}

/** What the other one wrote in one's own thread, to be reported. Null for everything else. */
export async function reportableMessage(sql: Sql, { viewerId, id }: Asked): Promise<Reportable | null> {
  const row = await sql.get<ThreadRow & { message_id: Id<'message'> }>(
    `SELECT message.id AS message_id, conversation.id, conversation.service_id, conversation.provider_id, conversation.visitor_id
     FROM message JOIN conversation ON conversation.id = message.conversation_id
     WHERE message.id = ? AND ((message.sender = 'visitor' AND conversation.provider_id = ?) OR (message.sender = 'provider' AND conversation.visitor_id = ?))`, [id, viewerId, viewerId]);
  return row === undefined ? null : { ...ofThread(row, viewerId), messageId: row.message_id };
}

interface AskedMessages { readonly viewerId: UserId; readonly conversationId: ConversationId; readonly messageId?: Id<'message'> }

/** The last messages of one's own thread in their order, both sides', or those around one of them, for its reader to choose which to show. None of anybody else's thread. */
export async function reportableMessages(sql: Sql, { viewerId, conversationId, messageId }: AskedMessages): Promise<ReportableMessage[]> {
  const conversation = await findConversation(sql, conversationId);
  if (conversation === null || (conversation.providerId !== viewerId && conversation.visitorId !== viewerId)) return [];
  const about = messageId === undefined ? undefined : await sql.get<{ number: number }>('SELECT number FROM message WHERE id = ? AND conversation_id = ?', [messageId, conversationId]);
  const rows = await sql.all<{ id: Id<'message'>; sender: Side; text: string; at: Instant }>(
    `SELECT id, sender, text, at FROM message WHERE conversation_id = ? AND sender <> 'platform' AND number <= ? ORDER BY number DESC LIMIT ?`,
    [conversationId, about === undefined ? Number.MAX_SAFE_INTEGER : about.number + mostShown / 2, mostShown]);
  return rows.toReversed().map((row) => ({ id: row.id, senderId: userOn(conversation, row.sender), text: row.text, at: row.at }));
}
