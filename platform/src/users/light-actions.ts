import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { enqueue } from '../jobs/outbox.ts';
import type { UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { timeWords } from '../primitives/time-words.ts';
import { appendEvent } from '../realtime/events.ts';
import { LIGHT_WARNING, UNREACHABLE_TIME } from './light.ts';
import { lightEnding, lightOutByTime, lightOutOfReach } from './light-texts.ts';
import { tell } from './mails.ts';
import { findLightsToSwitchOff, findUser, savePushReady, switchOffFrom } from './store.ts';
import type { User } from './user.ts';

type LightText = typeof lightEnding;

const wordsIn = (text: LightText, at: Instant) => {
  const facts = { time: timeWords(at) };
  return { ja: text.ja(facts), en: text.en(facts) };
};

/** Has the owner of a light told ten minutes before it goes out. */
export async function planLightWarning(tx: Transaction, userId: UserId, until: Instant): Promise<void> {
  await enqueue(tx, { kind: 'light.warn', key: `light:${userId}:${until}:warn`, body: { userId, until }, dueAt: after(until, -LIGHT_WARNING) });
}

/** Tells the owner that the light is about to go out, if it is still the same evening of light. */
export async function warnOfLight(ctx: Context, tx: Transaction, of: { readonly userId: UserId; readonly until: Instant }): Promise<void> {
  const user = await findUser(tx.sql, of.userId);
  if (user === null || user.availableUntil !== of.until || user.talkId !== null || ctx.clock.now() >= of.until) return;
  await tell(tx, { kind: 'light', userId: of.userId, key: `light:${of.userId}:${of.until}:ending`, topic: 'light', until: of.until, words: wordsIn(lightEnding, of.until) });
}

async function switchOff(ctx: Context, user: User, now: Instant): Promise<boolean> {
  const until = user.availableUntil;
  if (until === null) return false;
  return ctx.db.transaction(async (tx) => {
    if (!await switchOffFrom(tx.sql, user.id, until)) return false;
    await appendEvent(tx, { userId: user.id, type: 'me.changed', body: {} });
    const text = now >= until ? lightOutByTime : lightOutOfReach;
    await tell(tx, { kind: 'light', userId: user.id, key: `light:${user.id}:${until}:off`, topic: 'light', words: wordsIn(text, now) });
    return true;
  });
}

/** Switches off the lights whose time is over and those nothing reaches any more, and tells their owners. Answers how many. */
export async function switchOffLights(ctx: Context, now: Instant): Promise<number> {
  let off = 0;
  for (const user of await findLightsToSwitchOff(ctx.db.sql, now, after(now, -UNREACHABLE_TIME))) if (await switchOff(ctx, user, now)) off += 1;
  return off;
}

/** Notes in a transaction whether a device of the user takes pushes about requests, and tells their pages. */
export async function notePushReady(tx: Transaction, userId: UserId, ready: boolean): Promise<void> {
  const user = await findUser(tx.sql, userId);
  if (user === null || user.pushReady === ready) return;
  await savePushReady(tx.sql, userId, ready);
  await appendEvent(tx, { userId, type: 'me.changed', body: {} });
}
