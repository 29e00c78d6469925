import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { limit } from '../http/rate-limit.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { HOUR } from '../primitives/seconds.ts';
import { newPhotoName, type Crop } from '../rails/photos/rail.ts';
import { pictureProblem } from '../rails/photos/refusal.ts';
import { removeFilesLater } from '../users/index.ts';
import { mayChange } from './access.ts';
import { inOrder, MOST_PHOTOS, serviceRecipe, withAlt, withoutPhoto, withPhoto, type Photo } from './photo.ts';
import type { Service } from './service.ts';
import * as store from './store.ts';

/** As many pictures as one person may send in an hour: far more than five services need, far less than a decoder minds. */
const MOST_AN_HOUR = 300;

const enough = () => new Problem('state_conflict', { detail: { ja: `写真は${MOST_PHOTOS}枚までです。1枚消すと、追加できます。`, en: `A service has up to ${MOST_PHOTOS} photos. Delete one to add another.` } });

/** What somebody does to the photos of a service of theirs. */
export interface OwnPhotos { readonly providerId: UserId; readonly serviceId: string }

function requireOwn(service: Service | null, providerId: UserId): Service {
  if (service === null || !mayChange(service, providerId)) throw new Problem('not_found');
  return service;
}

/** Changes the photos of one's own service under its lock; files of photos that are gone are removed after the commit. 404 when it isn't one's own. */
async function changePhotos(ctx: Context, { providerId, serviceId }: OwnPhotos, change: (photos: readonly Photo[]) => readonly Photo[]): Promise<readonly Photo[]> {
  return ctx.db.transaction(async (tx) => {
    const service = requireOwn(await store.lockService(tx, serviceId), providerId);
    const photos = change(service.photos);
    await store.saveService(tx, { ...service, photos, updatedAt: ctx.clock.now() });
    for (const gone of service.photos.filter(({ id }) => !photos.some((photo) => photo.id === id))) await removeFilesLater(tx, gone.name);
    return photos;
  });
}

/** The photos that a rule answers; what it doesn't know isn't there. */
function known(photos: readonly Photo[] | null): readonly Photo[] {
  if (photos === null) throw new Problem('not_found');
  return photos;
}

/**
 * Makes a photo of a picture and puts it behind the others. 404 when the service isn't one's own, 409 beyond five, 422 `unusable_picture` with the
 * reason, 429 beyond 300 an hour, 503 when too many wait. The files are kept before the row names them: a crash between leaves files, which are swept.
 */
export async function addPhoto(ctx: Context, of: OwnPhotos, sent: { picture: Uint8Array; crop: Crop | null }): Promise<Photo> {
  const service = requireOwn(await store.findService(ctx.db.sql, of.serviceId), of.providerId);
  if (service.photos.length >= MOST_PHOTOS) throw enough();
  if (sent.picture.length === 0) throw pictureProblem('empty');
  await limit(ctx, { bucket: 'photos', key: of.providerId, max: MOST_AN_HOUR, per: HOUR });
  const name = newPhotoName(ctx.random);
  const taken = await ctx.rails.photos.take(sent.picture, { name, recipe: serviceRecipe, crop: sent.crop });
  if (!taken.ok) throw pictureProblem(taken.fault);
  const photo: Photo = { id: newId('photo', ctx.random), name, alt: null, ...taken.photo };
  try {
    await changePhotos(ctx, of, (photos) => {
      const more = withPhoto(photos, photo);
      if (more === null) throw enough();
      return more;
    });
  } catch (error) {
    await ctx.rails.photos.remove(name);
    throw error;
  }
  return photo;
}

/** Says what is to be seen on a photo; an empty text says nothing. 404. */
export async function describePhoto(ctx: Context, of: OwnPhotos & { readonly photoId: string }, alt: string): Promise<Photo> {
  const photos = await changePhotos(ctx, of, (before) => known(withAlt(before, of.photoId, alt === '' ? null : alt)));
  const photo = photos.find(({ id }) => id === of.photoId);
  if (photo === undefined) throw new Problem('not_found');
  return photo;
}

/** Deletes a photo; its files go after the commit. 404. */
export async function deletePhoto(ctx: Context, of: OwnPhotos & { readonly photoId: string }): Promise<void> {
  await changePhotos(ctx, of, (photos) => known(withoutPhoto(photos, of.photoId)));
}

/** Puts the photos into another order. 404; 409 when the order doesn't name each of them once, since one was added or deleted meanwhile. */
export async function orderPhotos(ctx: Context, of: OwnPhotos, photoIds: readonly string[]): Promise<readonly Photo[]> {
  return changePhotos(ctx, of, (photos) => {
    const ordered = inOrder(photos, photoIds);
    if (ordered === null) throw new Problem('state_conflict', { detail: { ja: '写真が変わりました。ページを読みこみなおしてください。', en: 'The photos have changed. Load the page again.' } });
    return ordered;
  });
}
