import { describe, expect, test } from 'vitest';
import { blog, frameSession } from '../../../tests/people/frame.ts';
import { fetchFromOwnAddress } from '../../../tests/people/person.ts';
import type { Provider } from '../../../tests/people/roles.ts';
import { ayaAndKen, stage, type Pair } from '../../../tests/people/stage.ts';
import { storyOf } from '../../../tests/people/talk.ts';
import { DAY, HOUR } from '../primitives/seconds.ts';

const platform = stage();

type Days = '7' | '30' | '365';
const postsOf = (provider: Provider, days: Days = '30') => provider.choku.get('/v1/me/posts', { params: { query: { days } } });
const register = (provider: Provider, origin = blog) => provider.choku.post('/v1/me/blog-addresses', { body: { origin } });

/** A card that is seen by somebody at a network address of their own, or by the same somebody as before. */
async function see(provider: Provider, page: string, { origin = blog as string | null, by = fetchFromOwnAddress() } = {}): Promise<Response> {
  const headers = origin === null ? {} : { Origin: origin, 'Sec-Fetch-Site': 'cross-site' };
  return by(new Request(`${platform.url}/v1/services/${provider.service.id}/views?page=${encodeURIComponent(page)}`, { method: 'POST', headers }));
}

/** A talk of so many seconds, requested in the frame of a page of the blog. */
async function talkedOn(page: string | undefined, { provider, visitor }: Pair, seconds: number): Promise<string> {
  const frame = await frameSession(platform, visitor, provider);
  const mandate = await visitor.choku.post('/v1/mandates', { body: { serviceId: provider.service.id, origin: blog, ceilingMinutes: 20, extensionMinutes: 0, cardId: visitor.cardId, shownPrice: 120, shownFreeSeconds: 60 } });
  const talk = await frame.choku.post('/v1/services/{serviceId}/talks', {
    params: { path: { serviceId: provider.service.id } }, body: { mode: 'voice', ceilingMinutes: 20, waitMinutes: 10, comment: '', mandateId: mandate.id, ...(page !== undefined && { page }) },
  });
  const story = storyOf(platform, talk.id, { provider, visitor });
  if (seconds === 0) return (await story.withdraw()).id;
  await story.accept();
  await platform.tick();
  for (const side of ['provider', 'visitor'] as const) await story.join(side);
  await story.talkFor(seconds);
  await story.hangUp('visitor');
  await platform.tick();
  return talk.id;
}

