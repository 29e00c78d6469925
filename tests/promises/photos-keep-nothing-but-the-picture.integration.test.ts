import { expect, test } from 'vitest';
import { extrasOf } from '../../platform/src/rails/photos/fixtures/metadata.fixture.ts';
import { oddPictures, SECRET, type OddPicture } from '../../platform/src/rails/photos/fixtures/odd-pictures.fixture.ts';
import { photoFormats } from '../../platform/src/rails/photos/rail.ts';
import { provider } from '../people/roles.ts';
import { stage } from '../people/stage.ts';

const platform = stage();
const types = { JPEG: 'image/jpeg', PNG: 'image/png', WebP: 'image/webp', AVIF: 'image/avif' } as const;

/** A picture of a kind that says where it was taken. */
function telling(pictures: readonly OddPicture[], kind: keyof typeof types): Blob {
  const picture = pictures.find(({ name }) => new RegExp(`an? ${kind} with EXIF`, 'u').test(name));
  if (picture === undefined) throw new Error(`there is a ${kind}`);
  expect(picture.bytes.includes(SECRET)).toBe(true);
  return new Blob([new Uint8Array(picture.bytes)], { type: types[kind] });
}

test('a service has up to five photos, of the four kinds, each made anew without anything else that was in the file', async () => {
  const aya = await provider(platform, 'aya');
  const pictures = await oddPictures();
  const params = { path: { serviceId: aya.service.id } };
  for (const kind of ['JPEG', 'PNG', 'WebP', 'AVIF', 'JPEG'] as const) await aya.choku.post('/v1/services/{serviceId}/photos', { params, body: telling(pictures, kind) });
  await expect(aya.choku.post('/v1/services/{serviceId}/photos', { params, body: telling(pictures, 'PNG') })).rejects.toMatchObject({ code: 'state_conflict' });
  const { photos } = await aya.choku.get('/v1/services/{serviceId}', { params });
  expect(photos.length).toBe(5);
  for (const { url, widths, jpegWidth } of photos) {
    for (const format of photoFormats) {
      const answer = await fetch(`${url}/${format === 'jpg' ? jpegWidth : widths.at(-1)}.${format}`);
      const file = Buffer.from(await answer.arrayBuffer());
      expect([answer.status, extrasOf(file, format), file.includes('SECRET')]).toEqual([200, [], false]);
    }
  }
});
