import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { limit } from '../http/rate-limit.ts';
import { enqueue } from '../jobs/outbox.ts';
import type { UserId } from '../primitives/id.ts';
import { HOUR } from '../primitives/seconds.ts';
import { newPhotoName, type Crop, type Recipe } from '../rails/photos/rail.ts';
import { pictureProblem } from '../rails/photos/refusal.ts';
import { findPortraitNames, savePortrait } from './portrait-store.ts';
import { lockUser } from './store.ts';

/** Portraits are square; the wider one is shown everywhere. */
const recipe: Recipe = { ratio: 1, widths: [96, 256] };
/** As many as one person may send in an hour. */
const MOST_AN_HOUR = 100;

/** Removes the files of a photo after the commit, again and again until it has worked. */
export async function removeFilesLater(tx: Transaction, name: string): Promise<void> {
  await enqueue(tx, { kind: 'photo.remove', key: `photo:${name}:remove`, body: { name } });
}

async function changePortrait(ctx: Context, userId: UserId, name: string | null): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const user = await lockUser(tx, userId);
    if (user === null) throw new Problem('not_found');
    await savePortrait(tx, userId, { name, at: ctx.clock.now() });
    if (user.portrait !== null) await removeFilesLater(tx, user.portrait);
  });
}

/** Makes a portrait of a picture; the one before goes. 422 `unusable_picture` with the reason, 429 beyond 100 an hour, 503 when too many wait. */
export async function setPortrait(ctx: Context, userId: UserId, sent: { picture: Uint8Array; crop: Crop | null }): Promise<void> {
  if (sent.picture.length === 0) throw pictureProblem('empty');
  await limit(ctx, { bucket: 'portraits', key: userId, max: MOST_AN_HOUR, per: HOUR });
  const name = newPhotoName(ctx.random);
  const taken = await ctx.rails.photos.take(sent.picture, { name, recipe, crop: sent.crop });
  if (!taken.ok) throw pictureProblem(taken.fault);
  try {
    await changePortrait(ctx, userId, name);
  } catch (error) {
    await ctx.rails.photos.remove(name);
    throw error;
  }
}

/** Goes back to the drawn portrait. */
export async function dropPortrait(ctx: Context, userId: UserId): Promise<void> {
  await changePortrait(ctx, userId, null);
}

/** Forgets the portrait of somebody who leaves, in the transaction of that. */
export async function forgetPortrait(tx: Transaction, user: { readonly id: UserId; readonly portrait: string | null }, at: Parameters<typeof savePortrait>[2]['at']): Promise<void> {
  if (user.portrait === null) return;
  await savePortrait(tx, user.id, { name: null, at });
  await removeFilesLater(tx, user.portrait);
}

/** The names of all portraits, for whoever looks for files nobody names. */
export async function portraitNames(sql: Sql): Promise<string[]> {
  return findPortraitNames(sql);
}
