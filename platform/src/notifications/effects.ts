import { z } from 'zod';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { idField } from '../http/fields.ts';
import { enqueue, mostAttempts, type EffectHandler, type EffectRun, type Effects } from '../jobs/outbox.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { after, between, instant, type Instant } from '../primitives/instant.ts';
import { locales } from '../primitives/locale.ts';
import { HOUR, SECOND } from '../primitives/seconds.ts';
import { writeMail } from '../rails/mail/mail-template.ts';
import type { PushAnswer } from '../rails/push/rail.ts';
import { appendEvents } from '../realtime/index.ts';
import { inLanguage } from '../site/language-path.ts';
import { findUser, isVisible, lightOf, noticeKinds, type User } from '../users/index.ts';
import { forgetDevice } from './actions.ts';
import type { PushDevice } from './device.ts';
import { deleteFailure, saveFailure } from './failure-store.ts';
import type { FailedDelivery } from './failure.ts';
import { isSwitchable, isWanted, kindRules, type Channel } from './kinds.ts';
import { isHeldBack, quietUntil } from './quiet-hours.ts';
import * as store from './store.ts';
import { unsubscribeLabel } from './texts.ts';
import { unsubscribeToken } from './unsubscribe-actions.ts';

const button = z.strictObject({ label: z.string(), path: z.string() });
const mailWords = z.strictObject({ subject: z.string(), lines: z.array(z.string()), code: z.string().exactOptional(), button: button.exactOptional(), small: z.array(z.string()).exactOptional() });
const noticeWords = mailWords.extend({ button, push: z.string().exactOptional() });
const noticeBody = z.strictObject({
  kind: z.enum(noticeKinds), userId: idField('user'), key: z.string(), words: z.strictObject({ ja: noticeWords, en: noticeWords }), about: idField('user').exactOptional(), topic: z.string().exactOptional(), until: z.int().exactOptional(),
});
const pushBody = z.strictObject({ deviceId: idField('pushDevice'), notice: noticeBody });
const directBody = z.strictObject({ to: z.string().nullable(), locale: z.enum(locales), words: mailWords });
type NoticeBody = z.output<typeof noticeBody>;

/** A push not taken by its service for so long is given up: what it tells is old by then. */
const PUSH_LIFE = 12 * HOUR;

/** The answer of a push service that asks to try again. */
export class PushPostponed extends Error {}

/** The person a notice is for, if they may still be told: the account stands, the other isn't hidden, it isn't too late. */
async function readerOf(ctx: Context, notice: NoticeBody): Promise<User | null> {
  const { sql } = ctx.db;
  if (notice.until !== undefined && ctx.clock.now() >= notice.until) return null;
  const userId = notice.userId as UserId;
  const user = await findUser(sql, userId);
  if (user === null || user.suspendedAt !== null || user.deletedAt !== null) return null;
  if (notice.about !== undefined && !await isVisible(sql, userId, notice.about as UserId)) return null;
  return user;
}

async function wants(ctx: Context, user: User, asked: { readonly kind: NoticeBody['kind']; readonly channel: Channel }): Promise<boolean> {
  return isWanted(await store.findPreferences(ctx.db.sql, user.id), asked.kind, asked.channel);
}

/** When a push may leave: at once, or after the quiet hours. */
async function pushTime(ctx: Context, user: User, { kind }: NoticeBody): Promise<Instant | undefined> {
  const now = ctx.clock.now();
  if (!isHeldBack(kind, { lightOn: lightOf(user, now) === 'available' })) return undefined;
  return quietUntil(await store.findQuietHours(ctx.db.sql, user.id), now) ?? undefined;
}

async function deliverIn(tx: Transaction, notice: NoticeBody, to: { readonly mail: boolean; readonly devices: readonly PushDevice[]; readonly pushAt: Instant | undefined; readonly user: User }): Promise<void> {
  const { subject, button: { path } } = notice.words[to.user.locale];
  await appendEvents(tx, [{ userId: to.user.id, type: 'notice.new', body: { kind: notice.kind, title: subject, path } }]);
  if (to.mail) await enqueue(tx, { kind: 'notice.mail', key: `notice-mail:${notice.key}`, body: notice });
  for (const { id } of to.devices) await enqueue(tx, { kind: 'notice.push', key: `notice-push:${id}:${notice.key}`, body: { deviceId: id, notice }, dueAt: to.pushAt });
}

/** Decides which channels a notice leaves by; each becomes an effect of its own, so that none waits for another. */
const deliver: EffectHandler = async (run) => {
  const { ctx } = run;
  const notice = noticeBody.parse(run.body);
  const user = await readerOf(ctx, notice);
  if (user === null) return;
  const [mail, push, pushAt] = [await wants(ctx, user, { kind: notice.kind, channel: 'mail' }), await wants(ctx, user, { kind: notice.kind, channel: 'push' }), await pushTime(ctx, user, notice)];
  const devices = push ? await store.findDevices(ctx.db.sql, user.id) : [];
  await ctx.db.transaction(async (tx) => {
    await run.finish(tx);
    await deliverIn(tx, notice, { mail, devices, pushAt, user });
  });
};

type About = Pick<FailedDelivery, 'channel' | 'kind' | 'userId' | 'recipient'>;

