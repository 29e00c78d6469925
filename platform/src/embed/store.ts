import type { Database, Sql, Transaction } from '../database/database.ts';
import { forUpdate, insertOrIgnore, upsert } from '../database/database.ts';
import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { visibleTo } from '../users/index.ts';
import type { BlogAddress, BlogAddressState } from './blog-address.ts';
import type { FrameSession } from './frame-session.ts';
import type { HandOver, HandOverPurpose } from './hand-over.ts';

// Every statement here stands behind each widget or each request of a frame, so they are SQL by hand.

interface BlogAddressRow { id: Id<'blogAddress'>; provider_id: UserId; origin: string; state: BlogAddressState; service_id: ServiceId | null; first_seen_at: Instant; registered_at: Instant | null }

const toAddress = (row: BlogAddressRow): BlogAddress => ({
  id: row.id, providerId: row.provider_id, origin: row.origin, state: row.state, serviceId: row.service_id, firstSeenAt: row.first_seen_at, registeredAt: row.registered_at,
});

/** The provider's addresses, the newest first. */
export async function listAddresses(sql: Sql, providerId: UserId): Promise<BlogAddress[]> {
  return (await sql.all<BlogAddressRow>('SELECT * FROM blog_address WHERE provider_id = ? ORDER BY first_seen_at DESC, id LIMIT 200', [providerId])).map(toAddress);
}

/** One address of a provider by its origin. */
export async function findAddress(sql: Sql, providerId: UserId, origin: string): Promise<BlogAddress | null> {
  const row = await sql.get<BlogAddressRow>('SELECT * FROM blog_address WHERE provider_id = ? AND origin = ?', [providerId, origin]);
  return row === undefined ? null : toAddress(row);
}

/** One address of a provider by its id. */
export async function findAddressById(sql: Sql, providerId: UserId, id: string): Promise<BlogAddress | null> {
  const row = await sql.get<BlogAddressRow>('SELECT * FROM blog_address WHERE provider_id = ? AND id = ?', [providerId, id]);
  return row === undefined ? null : toAddress(row);
}

const fromAddress = (address: BlogAddress) => ({
  id: address.id, provider_id: address.providerId, origin: address.origin, state: address.state, service_id: address.serviceId,
  first_seen_at: address.firstSeenAt, registered_at: address.registeredAt,
});

/** Keeps a newly seen address; one that is known already stays as it is. */
export async function noteAddress(sql: Sql, address: BlogAddress): Promise<boolean> {
  return (await insertOrIgnore(sql, 'blog_address', fromAddress(address))).changes === 1;
}

/** Writes a provider's answer to an address. */
export async function saveAddress(sql: Sql, address: BlogAddress): Promise<void> {
  await sql.run('UPDATE blog_address SET state = ?, registered_at = ? WHERE id = ?', [address.state, address.registeredAt, address.id]);
}

/** Forgets an address. */
export async function deleteAddress(sql: Sql, providerId: UserId, id: string): Promise<boolean> {
  return (await sql.run('DELETE FROM blog_address WHERE provider_id = ? AND id = ?', [providerId, id])).changes === 1;
}

interface HandOverRow {
  id: Id<'handOver'>; service_id: ServiceId; origin: string; purpose: HandOverPurpose; challenge: string; state: HandOver['state'];
  user_id: UserId | null; code_hash: string | null; code_expires_at: Instant | null; expires_at: Instant;
}

function toHandOver(row: HandOverRow): HandOver {
  const base = { id: row.id, serviceId: row.service_id, origin: row.origin, purpose: row.purpose, challenge: row.challenge, expiresAt: row.expires_at };
  if (row.state === 'approved' && row.user_id !== null && row.code_hash !== null && row.code_expires_at !== null) {
    return { ...base, state: 'approved', userId: row.user_id, codeHash: row.code_hash, codeExpiresAt: row.code_expires_at };
  }
  if (row.state === 'redeemed' && row.user_id !== null) return { ...base, state: 'redeemed', userId: row.user_id };
  return { ...base, state: 'started' };
}

const fromHandOver = (handOver: HandOver) => ({
  id: handOver.id, service_id: handOver.serviceId, origin: handOver.origin, purpose: handOver.purpose, challenge: handOver.challenge, state: handOver.state,
  user_id: handOver.state === 'started' ? null : handOver.userId,
  code_hash: handOver.state === 'approved' ? handOver.codeHash : null,
  code_expires_at: handOver.state === 'approved' ? handOver.codeExpiresAt : null,
  expires_at: handOver.expiresAt,
});

/** A hand-over, locked for the transaction. */
export async function lockHandOver(tx: Transaction, id: string): Promise<HandOver | null> {
  const row = await tx.sql.get<HandOverRow>(`SELECT * FROM hand_over WHERE id = ?${forUpdate(tx.db)}`, [id]);
  return row === undefined ? null : toHandOver(row);
}

