import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation } from '../http/operation.ts';
import { addDevice, changeSettings, readSettings, removeDevice } from './actions.ts';
import { deviceReply, quietHoursOf, settingsReply } from './reply.ts';
import * as schema from './schema.ts';
import { readUnsubscribeToken, switchByToken } from './unsubscribe-actions.ts';

const tag = 'notifications';

const getNotificationSettings = operation({
  id: 'getNotificationSettings', method: 'GET', path: '/v1/me/notifications', tag, summary: 'What you are told about, and where', access: 'user',
  replies: { 200: schema.notificationSettings }, problems: [],
  run: async ({ ctx, viewer }) => ({ status: 200, body: settingsReply(await readSettings(ctx, viewer.userId), viewer) }),
});

const updateNotificationSettings = operation({
  id: 'updateNotificationSettings', method: 'PATCH', path: '/v1/me/notifications', tag, summary: 'Choose what you are told about, and when', access: 'user',
  description: 'What isn’t named stays. Mails about money and the safety of the account can’t be switched off: a 422 then, and nothing changes.',
  body: schema.updateSettingsBody, replies: { 200: schema.notificationSettings }, problems: [],
  async run({ ctx, viewer, body }) {
    const quietHours = body.quietHours === undefined ? undefined : quietHoursOf(body.quietHours);
    return { status: 200, body: settingsReply(await changeSettings(ctx, viewer.userId, { choices: body.choices, quietHours }), viewer) };
  },
});

const addPushDevice = operation({
  id: 'addPushDevice', method: 'POST', path: '/v1/me/push-devices', tag, summary: 'Have this browser show notifications', access: 'user',
  description: 'Takes what `PushSubscription.toJSON()` gives, without `expirationTime`. At most 10 per person: one more takes the place of the oldest. Ends with the session.',
  body: schema.addDeviceBody, replies: { 201: schema.pushDevice }, problems: ['state_conflict'],
  async run({ ctx, viewer, body, request }) {
    const device = await addDevice(ctx, { userId: viewer.userId, sessionId: viewer.sessionId, address: { endpoint: body.endpoint, ...body.keys }, userAgent: request.userAgent });
    return { status: 201, body: deviceReply(device, viewer) };
  },
});

const removePushDevice = operation({
  id: 'removePushDevice', method: 'DELETE', path: '/v1/me/push-devices/{pushDeviceId}', tag, summary: 'Show no notifications on a device any more', access: 'user',
  params: z.strictObject({ pushDeviceId: idField('pushDevice') }), replies: { 204: noContent }, problems: [],
  async run({ ctx, viewer, params }) {
    await removeDevice(ctx, viewer.userId, params.pushDeviceId);
    return { status: 204 };
  },
});

const token = z.strictObject({ unsubscribeToken: z.string().max(120).regex(/^[\w.-]+$/u) });

const toPage = (word: string) => ({ status: 303, headers: { Location: `/unsubscribe/${word}` } }) as const;

/** What a mail program sends by itself (RFC 8058) wants no page; a person's press does. */
const isOneClick = (raw: Uint8Array) => Buffer.from(raw).toString('latin1').includes('List-Unsubscribe=One-Click');

const unsubscribe = operation({
  id: 'unsubscribe', method: 'POST', path: '/v1/unsubscriptions/{unsubscribeToken}', tag, summary: 'Stop mails of one kind, by the link in a mail', access: 'anyone', internal: true, idempotent: false,
  params: token, replies: { 204: noContent, 303: noContent }, problems: [],
  async run({ ctx, params, request }) {
    await switchByToken(ctx, params.unsubscribeToken, false);
    return isOneClick(request.raw) ? { status: 204 } : toPage(params.unsubscribeToken);
  },
});

// Mail programs that know no POST open the link instead: that changes nothing and shows the page with the button.
const openUnsubscribe = operation({
  id: 'openUnsubscribe', method: 'GET', path: '/v1/unsubscriptions/{unsubscribeToken}', tag, summary: 'Go to the page that stops mails of one kind', access: 'anyone', internal: true,
  params: token, replies: { 303: noContent }, problems: [],
  async run({ ctx, params }) {
    await readUnsubscribeToken(ctx, params.unsubscribeToken);
    return toPage(params.unsubscribeToken);
  },
});

const resubscribe = operation({
  id: 'resubscribe', method: 'POST', path: '/v1/unsubscriptions/{unsubscribeToken}/undo', tag, summary: 'Receive mails of one kind again, by the link in a mail', access: 'anyone', internal: true, idempotent: false,
  params: token, replies: { 303: noContent }, problems: [],
  async run({ ctx, params }) {
    await switchByToken(ctx, params.unsubscribeToken, true);
    return toPage(params.unsubscribeToken);
  },
});

/** The operations of this module. */
export const operations = [getNotificationSettings, updateNotificationSettings, addPushDevice, removePushDevice, unsubscribe, openUnsubscribe, resubscribe];
