import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import type { UserId } from '../primitives/id.ts';
import { noticeKinds, type NoticeKind } from '../users/index.ts';
import { noteReach } from './actions.ts';
import { isSwitchable } from './kinds.ts';
import * as store from './store.ts';

/** Whose mails of which kind a link stops. */
export interface Unsubscription {
  readonly userId: UserId;
  readonly kind: NoticeKind;
}

async function signature(ctx: Context, text: string): Promise<string> {
  const key = await store.platformKey(ctx.db.sql, 'unsubscribe', { value: Buffer.from(ctx.random(32)).toString('base64url'), at: ctx.clock.now() });
  return createHmac('sha256', Buffer.from(key, 'base64url')).update(`unsubscribe ${text}`).digest('base64url').slice(0, 32);
}

/** The signed word in the link of a mail. It stays good for as long as the mail is kept, and lets its holder stop this one kind of mail, nothing else. */
export async function unsubscribeToken(ctx: Context, of: Unsubscription): Promise<string> {
  const text = `${of.userId}.${of.kind}`;
  return `${text}.${await signature(ctx, text)}`;
}

/** Whose mails a link stops. Throws `not_found` for a word nobody signed. Reads only: mail scanners open every link. */
export async function readUnsubscribeToken(ctx: Context, token: string): Promise<Unsubscription> {
  const [userId, name, given] = /^(usr_\w{20})\.(\w{1,30})\.([\w-]{32})$/u.exec(token)?.slice(1) ?? [];
  const kind = noticeKinds.find((one) => one === name);
  if (userId === undefined || kind === undefined || given === undefined || !isSwitchable(kind, 'mail')) throw new Problem('not_found');
  const expected = await signature(ctx, `${userId}.${kind}`);
  if (!timingSafeEqual(Buffer.from(expected), Buffer.from(given))) throw new Problem('not_found');
  return { userId: userId as UserId, kind };
}

/** Stops, or with `wanted` starts again, the mails a link is about. Again changes nothing. */
export async function switchByToken(ctx: Context, token: string, wanted: boolean): Promise<void> {
  const { userId, kind } = await readUnsubscribeToken(ctx, token);
  await ctx.db.transaction(async (tx) => {
    await store.savePreference(tx, userId, { kind, channel: 'mail', wanted });
    await noteReach(tx, userId);
  });
}

/** Whether the mails a link is about are stopped. */
export async function isStopped(ctx: Context, { userId, kind }: Unsubscription): Promise<boolean> {
  return (await store.findPreferences(ctx.db.sql, userId)).some((one) => one.kind === kind && one.channel === 'mail' && !one.wanted);
}