/** A hand-over as it stands. */
export async function findHandOver(sql: Sql, id: string): Promise<HandOver | null> {
  const row = await sql.get<HandOverRow>('SELECT * FROM hand_over WHERE id = ?', [id]);
  return row === undefined ? null : toHandOver(row);
}

/** Writes a hand-over, new or changed. */
export async function saveHandOver(db: Pick<Database, 'dialect'>, sql: Sql, handOver: HandOver): Promise<void> {
  await upsert(sql, db.dialect, { table: 'hand_over', row: fromHandOver(handOver), key: ['id'] });
}

interface FrameSessionRow {
  id: Id<'frameSession'>; user_id: UserId; service_id: ServiceId; origin: string; access_hash: string; access_expires_at: Instant; refresh_hash: string;
  used_refresh_hash: string | null; refreshed_at: Instant; created_at: Instant; ended_at: Instant | null;
}

const toFrameSession = (row: FrameSessionRow): FrameSession => ({
  id: row.id, userId: row.user_id, serviceId: row.service_id, origin: row.origin, accessHash: row.access_hash, accessExpiresAt: row.access_expires_at,
  refreshHash: row.refresh_hash, usedRefreshHash: row.used_refresh_hash, refreshedAt: row.refreshed_at, createdAt: row.created_at, endedAt: row.ended_at,
});

/** The session an access token belongs to, while both last. */
export async function findByAccess(sql: Sql, accessHash: string, now: Instant): Promise<FrameSession | null> {
  // A code handed out just before its person was suspended opens nothing.
  const there = visibleTo(null, 'frame_session.user_id');
  const row = await sql.get<FrameSessionRow>(`SELECT * FROM frame_session WHERE access_hash = ? AND access_expires_at > ? AND ended_at IS NULL AND ${there.text}`, [accessHash, now]);
  return row === undefined ? null : toFrameSession(row);
}

/** The session a refresh token belongs or once belonged to, locked for the transaction. */
export async function lockByRefresh(tx: Transaction, refreshHash: string): Promise<FrameSession | null> {
  const row = await tx.sql.get<FrameSessionRow>(
    `SELECT * FROM frame_session WHERE refresh_hash = ? OR used_refresh_hash = ? ORDER BY created_at DESC LIMIT 1${forUpdate(tx.db)}`, [refreshHash, refreshHash]);
  return row === undefined ? null : toFrameSession(row);
}

/** Writes a frame session, new or changed. */
export async function saveFrameSession(tx: Transaction, session: FrameSession): Promise<void> {
  await upsert(tx.sql, tx.db.dialect, {
    table: 'frame_session', key: ['id'],
    row: {
      id: session.id, user_id: session.userId, service_id: session.serviceId, origin: session.origin, access_hash: session.accessHash, access_expires_at: session.accessExpiresAt,
      refresh_hash: session.refreshHash, used_refresh_hash: session.usedRefreshHash, refreshed_at: session.refreshedAt, created_at: session.createdAt, ended_at: session.endedAt,
    },
  });
}

/** Ends one frame session. */
export async function endFrameSession(sql: Sql, id: string, now: Instant): Promise<void> {
  await sql.run('UPDATE frame_session SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [now, id]);
}

/** Ends every frame session of a user: they signed out everywhere or changed their password. */
export async function endFrameSessionsOf(sql: Sql, userId: UserId, now: Instant): Promise<void> {
  await sql.run('UPDATE frame_session SET ended_at = ? WHERE user_id = ? AND ended_at IS NULL', [now, userId]);
}

/** The frame sessions of a user that were not ended, the last used first; at most 100. */
export async function listFrameSessionsOf(sql: Sql, userId: UserId): Promise<FrameSession[]> {
  return (await sql.all<FrameSessionRow>('SELECT * FROM frame_session WHERE user_id = ? AND ended_at IS NULL ORDER BY refreshed_at DESC, id LIMIT 100', [userId])).map(toFrameSession);
}

/** Ends one frame session of a user; false when it isn't theirs or has ended. */
export async function endFrameSessionOf(sql: Sql, of: { userId: UserId; id: string }, now: Instant): Promise<boolean> {
  return (await sql.run('UPDATE frame_session SET ended_at = ? WHERE id = ? AND user_id = ? AND ended_at IS NULL', [now, of.id, of.userId])).changes === 1;
}

/** Deletes hand-overs and sessions that nobody can use any more. */
export async function deleteStale(sql: Sql, limits: { handOversBefore: Instant; sessionsBefore: Instant }): Promise<number> {
  const handOvers = await sql.run('DELETE FROM hand_over WHERE expires_at < ?', [limits.handOversBefore]);
  const sessions = await sql.run('DELETE FROM frame_session WHERE refreshed_at < ?', [limits.sessionsBefore]);
  return handOvers.changes + sessions.changes;
}
