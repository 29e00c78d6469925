import { createHash } from 'node:crypto';
import { insertOrIgnore, upsert, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { PushAddress } from '../rails/push/rail.ts';
import { inLiveSession, type NoticeKind } from '../users/index.ts';
import type { PushDevice } from './device.ts';
import type { Channel, Preference } from './kinds.ts';
import type { QuietHours } from './quiet-hours.ts';

/** What somebody chose; only what differs from nothing chosen has a row. */
export async function findPreferences(sql: Sql, userId: UserId): Promise<Preference[]> {
  const rows = await sql.all<{ kind: NoticeKind; channel: Channel; wanted: number }>('SELECT kind, channel, wanted FROM notification_preference WHERE user_id = ?', [userId]);
  return rows.map(({ kind, channel, wanted }) => ({ kind, channel, wanted: wanted === 1 }));
}

/** Writes down one choice. */
export async function savePreference(tx: Transaction, userId: UserId, { kind, channel, wanted }: Preference): Promise<void> {
  await upsert(tx.sql, tx.db.dialect, { table: 'notification_preference', row: { user_id: userId, kind, channel, wanted }, key: ['user_id', 'kind', 'channel'] });
}

/** Somebody's quiet hours; null for none. */
export async function findQuietHours(sql: Sql, userId: UserId): Promise<QuietHours | null> {
  const row = await sql.get<{ from_minute: number | null; to_minute: number | null }>('SELECT from_minute, to_minute FROM notification_quiet_hours WHERE user_id = ?', [userId]);
  if (row === undefined || row.from_minute === null || row.to_minute === null) return null;
  return { fromMinute: row.from_minute, toMinute: row.to_minute };
}

/** Writes down quiet hours, or that there are none. */
export async function saveQuietHours(tx: Transaction, userId: UserId, quiet: QuietHours | null): Promise<void> {
  const row = { user_id: userId, from_minute: quiet?.fromMinute ?? null, to_minute: quiet?.toMinute ?? null };
  await upsert(tx.sql, tx.db.dialect, { table: 'notification_quiet_hours', row, key: ['user_id'] });
}

interface DeviceRow {
  id: Id<'pushDevice'>; user_id: UserId; session_id: Id<'session'>; endpoint: string; p256dh: string; auth: string; device: string; created_at: Instant; used_at: Instant | null;
}

const toDevice = (row: DeviceRow): PushDevice => ({
  id: row.id, userId: row.user_id, sessionId: row.session_id, address: { endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth }, name: row.device, createdAt: row.created_at, usedAt: row.used_at,
});

const digestOf = (endpoint: string) => createHash('sha256').update(endpoint).digest('hex');

/** The devices somebody gets pushes on, the newest first. */
export async function findDevices(sql: Sql, userId: UserId): Promise<PushDevice[]> {
  return (await sql.all<DeviceRow>('SELECT * FROM push_subscription WHERE user_id = ? ORDER BY created_at DESC, id', [userId])).map(toDevice);
}

/** One device. */
export async function findDevice(sql: Sql, deviceId: string): Promise<PushDevice | null> {
  const row = await sql.get<DeviceRow>('SELECT * FROM push_subscription WHERE id = ?', [deviceId]);
  return row === undefined ? null : toDevice(row);
}

/** The device of an address, whoever it belongs to. */
export async function findDeviceAt(sql: Sql, { endpoint }: Pick<PushAddress, 'endpoint'>): Promise<PushDevice | null> {
  const row = await sql.get<DeviceRow>('SELECT * FROM push_subscription WHERE endpoint_digest = ?', [digestOf(endpoint)]);
  return row === undefined ? null : toDevice(row);
}

/** Keeps a device; false when its address is taken. */
export async function insertDevice(sql: Sql, device: PushDevice): Promise<boolean> {
  const { address } = device;
  const { changes } = await insertOrIgnore(sql, 'push_subscription', {
    id: device.id, user_id: device.userId, session_id: device.sessionId, endpoint_digest: digestOf(address.endpoint), endpoint: address.endpoint, p256dh: address.p256dh, auth: address.auth,
    device: device.name, created_at: device.createdAt, used_at: device.usedAt,
  });
  return changes === 1;
}

/** Forgets a device; false when it was gone. */
export async function deleteDevice(sql: Sql, deviceId: Id<'pushDevice'>): Promise<boolean> {
  return (await sql.run('DELETE FROM push_subscription WHERE id = ?', [deviceId])).changes === 1;
}

/** Whether the session a device came in with still stands. */
export async function isSignedIn(sql: Sql, { id }: Pick<PushDevice, 'id'>, now: Instant): Promise<boolean> {
  const live = inLiveSession('push_subscription.session_id', now);
  return await sql.get<{ id: string }>(`SELECT id FROM push_subscription WHERE id = ? AND ${live.text}`, [id, ...live.params]) !== undefined;
}

/** Devices whose session has ended, in whichever way; at most 100. */
export async function findSignedOutDevices(sql: Sql, now: Instant): Promise<PushDevice[]> {
  const live = inLiveSession('push_subscription.session_id', now);
  return (await sql.all<DeviceRow>(`SELECT * FROM push_subscription WHERE NOT ${live.text} LIMIT 100`, live.params)).map(toDevice);
}

/** Notes that a push reached the service of a device. */
export async function noteDeviceUse(sql: Sql, deviceId: Id<'pushDevice'>, now: Instant): Promise<void> {
  await sql.run('UPDATE push_subscription SET used_at = ? WHERE id = ?', [now, deviceId]);
}

/** A key of the platform by its name, made by `make` when there is none. Two processes that ask at once get the same. */
export async function platformKey(sql: Sql, name: string, fresh: { readonly value: string; readonly at: Instant }): Promise<string> {
  const read = () => sql.get<{ value: string }>('SELECT value FROM platform_key WHERE name = ?', [name]);
  const known = await read();
  if (known !== undefined) return known.value;
  await insertOrIgnore(sql, 'platform_key', { name, value: fresh.value, created_at: fresh.at });
  return (await read())?.value ?? fresh.value;
}
