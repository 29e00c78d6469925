import { insert, type Sql } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { Session } from './session.ts';

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