async function noteFailure(run: EffectRun, about: About, failed: { readonly error: string; readonly final: boolean }): Promise<void> {
  const { ctx, key, attempt } = run;
  const now = ctx.clock.now();
  await saveFailure(ctx.db.sql, { ...about, id: newId('failedDelivery', ctx.random), effectKey: key, attempts: attempt, error: failed.error, lastAt: now, gaveUpAt: failed.final ? now : null });
}

/** Sends a mail; what the server says against it is kept for the operator, and the outbox tries again. */
async function sendMail(run: EffectRun, about: Omit<About, 'channel'>, mail: Omit<Parameters<Context['rails']['mail']['send']>[0], 'key' | 'to'>): Promise<void> {
  try {
    await run.ctx.rails.mail.send({ key: run.key, to: about.recipient, ...mail });
  } catch (error) {
    await noteFailure(run, { ...about, channel: 'mail' }, { error: error instanceof Error ? error.message : String(error), final: run.attempt >= mostAttempts });
    throw error;
  }
  if (run.attempt > 1) await deleteFailure(run.ctx.db.sql, run.key);
}

const mailNotice: EffectHandler = async (run) => {
  const { ctx } = run;
  const { publicUrl } = ctx.config;
  const notice = noticeBody.parse(run.body);
  const user = await readerOf(ctx, notice);
  if (user === null || !await wants(ctx, user, { kind: notice.kind, channel: 'mail' })) return;
  const { locale } = user;
  const { push: _, ...words } = notice.words[locale];
  const about = { kind: notice.kind, userId: user.id, recipient: user.email };
  if (!isSwitchable(notice.kind, 'mail')) return sendMail(run, about, writeMail(words, { locale, publicUrl }));
  const token = await unsubscribeToken(ctx, { userId: user.id, kind: notice.kind });
  const unsubscribe = { url: `${publicUrl}${inLanguage(`/unsubscribe/${token}`, locale)}`, label: unsubscribeLabel[locale] };
  await sendMail(run, about, { ...writeMail(words, { locale, publicUrl, unsubscribe }), unsubscribeUrl: `${publicUrl}/v1/unsubscriptions/${token}` });
};

/** A mail to an address, whether or not it has an account. */
const mailDirectly: EffectHandler = async (run) => {
  const { to, locale, words } = directBody.parse(run.body);
  // Nobody: an answer that must cost the same with and without a mail.
  if (to === null) return;
  await sendMail(run, { kind: 'direct', userId: null, recipient: to }, writeMail(words, { locale, publicUrl: run.ctx.config.publicUrl }));
};

async function push(ctx: Context, device: PushDevice, to: { readonly notice: NoticeBody; readonly user: User }): Promise<PushAnswer> {
  const { notice, user } = to;
  const { subject, lines, button: { path }, push: line } = notice.words[user.locale];
  const now = ctx.clock.now();
  const last = notice.until === undefined ? after(now, PUSH_LIFE) : instant(notice.until);
  return ctx.rails.push.send({
    to: device.address, keepFor: Math.max(0, Math.floor(Math.min(between(now, last), PUSH_LIFE) / SECOND)), urgency: kindRules[notice.kind].urgent ? 'high' : 'normal',
    message: { kind: notice.kind, title: subject.slice(0, 200).toWellFormed(), line: (line ?? lines[0] ?? '').slice(0, 300).toWellFormed(), link: path, tag: notice.topic ?? notice.key, locale: user.locale },
  });
}

async function afterPush(run: EffectRun, device: PushDevice, given: { readonly answer: PushAnswer; readonly kind: string }): Promise<void> {
  const { ctx } = run;
  const { answer, kind } = given;
  if (answer.state === 'gone') await forgetDevice(ctx, device);
  if (answer.state === 'sent') await store.noteDeviceUse(ctx.db.sql, device.id, ctx.clock.now());
  if (answer.state === 'gone' || answer.state === 'sent') {
    if (run.attempt > 1) await deleteFailure(ctx.db.sql, run.key);
    return;
  }
  const final = answer.state === 'refused' || between(run.enqueuedAt, ctx.clock.now()) >= PUSH_LIFE;
  await noteFailure(run, { channel: 'push', kind, userId: device.userId, recipient: new URL(device.address.endpoint).host }, { error: answer.reason, final });
  if (!final) throw new PushPostponed(answer.reason);
}

const pushNotice: EffectHandler = async (run) => {
  const { ctx } = run;
  const { deviceId, notice } = pushBody.parse(run.body);
  const device = await store.findDevice(ctx.db.sql, deviceId);
  const user = await readerOf(ctx, notice);
  if (device === null || user === null || device.userId !== user.id || !await wants(ctx, user, { kind: notice.kind, channel: 'push' })) return;
  // Signed out on this device, or left alone until the session ended: whoever has it now is told nothing.
  if (!await store.isSignedIn(ctx.db.sql, device, ctx.clock.now())) return forgetDevice(ctx, device);
  await afterPush(run, device, { answer: await push(ctx, device, { notice, user }), kind: notice.kind });
};

/** What tells people: a notice is decided upon once, then mailed and pushed each by itself. */
export const effects: Effects = { notice: deliver, 'notice.mail': mailNotice, 'notice.push': pushNotice, 'mail.send': mailDirectly };