describe('a card that is seen', () => {
  test('counts for its page on a registered blog, by day, and any page may say so without credentials', async () => {
    const { provider: aya } = await ayaAndKen(platform);
    await register(aya);
    const answer = await see(aya, '/entry/%E4%BF%9D%E8%82%B2%E5%9C%92');
    expect([answer.status, answer.headers.get('access-control-allow-origin'), await answer.text()]).toEqual([204, '*', '']);
    await see(aya, '/entry/%E4%BF%9D%E8%82%B2%E5%9C%92');
    await see(aya, '/');
    expect((await postsOf(aya)).addresses).toEqual([expect.objectContaining({
      kind: 'blog', origin: blog, views: 3, requests: 0, pages: [expect.objectContaining({ path: '/entry/保育園', views: 2 }), expect.objectContaining({ path: '/', views: 1 })],
    })]);
    platform.move(8 * DAY);
    expect((await postsOf(aya, '7')).total.views).toBe(0);
    expect((await postsOf(aya, '30')).total.views).toBe(3);
  });

  test('says neither address nor page where the blog isn’t registered', async () => {
    const { provider: aya } = await ayaAndKen(platform);
    await see(aya, '/secret-draft', { origin: 'https://elsewhere.example' });
    await see(aya, '/', { origin: 'null' });
    expect((await postsOf(aya)).addresses).toEqual([expect.objectContaining({ kind: 'unregistered', origin: null, views: 2, pages: [] })]);
    expect(JSON.stringify(await platform.ctx.db.sql.all('SELECT * FROM post_view WHERE provider_id = ?', [aya.id]))).not.toMatch(/elsewhere|secret/u);
  });

  test('isn’t counted on the platform’s own pages, nor without a page around', async () => {
    const { provider: aya } = await ayaAndKen(platform);
    for (const origin of [platform.url, null]) expect((await see(aya, '/', { origin })).status).toBe(204);
    expect((await postsOf(aya)).addresses).toEqual([]);
  });

  test('counts twenty times an hour from one network address, whatever page is named', async () => {
    const { provider: aya } = await ayaAndKen(platform);
    await register(aya);
    const by = fetchFromOwnAddress();
    for (let time = 0; time < 25; time += 1) expect((await see(aya, `/${time % 3}`, { by })).status).toBe(204);
    expect((await postsOf(aya)).total.views).toBe(20);
    platform.move(HOUR);
    await see(aya, '/0', { by });
    expect((await postsOf(aya)).total.views).toBe(21);
  });

  test('keeps three hundred pages a day apart and the rest together', async () => {
    const { provider: aya } = await ayaAndKen(platform);
    await register(aya);
    const { sql } = platform.ctx.db;
    await see(aya, '/0');
    const [row] = await sql.all<{ day: string }>('SELECT day FROM post_view WHERE provider_id = ?', [aya.id]);
    for (let page = 1; page < 300; page += 1) await sql.run('INSERT INTO post_view (service_id, day, origin, path, provider_id, views) VALUES (?, ?, ?, ?, ?, 1)', [aya.service.id, row?.day ?? '', blog, `/${page}`, aya.id]);
    for (const page of ['/new', '/newer', '/0']) await see(aya, page);
    expect(await sql.all('SELECT path, views FROM post_view WHERE provider_id = ? AND (path = ? OR path = ?) ORDER BY path', [aya.id, '', '/0'])).toEqual([{ path: '', views: 2 }, { path: '/0', views: 2 }]);
    expect((await postsOf(aya)).addresses[0]?.pages.at(-1)).toMatchObject({ path: null, views: 252 });
  });

  test('is forgotten after two years', async () => {
    const { provider: aya } = await ayaAndKen(platform);
    await see(aya, '/', { origin: 'https://elsewhere.example' });
    const left = async () => (await platform.ctx.db.sql.all('SELECT day FROM post_view WHERE provider_id = ?', [aya.id])).length;
    await platform.advance(729 * DAY);
    expect(await left()).toBe(1);
    await platform.advance(2 * DAY);
    expect(await left()).toBe(0);
  });

  test('of a hidden service is no card', async () => {
    const { provider: aya } = await ayaAndKen(platform);
    await aya.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: aya.service.id } }, body: { state: 'unpublished' } });
    expect((await see(aya, '/')).status).toBe(404);
  });
});

test('requests, talks and yen stand with the page they came from, less what was given back', async () => {
  const pair = await ayaAndKen(platform);
  const talkId = await talkedOn('/entry/hoiku', pair, 660);
  await platform.advance(HOUR);
  await talkedOn('/entry/hoiku', pair, 0);
  await talkedOn(undefined, pair, 90);
  const { total, addresses } = await postsOf(pair.provider);
  expect(addresses.map(({ origin, pages }) => [origin, pages.map(({ path, requests, talks, bill, sales }) => [path, requests, talks, bill, sales])])).toEqual([
    [blog, [['/entry/hoiku', 2, 1, 1_200, 960], [null, 1, 1, 60, 48]]],
  ]);
  expect(total).toMatchObject({ requests: 3, talks: 2, bill: 1_260, sales: 1_008 });
  expect(JSON.stringify(await pair.visitor.choku.get('/v1/talks/{talkId}', { params: { path: { talkId } } }))).not.toContain('/entry/hoiku');
  await pair.provider.send('POST', `/v1/talks/${talkId}/refunds`, { amount: 300 });
  await platform.tick();
  expect((await postsOf(pair.provider)).total).toMatchObject({ talks: 2, bill: 960, sales: 768 });
  const other = await ayaAndKen(platform);
  expect((await postsOf(other.provider)).addresses).toEqual([]);
});

test('the page shows each post in both languages, and a way to the tag where there is none', async () => {
  const { provider: aya } = await ayaAndKen(platform);
  const page = async (path: string) => (await fetch(`${platform.url}${path}`, { headers: { Authorization: `Bearer ${aya.token}` } })).text();
  expect(await page('/my/posts')).toContain(`/my/services/${aya.service.id}/embed`);
  await register(aya);
  await see(aya, '/%3Cb%3E//evil.example');
  for (const [locale, words] of [['ja', 'カードの表示'], ['en', 'Views']] as const) {
    await aya.choku.patch('/v1/me', { body: { locale } });
    const text = await page('/my/posts?days=7');
    expect(text).toContain(words);
    expect(text).toContain(`href="${blog}/%3Cb%3E//evil.example"`);
    expect(text).toContain('/&lt;b&gt;//evil.example');
  }
});
