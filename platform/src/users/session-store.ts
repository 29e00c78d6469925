import { insert, type Sql } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { IDLE_LIFE, type Session } from './session.ts';
import type { Predicate } from './visibility-store.ts';

/** What the sign-in lookup needs of a session and its user, in one read. */
export interface SessionWithUser {
  readonly session: Pick<Session, 'id' | 'userId' | 'usedAt' | 'expiresAt'>;
  readonly user: { readonly locale: Locale; readonly suspendedAt: Instant | null; readonly deletedAt: Instant | null };
}

interface JoinedRow {
  id: Id<'session'>; user_id: UserId; used_at: Instant; expires_at: Instant; locale: Locale; suspended_at: Instant | null; deleted_at: Instant | null;
}

/** Keeps a new session. */
export async function insertSession(sql: Sql, session: Session): Promise<void> {
  await insert(sql, 'session', {
    id: session.id, user_id: session.userId, token_digest: session.tokenDigest, keep: session.keep, created_at: session.createdAt, used_at: session.usedAt, expires_at: session.expiresAt,
    user_agent: session.userAgent, proved_at: session.provedAt,
  });
}

/** The session of a token's digest, with what decides whether its user may come in. */
export async function findSessionWithUser(sql: Sql, tokenDigest: string): Promise<SessionWithUser | null> {
  const row = await sql.get<JoinedRow>(`SELECT session.id, session.user_id, session.used_at, session.expires_at, user.locale, user.suspended_at, user.deleted_at
    FROM session JOIN user ON user.id = session.user_id WHERE session.token_digest = ?`, [tokenDigest]);
  return row === undefined ? null : {
    session: { id: row.id, userId: row.user_id, usedAt: row.used_at, expiresAt: row.expires_at },
    user: { locale: row.locale, suspendedAt: row.suspended_at, deletedAt: row.deleted_at },
  };
}

/** True for rows whose `column` is the id of a session that still stands: for what lasts as long as a session does. */
export function inLiveSession(column: 'push_subscription.session_id', now: Instant): Predicate {
  return { text: `EXISTS (SELECT 1 FROM session AS standing WHERE standing.id = ${column} AND standing.expires_at > ? AND standing.used_at > ?)`, params: [now, after(now, -IDLE_LIFE)] };
}

/** Writes down when a session was used. */
export async function noteSessionUse(sql: Sql, sessionId: Id<'session'>, now: Instant): Promise<void> {
  await sql.run('UPDATE session SET used_at = ? WHERE id = ? AND used_at < ?', [now, sessionId, now]);
}

/** Ends one session. */
export async function deleteSession(sql: Sql, sessionId: Id<'session'>): Promise<void> {
  await sql.run('DELETE FROM session WHERE id = ?', [sessionId]);
}

/** Ends every session of a user. */
export async function deleteSessionsOf(sql: Sql, userId: UserId): Promise<void> {
  await sql.run('DELETE FROM session WHERE user_id = ?', [userId]);
}

/** Forgets sessions that nobody can use any more. */
export async function deleteEndedSessions(sql: Sql, before: { expiresAt: Instant; usedAt: Instant }): Promise<number> {
  return (await sql.run('DELETE FROM session WHERE expires_at < ? OR used_at < ?', [before.expiresAt, before.usedAt])).changes;
}

/** A session as its owner sees it in the list. */
export type ListedSession = Pick<Session, 'id' | 'keep' | 'createdAt' | 'usedAt' | 'userAgent'>;

/** The live sessions of a user, the last used first; at most 200. */
export async function listSessionsOf(sql: Sql, userId: UserId, alive: { now: Instant; usedAfter: Instant }): Promise<ListedSession[]> {
  const rows = await sql.all<{ id: Id<'session'>; keep: Session['keep']; created_at: Instant; used_at: Instant; user_agent: string | null }>(
    'SELECT id, keep, created_at, used_at, user_agent FROM session WHERE user_id = ? AND expires_at > ? AND used_at > ? ORDER BY used_at DESC, id LIMIT 200', [userId, alive.now, alive.usedAfter]);
  return rows.map((row) => ({ id: row.id, keep: row.keep, createdAt: row.created_at, usedAt: row.used_at, userAgent: row.user_agent }));
}

/** Ends one session of a user; false when it isn't theirs or is gone. */
export async function deleteSessionOf(sql: Sql, userId: UserId, sessionId: string): Promise<boolean> {
  return (await sql.run('DELETE FROM session WHERE id = ? AND user_id = ?', [sessionId, userId])).changes === 1;
}

/** Ends every session of a user but one. */
export async function deleteOtherSessionsOf(sql: Sql, userId: UserId, kept: Id<'session'>): Promise<void> {
  await sql.run('DELETE FROM session WHERE user_id = ? AND id <> ?', [userId, kept]);
}

/** When the person of a session last proved to be there; null: never, or there is no such session. */
export async function findProofOf(sql: Sql, sessionId: Id<'session'>): Promise<Instant | null> {
  return (await sql.get<{ proved_at: Instant | null }>('SELECT proved_at FROM session WHERE id = ?', [sessionId]))?.proved_at ?? null;
}

/** Notes that the person of a session has proved to be there. */
export async function saveProof(sql: Sql, sessionId: Id<'session'>, at: Instant): Promise<void> {
  await sql.run('UPDATE session SET proved_at = ? WHERE id = ?', [at, sessionId]);
}
