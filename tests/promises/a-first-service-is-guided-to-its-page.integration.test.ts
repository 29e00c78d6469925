import { expect, test } from 'vitest';
import { person, type Person } from '../people/person.ts';
import { publishService } from '../people/roles.ts';
import { stage } from '../people/stage.ts';

const platform = stage();
const words = { title: '川口市の保育園えらび', prText: '見たままを話します。', category: 'pets', tags: [], pricePerMinute: 80, modes: ['voice' as const], area: { prefecture: '', city: '' }, talkTimes: null };
const page = async (who: Person, path: string) => (await who.send('GET', path)).text();

async function priced(name: string, price: number): Promise<Person> {
  const who = await person(platform, name);
  const { id } = await publishService(who, { price });
  await who.choku.patch('/v1/services/{serviceId}', { params: { path: { serviceId: id } }, body: { category: 'pets' } });
  return who;
}

test('the price hint comes from three or more services of the category, never from one’s own or from somebody hidden', async () => {
  const mio = await person(platform, 'mio');
  const { id } = await mio.choku.post('/v1/services', { body: { ...words, pricePerMinute: 9_999 } });
  const hint = async () => /同じ分野の\d+件では、[^<]*/u.exec((await page(mio, `/my/services/${id}?step=price`)).replaceAll('<wbr>', ''))?.[0];
  const others = [await priced('hint1', 40), await priced('hint2', 80)];
  await mio.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: id } }, body: { state: 'published' } });
  expect(await hint()).toBeUndefined();
  others.push(await priced('hint3', 120));
  expect(await hint()).toBe('同じ分野の3件では、真ん中が¥80/分、半分が¥40〜¥120/分です。');
  await others[0]?.choku.put('/v1/me/blocks/{userId}', { params: { path: { userId: mio.id } } });
  expect(await hint()).toBeUndefined();
});

test('each step is kept as it is saved, and two empty fields are no place', async () => {
  const aya = await person(platform, 'step-aya');
  const { id, area } = await aya.choku.post('/v1/services', { body: words });
  expect(area).toBeNull();
  const at = { params: { path: { serviceId: id } } };
  await aya.choku.patch('/v1/services/{serviceId}', { ...at, body: { pricePerMinute: 120 } });
  await aya.choku.patch('/v1/services/{serviceId}', { ...at, body: { area: { prefecture: '埼玉県', city: '川口市' } } });
  expect(await aya.choku.get('/v1/services/{serviceId}', at)).toMatchObject({ title: words.title, pricePerMinute: 120, area: { prefecture: '埼玉県', city: '川口市' }, state: 'draft' });
  const wrong = await aya.send('PATCH', `/v1/services/${id}`, { area: { prefecture: 'Atlantis', city: '' } });
  expect([wrong.status, ((await wrong.json()) as { errors: { field: string }[] }).errors[0]?.field]).toEqual([422, 'area.prefecture']);
  expect(await page(aya, `/my/services/${id}?step=words`)).toContain(`value="${words.title}"`);
});

test('a published service has an address to share, a picture to scan, and nobody else’s draft has either', async () => {
  const aya = await person(platform, 'share-aya');
  const { id } = await aya.choku.post('/v1/services', { body: words });
  const qr = (headers: Record<string, string> = {}) => fetch(`${platform.url}/s/${id}/qr.svg`, { headers });
  expect((await qr()).status).toBe(404);
  await aya.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: id } }, body: { state: 'published' } });
  const drawn = await qr();
  expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  // What every blog asks for stays small, and the same for everybody for some seconds.
  const card = await fetch(`${platform.url}/v1/services/${id}/card`);
  expect([card.headers.get('cache-control'), (await card.text()).length < 1_000]).toEqual(['public, max-age=15', true]);
  const done = await page(aya, `/my/services/${id}?step=publish`);
  for (const part of ['公開しました', 'https://social-plugins.line.me/lineit/share?', 'https://x.com/intent/post?', `/s/${id}/qr.svg`, `/my/services/${id}/embed`]) expect(done).toContain(part);
});

test('what the law keeps for professions is said on the page of such a service, and on no other', async () => {
  const aya = await person(platform, 'standing-aya');
  const { id } = await aya.choku.post('/v1/services', { body: { ...words, category: 'health' } });
  const at = { params: { path: { serviceId: id } } };
  const line = async () => (await page(aya, `/s/${id}`)).replaceAll('<wbr>', '').includes('体験のお話です。診断や治療の助言ではありません。');
  expect(await line()).toBe(true);
  await aya.choku.patch('/v1/services/{serviceId}', { ...at, body: { category: 'town' } });
  expect(await line()).toBe(false);
});
