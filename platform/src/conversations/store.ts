import { forUpdate, insert, insertOrIgnore, type Sql, type SqlValue, type Transaction } from '../database/database.ts';
import type { ConversationId, Id, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Yen } from '../primitives/yen.ts';
import { visibleTo, wordsVisibleTo } from '../users/index.ts';
import type { Conversation } from './conversation.ts';
import type { Message, Side, ThreadEventKind } from './message.ts';

// Every message and every page's counts go through here, so this is SQL by hand.

interface ConversationRow {
  id: ConversationId; service_id: ServiceId; provider_id: UserId; visitor_id: UserId; last_number: number; provider_read: number; visitor_read: number;
  provider_unread: number; visitor_unread: number; provider_mailed: number; visitor_mailed: number; created_at: Instant; updated_at: Instant;
}

const toConversation = (row: ConversationRow): Conversation => ({
  id: row.id, serviceId: row.service_id, providerId: row.provider_id, visitorId: row.visitor_id, lastNumber: row.last_number,
  marks: {
    provider: { read: row.provider_read, unread: row.provider_unread, mailed: Boolean(row.provider_mailed) },
    visitor: { read: row.visitor_read, unread: row.visitor_unread, mailed: Boolean(row.visitor_mailed) },
  },
  createdAt: row.created_at, updatedAt: row.updated_at,
});

const fromConversation = ({ marks: { provider, visitor }, ...rest }: Conversation) => ({
  id: rest.id, service_id: rest.serviceId, provider_id: rest.providerId, visitor_id: rest.visitorId, last_number: rest.lastNumber,
  provider_read: provider.read, visitor_read: visitor.read, provider_unread: provider.unread, visitor_unread: visitor.unread,
  provider_mailed: provider.mailed, visitor_mailed: visitor.mailed, created_at: rest.createdAt, updated_at: rest.updatedAt,
});

/** Keeps a new thread; false when the two have one about this service already. */
export async function insertConversation(tx: Transaction, conversation: Conversation): Promise<boolean> {
  return (await insertOrIgnore(tx.sql, 'conversation', fromConversation(conversation))).changes === 1;
}

/** Writes a thread that the transaction has locked. */
export async function saveConversation(tx: Transaction, conversation: Conversation): Promise<void> {
  const row = fromConversation(conversation);
  await tx.sql.run(
    `UPDATE conversation SET last_number = ?, provider_read = ?, visitor_read = ?, provider_unread = ?, visitor_unread = ?, provider_mailed = ?, visitor_mailed = ?, updated_at = ? WHERE id = ?`,
    [row.last_number, row.provider_read, row.visitor_read, row.provider_unread, row.visitor_unread, row.provider_mailed, row.visitor_mailed, row.updated_at, row.id]);
}

/** One thread; null when there is none. */
export async function findConversation(sql: Sql, id: string): Promise<Conversation | null> {
  const row = await sql.get<ConversationRow>('SELECT * FROM conversation WHERE id = ?', [id]);
  return row === undefined ? null : toConversation(row);
}

/** One thread, locked for the transaction. */
export async function lockConversation(tx: Transaction, id: string): Promise<Conversation | null> {
  const row = await tx.sql.get<ConversationRow>(`SELECT * FROM conversation WHERE id = ?${forUpdate(tx.db)}`, [id]);
  return row === undefined ? null : toConversation(row);
}

/** The thread of a visitor about a service; null when there is none. */
export async function findThread(sql: Sql, serviceId: string, visitorId: UserId): Promise<Conversation | null> {
  const row = await sql.get<ConversationRow>('SELECT * FROM conversation WHERE service_id = ? AND visitor_id = ?', [serviceId, visitorId]);
  return row === undefined ? null : toConversation(row);
}

/** Which threads to list. */
export interface ThreadsQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The threads of one role that have something in them and whose other side may be seen, the newest first. */
async function listInRole(sql: Sql, userId: UserId, query: ThreadsQuery & { readonly role: Side }): Promise<ConversationRow[]> {
  const visible = wordsVisibleTo(userId, query.role === 'provider' ? 'conversation.visitor_id' : 'conversation.provider_id');
  const after = /^(\d{1,15})\.([a-z0-9_]{1,40})$/u.exec(query.cursor ?? '');
  const params: SqlValue[] = [userId, ...visible.params];
  if (after !== null) params.push(Number(after[1]), Number(after[1]), after[2] ?? '');
  return sql.all<ConversationRow>(
    `SELECT * FROM conversation WHERE ${query.role}_id = ? AND last_number > 0 AND ${visible.text}
     ${after === null ? '' : 'AND (updated_at < ? OR (updated_at = ? AND id > ?))'} ORDER BY updated_at DESC, id LIMIT ?`, [...params, query.limit + 1]);
}

