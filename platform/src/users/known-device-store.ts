import { insertOrIgnore, type Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** Whether a user has signed in from a device before; notes that they are there again. */
export async function seeDevice(sql: Sql, seen: { userId: UserId; deviceDigest: string }, at: Instant): Promise<boolean> {
  return (await sql.run('UPDATE known_device SET seen_at = ? WHERE user_id = ? AND device_digest = ?', [at, seen.userId, seen.deviceDigest])).changes > 0;
}

/** Remembers a device of a user. */
export async function insertDevice(sql: Sql, seen: { userId: UserId; deviceDigest: string }, at: Instant): Promise<void> {
  await insertOrIgnore(sql, 'known_device', { user_id: seen.userId, device_digest: seen.deviceDigest, first_seen_at: at, seen_at: at });
}

/** Forgets devices that were last seen before a moment. */
export async function deleteDevicesBefore(sql: Sql, before: Instant): Promise<number> {
  return (await sql.run('DELETE FROM known_device WHERE seen_at < ?', [before])).changes;
}
