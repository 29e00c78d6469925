import { beforeAll, describe, expect, test } from 'vitest';
import { person, type Person } from '../../../tests/people/person.ts';
import { stage } from '../../../tests/people/stage.ts';
import { chromeWords } from '../../../tests/support/chrome-words.ts';
import { inLanguage } from './language-path.ts';
import { publicPaths } from './public-paths.ts';

const platform = stage();
let aya: Person;
let service: string;
let draft: string;

/** Everything a person writes here is in Latin letters, so that Japanese on an English page can only be ours. */
const words = {
  title: 'Life in Yokohama', prText: 'Hills and wind.', category: 'town', tags: ['hills'], pricePerMinute: 80, modes: ['voice' as const], area: null,
  talkTimes: [{ days: ['mon' as const], from: '20:00', to: '22:00' }],
};

async function write(owner: Person, publish: boolean): Promise<string> {
  const { id } = await owner.choku.post('/v1/services', { body: words });
  if (publish) await owner.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: id } }, body: { state: 'published' } });
  return id;
}

beforeAll(async () => {
  aya = await person(platform, 'Aya');
  [service, draft] = [await write(aya, true), await write(aya, false)];
});

const ask = (path: string, headers: Record<string, string> = {}) => fetch(platform.url + path, { redirect: 'manual', headers: { Accept: 'text/html', ...headers } });
/** Each page is read once as a guest; the tests look at it in turn. */
const readPages = new Map<string, string>();
async function pageOf(path: string, locale: 'ja' | 'en'): Promise<string> {
  const address = inLanguage(path, locale);
  const page = readPages.get(address) ?? await (await ask(address)).text();
  readPages.set(address, page);
  return page;
}
const pages = (): string[] => [...publicPaths, '/search', '/search?q=zzzz', `/s/${service}`, `/u/${aya.id}`, '/sign-in', '/sign-up', '/password-reset', '/nowhere'];
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/u;
const englishSentence = /\b[a-z]{3,} [a-z]{2,} [a-z]{2,}/iu;

describe('every public page, in both languages,', () => {
  test('speaks one language alone', async () => {
    const strangers: string[] = [];
    // The words and the operator's guide name terms of Japanese law and the interface as they are.
    for (const path of pages().filter((one) => one !== '/docs/words' && one !== '/docs/operator')) {
      for (const locale of ['ja', 'en'] as const) {
        const page = await pageOf(path, locale);
        const foreign = locale === 'en' ? japanese : englishSentence;
        const written = Object.values(words).flat().filter((word) => typeof word === 'string');
        strangers.push(...chromeWords(page, locale).filter((word) => foreign.test(word) && !written.some((own) => word.includes(own))).map((word) => `${inLanguage(path, locale)}: ${word}`));
      }
    }
    expect(strangers).toEqual([]);
  });

  test('has one heading of the first level, its language, and links that stay in it', async () => {
    for (const path of pages()) {
      for (const locale of ['ja', 'en'] as const) {
        const page = await pageOf(path, locale);
        expect(page.match(/<h1[ >]/gu), path).toHaveLength(1);
        expect(page, path).toContain(`<html lang="${locale}">`);
        if (locale === 'ja') continue;
        const links = [...page.matchAll(/<a (?![^>]*hreflang)[^>]*href="(\/[^"]*)"/gu)].map(([, href = '']) => href);
        expect(links.filter((href) => !href.startsWith('/en') && !/\.(svg|png|json)/u.test(href)), path).toEqual([]);
      }
    }
  });

  test('names its own address and both languages, and what it is in data that can be read', async () => {
    for (const path of [...publicPaths, `/s/${service}`]) {
      for (const locale of ['ja', 'en'] as const) {
        const page = await pageOf(path, locale);
        expect(page, path).toContain(`<link rel="canonical" href="${platform.url}${inLanguage(path, locale)}">`);
        expect(page).toContain(`<link rel="alternate" hreflang="en" href="${platform.url}${inLanguage(path, 'en')}">`);
        expect(page).toContain(`<link rel="alternate" hreflang="x-default" href="${platform.url}${path}">`);
        expect(page).toMatch(/<meta property="og:image" content="http[^"]+\/picture\.png/u);
        for (const [, text = ''] of page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/gu)) expect(JSON.parse(text)).toHaveProperty('@type');
      }
    }
  });

  test('is the same bytes for two guests and may be kept; for who is signed in it is theirs alone', async () => {
    for (const path of ['/', `/s/${service}`, '/legal/terms', '/docs/api', '/faq']) {
      const [first, second] = [await ask(path, { 'accept-language': 'en' }), await ask(path, { 'accept-language': 'ja' })];
      expect(await first.text(), path).toBe(await second.text());
      expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d+/u);
      const again = await ask(path, { 'if-none-match': first.headers.get('etag') ?? '', 'cache-control': 'max-age=0' });
      expect(again.status, path).toBe(304);
      const own = await aya.send('GET', path);
      expect(own.headers.get('cache-control')).toBe('private, no-store');
      expect(own.headers.get('etag')).toBeNull();
      expect(await own.text()).toContain('data-header="me"');
    }
  });
});

