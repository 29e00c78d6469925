import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createChoku } from '../../sdk/src/index.ts';
import { demoOperator } from '../../platform/src/demo/people.ts';
import { demoPeople, seedDemo } from '../../platform/src/demo/seed.ts';
import { openPlatform, type Platform } from '../people/platform.ts';
import { root } from '../support/test-files.ts';

let platform: Platform;

beforeAll(async () => {
  platform = await openPlatform();
  await seedDemo(platform.ctx);
});
afterAll(() => platform.close());

/** Built files lie there only after a build; links of the mailbox lead to other people's mails. */
const elsewhere = /^\/(assets|widget|dev)\//u;

/** The preview of a service that isn't written yet stands there to be looked at: it is inert. */
const inert = /<ck-service-preview[\s\S]*?<\/ck-service-preview>/gu;

/** Every place of the platform a page leads to by itself: links, pictures, forms that only ask. */
function placesIn(page: string, from: string): string[] {
  const html = page.replaceAll(inert, '');
  const addresses = [...html.matchAll(/ (?:href|src)="([^"]+)"/gu), ...html.matchAll(/<form[^>]* role="search" action="([^"]+)"/gu)];
  return addresses.map(([, address = '']) => new URL(address.replaceAll('&amp;', '&'), from))
    .filter(({ origin, pathname }) => origin === platform.url && !elsewhere.test(pathname))
    .map(({ pathname, search }) => pathname + search);
}

/** What one kind of page looks like: two services are alike, and so are two searches. */
const kindOf = (place: string): string => place.replaceAll(/_[a-z0-9]{20}/gu, '').replace(/\?.*/u, '?');

/** Follows links from a place until every kind of page was seen a few times, and answers the ones that lead nowhere. */
async function deadLinks(start: string, headers: Readonly<Record<string, string>>): Promise<{ readonly dead: string[]; readonly seen: ReadonlySet<string> }> {
  const waiting: (readonly [place: string, from: string])[] = [[start, 'the start']];
  const known = new Set([start]);
  const visits = new Map<string, number>();
  const dead: string[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [place, from] = next;
    const times = (visits.get(kindOf(place)) ?? 0) + 1;
    if (times > 4) continue;
    visits.set(kindOf(place), times);
    const answer = await fetch(platform.url + place, { headers });
    const text = await answer.text();
    if (!answer.ok) dead.push(`${place} (${answer.status}) on ${from}`);
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    for (const found of placesIn(text, answer.url).filter((each) => !known.has(each))) {
      known.add(found);
      waiting.push([found, place]);
    }
  }
  return { dead, seen: new Set([...visits.keys()].map((kind) => kind.replace('?', ''))) };
}

test.each(['', '/en'])('no link a guest can follow is dead, from the home page at "%s/" on', async (language) => {
  const { dead, seen } = await deadLinks(language === '' ? '/' : language, {});
  expect(dead).toEqual([]);
  for (const place of ['/', '/s/svc', '/u/usr', '/search', '/how-it-works', '/help/fees', '/faq', '/legal/terms', '/legal/privacy', '/legal/tokushoho', '/docs', '/docs/api', '/sign-up', '/password-reset']) expect([...seen], place).toContain(language + place === '/en/' ? '/en' : language + place);
});

test.each(demoPeople)('no link $nickname can follow is dead', async ({ email, password }) => {
  const { token } = await createChoku({ baseUrl: platform.url }).post('/v1/sessions', { body: { email, password, keep: 'token' } });
  const { dead, seen } = await deadLinks('/my', { Authorization: `Bearer ${token ?? ''}` });
  expect(dead).toEqual([]);
  for (const place of ['/my', '/my/settings', '/my/services', '/s/svc']) expect([...seen], place).toContain(place);
});

test('no link of the operator’s console is dead', async () => {
  const { token } = await createChoku({ baseUrl: platform.url }).post('/v1/sessions', { body: { email: demoOperator.email, password: demoOperator.password, keep: 'token' } });
  const { dead, seen } = await deadLinks('/operator', { Authorization: `Bearer ${token ?? ''}` });
  expect(dead).toEqual([]);
  for (const place of ['reports', 'reports/rep', 'reports/rep/messages', 'users/usr', 'services/svc', 'talks/tlk', 'proposals', 'failures', 'audit', 'search']) expect([...seen]).toContain(`/operator/${place}`);
});

test('the page for bloggers gives the tag of the guides', async () => {
  const [{ email, password }] = demoPeople;
  const { token } = await createChoku({ baseUrl: platform.url }).post('/v1/sessions', { body: { email, password, keep: 'token' } });
  const satomi = createChoku({ baseUrl: platform.url, token: token ?? undefined });
  const [service] = (await satomi.get('/v1/me/services')).items;
  if (service === undefined) throw new Error('the demo has services');
  const page = await (await fetch(`${platform.url}/my/services/${service.id}/embed`, { headers: { Authorization: `Bearer ${token ?? ''}` } })).text();
  const [, escaped = ''] = /<pre class="code-box">([\s\S]*?)<\/pre>/u.exec(page) ?? [];
  const given = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const generic = given.replaceAll(service.id, 'svc_…').replaceAll(platform.url, 'https://choku.example');
  expect(generic).not.toBe('');
  expect(await readFile(join(root, 'README.md'), 'utf8')).toContain(generic);
});