/** A user's threads in both roles, the newest first, by keyset. Those with somebody hidden are left out. A cursor that isn't one begins at the start. */
export async function listThreads(sql: Sql, userId: UserId, query: ThreadsQuery): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  const [asProvider, asVisitor] = await Promise.all([listInRole(sql, userId, { ...query, role: 'provider' }), listInRole(sql, userId, { ...query, role: 'visitor' })]);
  const rows = [...asProvider, ...asVisitor].toSorted((one, other) => other.updated_at - one.updated_at || (one.id < other.id ? -1 : 1));
  const items = rows.slice(0, query.limit).map(toConversation);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last !== undefined ? `${last.updatedAt}.${last.id}` : null };
}

/** How many unread messages wait for a user, in both roles; those of somebody hidden don't count. */
export async function sumUnread(sql: Sql, userId: UserId): Promise<number> {
  const [visitors, providers] = [visibleTo(userId, 'conversation.visitor_id'), visibleTo(userId, 'conversation.provider_id')];
  const row = await sql.get<{ total: number | string }>(
    `SELECT COALESCE((SELECT SUM(provider_unread) FROM conversation WHERE provider_id = ? AND provider_unread > 0 AND ${visitors.text}), 0)
     + COALESCE((SELECT SUM(visitor_unread) FROM conversation WHERE visitor_id = ? AND visitor_unread > 0 AND ${providers.text}), 0) AS total`,
    [userId, ...visitors.params, userId, ...providers.params]);
  return Number(row?.total ?? 0);
}

interface MessageRow {
  id: Id<'message'>; conversation_id: ConversationId; number: number; sender: Message['from']; client_key: string | null; text: string;
  event_kind: ThreadEventKind | null; talk_id: TalkId | null; amount: Yen | null; at: Instant;
}

function toMessage(row: MessageRow): Message {
  const line = { id: row.id, conversationId: row.conversation_id, number: row.number, at: row.at };
  if (row.sender !== 'platform') return { ...line, from: row.sender, text: row.text, clientKey: row.client_key ?? '' };
  if (row.event_kind === null || row.talk_id === null) throw new Error('the platform writes nothing but events');
  return { ...line, from: 'platform', event: { kind: row.event_kind, talkId: row.talk_id, amount: row.amount } };
}

/** Keeps a message; its thread is locked, so its number is free. */
export async function insertMessage(tx: Transaction, message: Message): Promise<void> {
  const event = message.from === 'platform' ? message.event : null;
  await insert(tx.sql, 'message', {
    id: message.id, conversation_id: message.conversationId, number: message.number, sender: message.from,
    client_key: message.from === 'platform' ? null : message.clientKey, text: message.from === 'platform' ? '' : message.text,
    event_kind: event?.kind ?? null, talk_id: event?.talkId ?? null, amount: event?.amount ?? null, at: message.at,
  });
}

/** The message a side has already sent under a key; null when there is none. */
export async function findByClientKey(sql: Sql, sent: { conversationId: ConversationId; from: Side; clientKey: string }): Promise<Message | null> {
  const row = await sql.get<MessageRow>('SELECT * FROM message WHERE conversation_id = ? AND sender = ? AND client_key = ?', [sent.conversationId, sent.from, sent.clientKey]);
  return row === undefined ? null : toMessage(row);
}

/** The message of a number; null when there is none. */
export async function findMessage(sql: Sql, conversationId: ConversationId, number: number): Promise<Message | null> {
  const row = await sql.get<MessageRow>('SELECT * FROM message WHERE conversation_id = ? AND number = ?', [conversationId, number]);
  return row === undefined ? null : toMessage(row);
}

/** Which messages to list: after a number in its direction of time, or else the last ones (before a number). */
export interface MessagesQuery {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Messages of a thread in their order, and whether more lie beyond in the asked direction. */
export async function listMessages(sql: Sql, conversationId: ConversationId, query: MessagesQuery): Promise<{ items: Message[]; more: boolean }> {
  const forwards = query.after !== undefined;
  const rows = await sql.all<MessageRow>(
    `SELECT * FROM message WHERE conversation_id = ? AND number > ? AND number < ? ORDER BY number ${forwards ? 'ASC' : 'DESC'} LIMIT ?`,
    [conversationId, query.after ?? 0, query.before ?? Number.MAX_SAFE_INTEGER, query.limit + 1]);
  const items = rows.slice(0, query.limit).map(toMessage);
  return { items: forwards ? items : items.toReversed(), more: rows.length > query.limit };
}

/** How many messages of a side lie beyond a number. */
export async function countBeyond(sql: Sql, conversationId: ConversationId, beyond: { from: Side; number: number }): Promise<number> {
  const row = await sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM message WHERE conversation_id = ? AND number > ? AND sender = ?', [conversationId, beyond.number, beyond.from]);
  return row?.count ?? 0;
}

/** How many messages the two have written to each other; the platform's lines don't count. */
export async function countWritten(sql: Sql, conversationId: ConversationId): Promise<number> {
  return (await sql.get<{ count: number }>(`SELECT COUNT(*) AS count FROM message WHERE conversation_id = ? AND sender <> 'platform'`, [conversationId]))?.count ?? 0;
}
