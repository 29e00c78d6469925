import { placeholders, type Sql } from '../database/database.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Talk, TalkState } from './talk.ts';

/** The talks of a person, in either role, that are in one of some states. */
export async function listOpenOf(sql: Sql, userId: UserId, states: readonly TalkState[]): Promise<TalkId[]> {
  const rows = await sql.all<{ id: TalkId }>(`SELECT id FROM talk WHERE (provider_id = ? OR visitor_id = ?) AND state IN (${placeholders(states)}) ORDER BY id`, [userId, userId, ...states]);
  return rows.map(({ id }) => id);
}

/** The talks of a person whose money is under way: over and not settled, or with a hold that neither stands as taken nor is gone, a refund under way or refused, a dispute undecided. */
export async function listOverOf(sql: Sql, userId: UserId): Promise<TalkId[]> {
  const rows = await sql.all<{ id: TalkId }>(`SELECT id FROM talk WHERE (provider_id = ? OR visitor_id = ?) AND (state = 'ended' OR (state NOT IN ('accepted', 'live')
    AND (id IN (SELECT talk_id FROM talk_hold WHERE state NOT IN ('captured', 'released', 'lost', 'disputed'))
    OR id IN (SELECT talk_id FROM talk_refund_part WHERE state IN ('asked', 'pending') OR (state = 'failed' AND answered_at IS NULL)) OR id IN (SELECT talk_id FROM talk_dispute WHERE state = 'open')))) ORDER BY id`, [userId, userId]);
  return rows.map(({ id }) => id);
}

/** Every talk of a person, in either role. */
export async function listTalksOf(sql: Sql, userId: UserId): Promise<{ readonly id: TalkId; readonly talk: Talk }[]> {
  const rows = await sql.all<{ id: TalkId; body: string }>('SELECT id, body FROM talk WHERE provider_id = ? OR visitor_id = ?', [userId, userId]);
  return rows.map(({ id, body }) => ({ id, talk: JSON.parse(body) as Talk }));
}

/** Writes a talk whose words have changed and nothing else. */
export async function saveBody(sql: Sql, id: TalkId, talk: Talk): Promise<void> {
  await sql.run('UPDATE talk SET body = ? WHERE id = ?', [JSON.stringify(talk), id]);
}
