import type { z } from 'zod';
import type { UserViewer } from '../http/viewer.ts';
import { toWire } from '../primitives/instant.ts';
import type { NotificationSettings } from './actions.ts';
import type { PushDevice } from './device.ts';
import { isSwitchable } from './kinds.ts';
import type { QuietHours } from './quiet-hours.ts';
import type * as schema from './schema.ts';

const two = (number: number) => String(number).padStart(2, '0');
const timeOfDay = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** Quiet hours as times of day. */
function quietReply(quiet: QuietHours | null) {
  return quiet === null ? null : { from: timeOfDay(quiet.fromMinute), to: timeOfDay(quiet.toMinute) };
}

/** Times of day as quiet hours; the same twice is none. */
export function quietHoursOf(given: { readonly from: string; readonly to: string } | null): QuietHours | null {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return given === null || given.from === given.to ? null : { fromMinute: minutes(given.from), toMinute: minutes(given.to) };
}

/** A device as its person sees it: never its address or keys. */
export function deviceReply(device: PushDevice, viewer: UserViewer): z.input<typeof schema.pushDevice> {
  return { id: device.id, name: device.name, createdAt: toWire(device.createdAt), usedAt: device.usedAt === null ? null : toWire(device.usedAt), here: device.sessionId === viewer.sessionId };
}

/** The settings as their person sees them. */
export function settingsReply(settings: NotificationSettings, viewer: UserViewer): z.input<typeof schema.notificationSettings> {
  return {
    choices: settings.choices.map((choice) => ({ ...choice, fixed: !isSwitchable(choice.kind, choice.channel) })),
    quietHours: quietReply(settings.quietHours), devices: settings.devices.map((device) => deviceReply(device, viewer)), publicKey: settings.publicKey,
  };
}
