import { createECDH } from 'node:crypto';
import { unsubscribeToken } from '../../platform/src/notifications/unsubscribe-actions.ts';
import type { UserId } from '../../platform/src/primitives/id.ts';
import type { Person } from '../people/person.ts';
import type { Platform } from '../people/platform.ts';

/** What a browser says when it takes pushes; nothing listens at that address. */
function browserOf(name: string) {
  const key = createECDH('prime256v1');
  key.generateKeys();
  return { endpoint: `http://127.0.0.1:9/${name}`, keys: { p256dh: key.getPublicKey('base64url'), auth: 'AAAAAAAAAAAAAAAAAAAAAA' } };
}

/** Good bodies of what concerns being told. */
export const toldBodies = {
  updateNotificationSettings: { choices: [{ kind: 'message', channel: 'mail', wanted: true }], quietHours: { from: '23:00', to: '07:00' } }, addPushDevice: browserOf('desk'),
} as const;

/** A device of somebody, and the link that stops mails to them. */
export async function toldIds(platform: Platform, who: Person) {
  const { id: pushDeviceId } = await who.choku.post('/v1/me/push-devices', { body: browserOf('phone') });
  return { pushDeviceId, unsubscribeToken: await unsubscribeToken(platform.ctx, { userId: who.id as UserId, kind: 'message' }) };
}
