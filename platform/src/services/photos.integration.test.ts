import { globSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../tests/people/person.ts';
import { person } from '../../../tests/people/person.ts';
import { provider, type Provider } from '../../../tests/people/roles.ts';
import { stage } from '../../../tests/people/stage.ts';
import { HOUR } from '../primitives/seconds.ts';

const platform = stage();
let aya: Provider;
let ken: Person;
let picture: Buffer;
let people = 0;
beforeAll(async () => {
  ken = await person(platform, 'ken');
  picture = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#7799bb' } }).jpeg().toBuffer();
});
beforeEach(async () => {
  people += 1;
  aya = await provider(platform, `aya${people}`);
});

interface Photo { readonly id: string; readonly alt: string | null; readonly url: string; readonly widths: readonly number[]; readonly jpegWidth: number; readonly width: number; readonly height: number }
interface Answer { readonly status: number; readonly code?: string; readonly detail?: string; readonly about?: { readonly reason?: string }; readonly photo: Photo }

/** Sends bytes as somebody. */
async function sends(who: Person, method: string, place: { path: string; bytes?: Buffer; headers?: Record<string, string> }): Promise<Answer> {
  const answer = await fetch(`${platform.url}${place.path}`, {
    method, headers: { Authorization: `Bearer ${who.token}`, 'Content-Type': 'image/jpeg', ...place.headers }, ...(place.bytes === undefined ? {} : { body: new Uint8Array(place.bytes) }),
  });
  const body = await answer.json() as Photo & Omit<Answer, 'photo'>;
  return { ...body, status: answer.status, photo: body };
}
const upload = (bytes = picture, query = '', headers: Record<string, string> = {}): Promise<Answer> => sends(aya, 'POST', { path: `/v1/services/${aya.service.id}/photos${query}`, bytes, headers });
const photosOf = async (): Promise<readonly Photo[]> => (await aya.choku.get('/v1/services/{serviceId}', { params: { path: { serviceId: aya.service.id } } })).photos;
const filesOf = (url: string) => globSync(`**/${url.split('/').at(-1) ?? ''}/*`, { cwd: join(platform.ctx.config.storageFolder, 'photos') });
const at = { path: { serviceId: '' } };
beforeEach(() => { at.path.serviceId = aya.service.id; });

describe('the photos of a service', () => {
  test('are seen by whoever sees the service, from an address that is nobody’s to guess and is kept for ever', async () => {
    const { status, photo } = await upload();
    expect([status, photo.alt, photo.widths, photo.jpegWidth, photo.width, photo.height]).toEqual([201, null, [400, 600], 600, 600, 400]);
    expect(await photosOf()).toEqual([photo]);
    for (const [file, type] of [['400.avif', 'image/avif'], ['600.webp', 'image/webp'], ['600.jpg', 'image/jpeg']] as const) {
      const answer = await fetch(`${photo.url}/${file}`);
      expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options'), answer.headers.get('cache-control'), answer.headers.get('set-cookie')])
        .toEqual([200, type, 'nosniff', 'public, max-age=31536000, immutable', null]);
    }
    expect([(await fetch(`${photo.url}/1600.jpg`)).status, (await fetch(`${photo.url}/..%2f..%2fchoku.sqlite`)).status, (await fetch(photo.url.replace(/.$/u, '0'))).status]).toEqual([404, 404, 404]);
  });

  test('are up to five; a sixth is refused with words, before and after it was decoded', async () => {
    for (let count = 0; count < 4; count += 1) expect((await upload()).status).toBe(201);
    const last = await Promise.all([upload(), upload()]);
    expect(last.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const sixth = await upload();
    expect([sixth.status, sixth.code, sixth.detail]).toEqual([409, 'state_conflict', '写真は5枚までです。1枚消すと、追加できます。']);
    const photos = await photosOf();
    const onDisk = globSync('??/*/400.webp', { cwd: join(platform.ctx.config.storageFolder, 'photos') });
    expect(photos.length).toBe(5);
    expect(onDisk.filter((file) => photos.some(({ url }) => file.includes(url.split('/').at(-1) ?? ''))).length).toBe(5);
  });

  test('are put into another order, described and deleted, and a deleted one’s files go', async () => {
    const [first, second] = [(await upload()).photo, (await upload()).photo];
    const { items } = await aya.choku.put('/v1/services/{serviceId}/photos', { params: at, body: { photoIds: [second.id, first.id] } });
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
    await aya.choku.patch('/v1/services/{serviceId}/photos/{photoId}', { params: { path: { ...at.path, photoId: first.id } }, body: { alt: ' 夕方の園庭 ' } });
    expect((await photosOf()).map(({ id, alt }) => [id, alt])).toEqual([[second.id, null], [first.id, '夕方の園庭']]);
    await aya.choku.delete('/v1/services/{serviceId}/photos/{photoId}', { params: { path: { ...at.path, photoId: second.id } } });
    await platform.tick();
    expect([(await photosOf()).map(({ id }) => id), (await fetch(`${second.url}/400.webp`)).status, filesOf(second.url)]).toEqual([[first.id], 404, []]);
  });

  test('keep their order unless the new one names each of them once', async () => {
    const [first, second] = [(await upload()).photo, (await upload()).photo];
    for (const photoIds of [[first.id], [first.id, first.id], [first.id, second.id, `pho_${'0'.repeat(20)}`], []]) {
      const answer = await aya.send('PUT', `/v1/services/${aya.service.id}/photos`, { photoIds });
      expect(answer.status).toBe(409);
    }
    expect((await photosOf()).map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  test('are their provider’s alone to change; to others, and once the service is gone, nothing is there', async () => {
    const { photo } = await upload();
    const path = `/v1/services/${aya.service.id}/photos`;
    expect((await sends(ken, 'POST', { path, bytes: picture })).code).toBe('not_found');
    for (const [method, place, body] of [['PUT', path, { photoIds: [photo.id] }], ['PATCH', `${path}/${photo.id}`, { alt: 'x' }], ['DELETE', `${path}/${photo.id}`, undefined]] as const) {
      expect((await ken.send(method, place, body)).status).toBe(404);
    }
    expect((await aya.send('DELETE', `${path}/pho_${'0'.repeat(20)}`)).status).toBe(404);
    await aya.choku.put('/v1/services/{serviceId}/state', { params: at, body: { state: 'unpublished' } });
    expect((await ken.send('GET', `/v1/services/${aya.service.id}`)).status).toBe(404);
    expect((await upload()).status).toBe(201);
  });

  test('are sent once, however often the same request comes', async () => {
    const key = { 'Idempotency-Key': 'the-same-photo' };
    const [first, again] = [await upload(picture, '', key), await upload(picture, '', key)];
    expect([again.status, again.photo.id, (await photosOf()).length]).toEqual([201, first.photo.id, 1]);
  });
});

describe('a picture', () => {
  test('is refused with a reason in the reader’s language', async () => {
    const svg = () => upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    const inJapanese = await svg();
    await aya.choku.patch('/v1/me', { body: { locale: 'en' } });
    const told = [inJapanese, await svg()];
    expect(told.map(({ status, code, about, detail }) => [status, code, about?.reason, detail])).toEqual([
      [422, 'unusable_picture', 'svg', 'SVGは使えません。JPEG・PNG・WebP・AVIFの写真を選んでください。'], [422, 'unusable_picture', 'svg', 'SVG isn’t taken. Choose a JPEG, PNG, WebP or AVIF picture.'],
    ]);
    expect([(await upload(Buffer.alloc(0))).about?.reason, (await upload(picture.subarray(0, 900))).about?.reason, await photosOf()]).toEqual(['empty', 'broken', []]);
  });

  test('is what its bytes say, whatever it is called; what is no picture by its type isn’t read', async () => {
    expect((await upload(picture, '', { 'Content-Type': 'image/png' })).status).toBe(201);
    expect((await upload(picture, '', { 'Content-Type': 'text/html' })).code).toBe('unsupported_media_type');
  });

  test('of more than 10 MB is refused, and whoever sends it hears so', async () => {
    expect((await upload(Buffer.concat([picture, Buffer.alloc(10 * 1_048_576)]))).code).toBe('payload_too_large');
    expect((await upload(Buffer.concat([picture, Buffer.alloc(10 * 1_048_576 - picture.length)]))).status).toBe(201);
  });

  test('is cut where its provider says', async () => {
    const halves = await sharp(picture).composite([{ input: { create: { width: 300, height: 600, channels: 3, background: '#dd1111' } }, left: 300, top: 0 }]).png().toBuffer();
    const { photo } = await upload(halves, '?crop=0.5,0,0.5,1');
    const [red = 0] = await sharp(Buffer.from(await (await fetch(`${photo.url}/400.webp`)).arrayBuffer())).raw().toBuffer();
    expect([photo.widths, red > 180]).toEqual([[400], true]);
    expect((await upload(picture, '?crop=0,0,2,1')).code).toBe('invalid_input');
  });
});

describe('a portrait', () => {
  const set = (bytes: Buffer) => sends(aya, 'PUT', { path: '/v1/me/portrait', bytes });
  const mine = async () => (await aya.choku.get('/v1/me')).avatarUrl;

  test('takes the place of the drawn one everywhere, and gives it back', async () => {
    const drawn = await mine();
    expect((await set(picture)).status).toBe(200);
    const uploaded = await mine();
    expect(uploaded).toMatch(/\/photos\/[0-9a-z]{24}\/256\.webp$/u);
    expect((await fetch(uploaded)).headers.get('content-type')).toBe('image/webp');
    const card = await (await fetch(`${platform.url}/v1/services/${aya.service.id}/card`)).json() as { provider: { avatarUrl: string } };
    expect([card.provider.avatarUrl, (await ken.choku.get('/v1/services/{serviceId}', { params: at })).provider.avatarUrl]).toEqual([uploaded, uploaded]);
    await aya.choku.delete('/v1/me/portrait');
    await platform.tick();
    expect([await mine(), (await fetch(uploaded)).status]).toEqual([drawn, 404]);
  });

  test('goes when another comes, and stays when another is refused', async () => {
    await set(picture);
    const before = await mine();
    expect((await set(Buffer.from('GIF89a'))).about?.reason).toBe('gif');
    expect(await mine()).toBe(before);
    await set(picture);
    await platform.tick();
    expect([await mine() === before, (await fetch(before)).status]).toEqual([false, 404]);
  });
});

describe('files nobody names', () => {
  test('are swept an hour later: those of a crash, and those of a row that never came', async () => {
    const { photo } = await upload();
    const portrait = await sends(aya, 'PUT', { path: '/v1/me/portrait', bytes: picture });
    expect(portrait.status).toBe(200);
    const name = 'x'.repeat(24);
    await platform.ctx.rails.photos.take(picture, { name, recipe: { ratio: 1, widths: [96] }, crop: null });
    await platform.advance(HOUR - 1);
    expect(await platform.ctx.rails.photos.read(name, '96.webp')).not.toBeNull();
    await platform.advance(HOUR);
    expect(await platform.ctx.rails.photos.read(name, '96.webp')).toBeNull();
    expect([(await fetch(`${photo.url}/400.webp`)).status, (await fetch((await aya.choku.get('/v1/me')).avatarUrl)).status]).toEqual([200, 200]);
  });
});
