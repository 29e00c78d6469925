import type { Sql } from '../database/database.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Reportable } from '../users/index.ts';
import type { TalkState } from './talk.ts';

/** A talk that somebody should look at, and since when. */
export interface WatchedTalk {
  readonly id: TalkId;
  readonly since: Instant;
}

/** Talks that ended before a moment and are still not settled, the oldest first. */
export async function findUnsettled(sql: Sql, endedBefore: Instant, limit: number): Promise<WatchedTalk[]> {
  const rows = await sql.all<{ id: TalkId; ended_at: Instant }>(`SELECT id, ended_at FROM talk WHERE state = 'ended' AND ended_at <= ? ORDER BY ended_at, id LIMIT ?`, [endedBefore, limit]);
  return rows.map((row) => ({ id: row.id, since: row.ended_at }));
}

/** Talks with a dispute that is not decided, the oldest first. */
export async function findDisputed(sql: Sql, limit: number): Promise<WatchedTalk[]> {
  const rows = await sql.all<{ talk_id: TalkId; opened_at: Instant }>(`SELECT talk_id, opened_at FROM talk_dispute WHERE state = 'open' ORDER BY opened_at, id LIMIT ?`, [limit]);
  return rows.map((row) => ({ id: row.talk_id, since: row.opened_at }));
}

/** How many talks a user has in each state, in both roles. */
export async function countStates(sql: Sql, userId: UserId): Promise<Partial<Record<TalkState, number>>> {
  const rows = await sql.all<{ state: TalkState; count: number }>('SELECT state, COUNT(*) AS count FROM talk WHERE provider_id = ? OR visitor_id = ? GROUP BY state', [userId, userId]);
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]));
}

/** The other person of one's own talk, to be reported; also after a block. Null for everybody else's talk. */
export async function reportableTalk(sql: Sql, asked: { readonly viewerId: UserId; readonly id: string }): Promise<Reportable | null> {
  const row = await sql.get<{ provider_id: UserId; visitor_id: UserId; service_id: Reportable['serviceId']; conversation_id: Reportable['conversationId'] }>(
    'SELECT provider_id, visitor_id, service_id, conversation_id FROM talk WHERE id = ? AND (provider_id = ? OR visitor_id = ?)', [asked.id, asked.viewerId, asked.viewerId]);
  if (row === undefined) return null;
  return { ownerId: row.provider_id === asked.viewerId ? row.visitor_id : row.provider_id, serviceId: row.service_id, conversationId: row.conversation_id, words: '' };
}
