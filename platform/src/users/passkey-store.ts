import { insert, type Sql } from '../database/database.ts';
import { digest } from '../primitives/digest.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { ChallengePurpose, Passkey, PasskeyChallenge } from './passkey.ts';

interface PasskeyRow {
  id: Id<'passkey'>; user_id: UserId; credential_id: string; public_key: string; counter: number; transports: string; synced: number; name: string;
  created_at: Instant; used_at: Instant | null; cloned_at: Instant | null;
}

const toPasskey = (row: PasskeyRow): Passkey => ({
  id: row.id, userId: row.user_id, credentialId: row.credential_id, publicKey: row.public_key, counter: Number(row.counter), transports: row.transports === '' ? [] : row.transports.split(','),
  synced: Number(row.synced) === 1, name: row.name, createdAt: row.created_at, usedAt: row.used_at, clonedAt: row.cloned_at,
});

/** Keeps a new passkey. Rejects when its credential is known already, whoever it belongs to. */
export async function insertPasskey(sql: Sql, passkey: Passkey): Promise<void> {
  await insert(sql, 'passkey', {
    id: passkey.id, user_id: passkey.userId, credential_digest: digest(passkey.credentialId), credential_id: passkey.credentialId, public_key: passkey.publicKey, counter: passkey.counter,
    transports: passkey.transports.join(','), synced: passkey.synced, name: passkey.name, created_at: passkey.createdAt, used_at: passkey.usedAt, cloned_at: passkey.clonedAt,
  });
}

/** The passkeys of a user, the oldest first. */
export async function listPasskeysOf(sql: Sql, userId: UserId): Promise<Passkey[]> {
  return (await sql.all<PasskeyRow>('SELECT * FROM passkey WHERE user_id = ? ORDER BY created_at, id LIMIT 100', [userId])).map(toPasskey);
}

/** The passkey of a credential; null when nobody has it. */
export async function findByCredential(sql: Sql, credentialId: string): Promise<Passkey | null> {
  const row = await sql.get<PasskeyRow>('SELECT * FROM passkey WHERE credential_digest = ?', [digest(credentialId)]);
  return row === undefined ? null : toPasskey(row);
}

/** Notes that a passkey was used. False when another use has meanwhile brought its counter beyond: one of the two is a copy. */
export async function noteUse(sql: Sql, passkey: Passkey, use: { counter: number; at: Instant }): Promise<boolean> {
  const { changes } = await sql.run('UPDATE passkey SET counter = ?, used_at = ? WHERE id = ? AND cloned_at IS NULL AND (counter < ? OR (counter = 0 AND ? = 0))', [use.counter, use.at, passkey.id, use.counter, use.counter]);
  return changes === 1;
}

/** Locks a passkey of which there is a copy. */
export async function markCloned(sql: Sql, passkeyId: Id<'passkey'>, at: Instant): Promise<void> {
  await sql.run('UPDATE passkey SET cloned_at = ? WHERE id = ? AND cloned_at IS NULL', [at, passkeyId]);
}

/** Gives a user's passkey another name; false when there is no such passkey. */
export async function saveName(sql: Sql, of: { userId: UserId; passkeyId: string; name: string }): Promise<boolean> {
  if (await sql.get<{ id: string }>('SELECT id FROM passkey WHERE id = ? AND user_id = ?', [of.passkeyId, of.userId]) === undefined) return false;
  await sql.run('UPDATE passkey SET name = ? WHERE id = ? AND user_id = ?', [of.name, of.passkeyId, of.userId]);
  return true;
}

/** Removes a passkey of a user; false when there is none. */
export async function deletePasskey(sql: Sql, userId: UserId, passkeyId: string): Promise<boolean> {
  return (await sql.run('DELETE FROM passkey WHERE id = ? AND user_id = ?', [passkeyId, userId])).changes === 1;
}

/** Removes every passkey of a user. */
export async function deletePasskeysOf(sql: Sql, userId: UserId): Promise<void> {
  await sql.run('DELETE FROM passkey WHERE user_id = ?', [userId]);
}

/** Keeps a challenge until it is answered. */
export async function insertChallenge(sql: Sql, challenge: PasskeyChallenge): Promise<void> {
  await insert(sql, 'passkey_challenge', { id: challenge.id, purpose: challenge.purpose, user_id: challenge.userId, challenge: challenge.challenge, expires_at: challenge.expiresAt });
}

/** Takes a challenge out, so that nobody can answer it again. Null when it is gone, over, or was made for something or somebody else. */
export async function takeChallenge(sql: Sql, asked: { id: string; purpose: ChallengePurpose; userId: UserId | null }, now: Instant): Promise<string | null> {
  const row = await sql.get<{ challenge: string; user_id: UserId | null; purpose: ChallengePurpose; expires_at: Instant }>('SELECT * FROM passkey_challenge WHERE id = ?', [asked.id]);
  if (row === undefined || row.purpose !== asked.purpose || row.user_id !== asked.userId) return null;
  const { changes } = await sql.run('DELETE FROM passkey_challenge WHERE id = ?', [asked.id]);
  return changes === 1 && now < row.expires_at ? row.challenge : null;
}

/** Forgets challenges that nobody answered. */
export async function deleteChallengesBefore(sql: Sql, now: Instant): Promise<number> {
  return (await sql.run('DELETE FROM passkey_challenge WHERE expires_at < ?', [now])).changes;
}
