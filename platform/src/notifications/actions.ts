import { ECDH } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { newId, type Id, type UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { PushAddress } from '../rails/push/rail.ts';
import { notePushReady, noticeKinds } from '../users/index.ts';
import { deviceName, MOST_DEVICES, type PushDevice } from './device.ts';
import { channels, isSwitchable, isWanted, type Preference } from './kinds.ts';
import type { QuietHours } from './quiet-hours.ts';
import * as store from './store.ts';
import { refusals } from './texts.ts';

/** What somebody is told and where: every kind and channel, quiet hours, devices, and the key a browser needs to become one. */
export interface NotificationSettings {
  readonly choices: readonly Preference[];
  readonly quietHours: QuietHours | null;
  readonly devices: readonly PushDevice[];
  readonly publicKey: string;
}

/** What the settings of a person are now. */
export async function readSettings(ctx: Context, userId: UserId): Promise<NotificationSettings> {
  const { sql } = ctx.db;
  const [chosen, quietHours, devices, publicKey] = await Promise.all([store.findPreferences(sql, userId), store.findQuietHours(sql, userId), store.findDevices(sql, userId), ctx.rails.push.publicKey()]);
  const choices = noticeKinds.flatMap((kind) => channels.map((channel) => ({ kind, channel, wanted: isWanted(chosen, kind, channel) })));
  return { choices, quietHours, devices, publicKey };
}

/** Whether requests reach the person by push is what their light says; so it is written down with the user whenever it may have changed. */
export async function noteReach(tx: Transaction, userId: UserId): Promise<void> {
  const [devices, chosen] = await Promise.all([store.findDevices(tx.sql, userId), store.findPreferences(tx.sql, userId)]);
  await notePushReady(tx, userId, devices.length > 0 && isWanted(chosen, 'requested', 'push'));
}

/** Writes down what a person chose. Throws `invalid_request` for a channel of a kind that can't be switched. */
export async function changeSettings(ctx: Context, userId: UserId, change: { readonly choices?: readonly Preference[] | undefined; readonly quietHours?: QuietHours | null | undefined }): Promise<NotificationSettings> {
  change.choices?.forEach(({ kind, channel, wanted }, index) => {
    if (!isSwitchable(kind, channel) && wanted !== isWanted([], kind, channel)) throw invalidField(`choices.${index}.wanted`, 'not_allowed', refusals.fixed);
  });
  await ctx.db.transaction(async (tx) => {
    for (const choice of change.choices ?? []) if (isSwitchable(choice.kind, choice.channel)) await store.savePreference(tx, userId, choice);
    if (change.quietHours !== undefined) await store.saveQuietHours(tx, userId, change.quietHours);
    await noteReach(tx, userId);
  });
  return readSettings(ctx, userId);
}

/** Whether a text is a public key that something can be encrypted for: a point on the curve P-256. */
function isPublicKey(p256dh: string): boolean {
  try {
    const point = ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'hex', 'uncompressed');
    return typeof point === 'string' && point.length === 130;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return false;
  }
}

function assertAddress(ctx: Context, address: PushAddress): void {
  if (!ctx.rails.push.accepts(address.endpoint)) throw invalidField('endpoint', 'not_allowed', refusals.endpoint);
  if (!isPublicKey(address.p256dh)) throw invalidField('keys.p256dh', 'not_allowed', refusals.keys);
  if (Buffer.from(address.auth, 'base64url').length !== 16) throw invalidField('keys.auth', 'not_allowed', refusals.keys);
}

/** What a browser says when it takes pushes for somebody. */
export interface NewDevice {
  readonly userId: UserId;
  readonly sessionId: Id<'session'>;
  readonly address: PushAddress;
  readonly userAgent: string | undefined;
}

/** Makes room for the device and forgets whoever had this browser before: it belongs to the person now signed in. */
async function makeRoom(tx: Transaction, { userId, address }: NewDevice): Promise<void> {
  const before = await store.findDeviceAt(tx.sql, address);
  if (before !== null) await store.deleteDevice(tx.sql, before.id);
  if (before !== null && before.userId !== userId) await noteReach(tx, before.userId);
  const devices = await store.findDevices(tx.sql, userId);
  for (const old of devices.slice(MOST_DEVICES - 1)) await store.deleteDevice(tx.sql, old.id);
}

/** Keeps a browser as a device of a person. The same browser again is the same device, under a new id. Throws `invalid_request` for an address that isn't a known push service's. */
export async function addDevice(ctx: Context, given: NewDevice): Promise<PushDevice> {
  assertAddress(ctx, given.address);
  const { userId, sessionId, address } = given;
  const device: PushDevice = { id: newId('pushDevice', ctx.random), userId, sessionId, address, name: deviceName(given.userAgent), createdAt: ctx.clock.now(), usedAt: null };
  await ctx.db.transaction(async (tx) => {
    await makeRoom(tx, given);
    if (!await store.insertDevice(tx.sql, device)) throw new Problem('state_conflict', { state: 'taken', detail: refusals.twice });
    await noteReach(tx, userId);
  });
  return device;
}

/** Forgets one of a person's devices. Throws `not_found` for anybody else's. */
export async function removeDevice(ctx: Context, userId: UserId, deviceId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const device = await store.findDevice(tx.sql, deviceId);
    if (device === null || device.userId !== userId) throw new Problem('not_found');
    await store.deleteDevice(tx.sql, device.id);
    await noteReach(tx, userId);
  });
}

/** Forgets a device whose push service or session is gone, in a transaction of its own. */
export async function forgetDevice(ctx: Context, device: PushDevice): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    if (await store.deleteDevice(tx.sql, device.id)) await noteReach(tx, device.userId);
  });
}

/** Forgets the devices that nobody is signed in on any more. Answers how many. */
export async function forgetSignedOut(ctx: Context, now: Instant): Promise<number> {
  const devices = await store.findSignedOutDevices(ctx.db.sql, now);
  for (const device of devices) await forgetDevice(ctx, device);
  return devices.length;
}
