import { z } from 'zod';
import { idField, momentField } from '../http/fields.ts';
import { noticeKinds } from '../users/index.ts';
import { channels } from './kinds.ts';

const kind = z.enum(noticeKinds).meta({ description: 'What a notice tells of.' });
const channel = z.enum(channels).meta({ description: 'mail, or push to every device of the person.' });
const timeOfDay = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/u).meta({ description: 'Time of day in Japan, such as 23:00.' });

const choice = z.strictObject({ kind, channel, wanted: z.boolean() });

/** From when to when pushes are held back every night. */
const quietHours = z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable()
  .meta({ description: 'Pushes are held back between these times (Asia/Tokyo), mails still arrive; null for none. An accepted talk is pushed anyway, and so is a request while one’s light is on.' });

/** A browser that shows pushes for its person. */
export const pushDevice = z.strictObject({
  id: idField('pushDevice'), name: z.string(), createdAt: momentField, usedAt: momentField.nullable(), here: z.boolean().meta({ description: 'Whether this session registered it.' }),
}).meta({ id: 'PushDevice', description: 'A browser that shows notifications with every page closed.' });

/** What a person is told, and where. */
export const notificationSettings = z.strictObject({
  choices: z.array(choice.extend({ fixed: z.boolean().meta({ description: 'Can’t be switched.' }) })),
  quietHours, devices: z.array(pushDevice),
  publicKey: z.string().meta({ description: '`applicationServerKey` to subscribe a browser with, base64url.' }),
}).meta({ id: 'NotificationSettings', description: 'What one is told about, by which channel, and on which devices.' });

export const updateSettingsBody = z.strictObject({ choices: z.array(choice).max(60).optional(), quietHours: quietHours.optional() });

const base64url = (most: number) => z.string().min(1).max(most).regex(/^[\w-]+={0,2}$/u);
export const addDeviceBody = z.strictObject({
  endpoint: z.string().min(1).max(1_000).meta({ description: 'What the browser’s `PushSubscription` says; only the services of known browsers.' }),
  keys: z.strictObject({ p256dh: base64url(120), auth: base64url(40) }),
});