test('a service tells search engines its price per minute and who offers it', async () => {
  const page = await (await ask(`/s/${service}`)).text();
  const [about] = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/gu)].map(([, text = '']) => JSON.parse(text) as Record<string, unknown>);
  expect(about).toMatchObject({ '@type': 'Service', name: 'Life in Yokohama', provider: { name: 'Aya' }, offers: { price: 80, priceCurrency: 'JPY', priceSpecification: { unitCode: 'MIN' } } });
  expect(about).not.toHaveProperty('aggregateRating');
});

test('a service has a picture of its own for link previews, a hidden one has none', async () => {
  const page = await (await ask(`/s/${service}`)).text();
  const address = (/<meta property="og:image" content="([^"]+)"/u.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
  const picture = await fetch(address);
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('cache-control')).toContain('max-age=31536000');
  expect([bytes.toString('latin1', 1, 4), bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
  expect((await ask(`/s/${draft}/picture.png`)).status).toBe(404);
  expect((await aya.send('GET', `/s/${draft}/picture.png`)).status).toBe(404);
});

describe('search engines', () => {
  const map = async (path: string) => (await ask(path)).text();
  test('find the map of everything public, in parts, in both languages, and nothing else', async () => {
    expect(await map('/sitemap.xml')).toContain(`<loc>${platform.url}/sitemap/services.xml</loc>`);
    const services = await map('/sitemap/services.xml');
    expect(services).toContain(`<loc>${platform.url}/s/${service}</loc><lastmod>2026-11-23T`);
    expect(services).toContain(`<loc>${platform.url}/en/s/${service}</loc>`);
    expect(services).not.toContain(draft);
    expect(await map('/sitemap/profiles.xml')).toContain(`/u/${aya.id}`);
    expect(await map('/sitemap/pages.xml')).toContain('/search?category=town');
    expect((await ask('/sitemap/people.xml')).status).toBe(404);
  });
  test('no longer find a service that is not public', async () => {
    const other = await write(aya, true);
    await aya.choku.put('/v1/services/{serviceId}/state', { params: { path: { serviceId: other } }, body: { state: 'unpublished' } });
    expect(await map('/sitemap/services.xml')).not.toContain(other);
  });
  test('are led on from the old addresses', async () => {
    for (const [from, to] of [['/terms', '/legal/terms'], ['/en/law', '/en/legal/tokushoho'], ['/about', '/how-it-works']] as const) {
      const answer = await ask(from);
      expect([answer.status, answer.headers.get('location')]).toEqual([301, to]);
    }
  });
});

describe('one’s own language', () => {
  test('is that of pages without a prefix; a page that names its language keeps it', async () => {
    const ken = await person(platform, 'Ken');
    const languageOf = async (path: string) => /<html lang="(\w+)">/u.exec(await (await ken.send('GET', path)).text())?.[1];
    await ken.choku.patch('/v1/me', { body: { locale: 'en' } });
    expect([await languageOf('/faq'), await languageOf('/my'), await languageOf('/en/faq')]).toEqual(['en', 'en', 'en']);
    await ken.choku.patch('/v1/me', { body: { locale: 'ja' } });
    expect([await languageOf('/faq'), await languageOf('/my'), await languageOf('/en/faq')]).toEqual(['ja', 'ja', 'en']);
    expect(await (await ken.send('GET', '/en/faq?a=b')).text()).toContain('next="/faq?a=b"');
  });
});

describe('one’s own pages', () => {
  test('send a guest to sign in in the language they read, and have no second address', async () => {
    expect((await ask('/en/my/services')).headers.get('location')).toBe('/en/sign-in?next=%2Fmy%2Fservices');
    expect((await ask('/my')).headers.get('location')).toBe('/sign-in?next=%2Fmy');
    const inBrowser = async (path: string, language: string) => (await ask(path, { 'Accept-Language': language })).headers.get('location');
    expect(await inBrowser('/my/sales?chart=days', 'en-GB,en;q=0.9')).toBe('/en/sign-in?next=%2Fmy%2Fsales%3Fchart%3Ddays');
    expect(await inBrowser('/operator', 'en-US')).toBe('/en/sign-in?next=%2Foperator');
    expect(await inBrowser('/en/my', 'ja-JP')).toBe('/en/sign-in?next=%2Fmy');
    expect(await inBrowser('/report?about=service:x', 'en-US')).toBe('/sign-in?next=%2Freport%3Fabout%3Dservice%3Ax');
    expect((await aya.send('GET', '/en/my')).url).toBe(`${platform.url}/my`);
  });
});
