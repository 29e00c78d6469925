import { expect, test } from 'vitest';
import { person } from '../people/person.ts';
import { publishService } from '../people/roles.ts';
import { stage } from '../people/stage.ts';

const platform = stage();

const api = (query: Readonly<Record<string, string>>) => fetch(`${platform.url}/v1/services?${new URLSearchParams(query).toString()}`);
const page = (query: string) => fetch(`${platform.url}/search${query}`, { redirect: 'manual' });

/** What nobody means kindly; every text field takes it as words, every other field refuses it by name. */
const hostile = ["' OR 1=1 --", '"; DROP TABLE service; --', '<script>alert(1)</script>', '(.*)+$', '[[\\', '%00', '${7*7}', '*', '_%', '\u202e\u0000', '👨‍👩‍👧'.repeat(100), 'ア゛゜ー'.repeat(25), '99999999999999999999', '-1', 'NaN'];
const words = ['q', 'tags', 'city', 'cursor'];
const others = ['category', 'prefecture', 'priceMin', 'priceMax', 'modes', 'minStars', 'day', 'hour', 'available', 'provider', 'order', 'facets', 'limit'];

test('a published service is found in another spelling, on the page and in the API, and suggested while one types', async () => {
  const aya = await person(platform, 'aya');
  const { id, title } = await publishService(aya, { title: '引越しの見積りと子供の転園', price: 90 });
  for (const q of ['引っ越し 見積もり', 'ひっこし', 'こども', '転園']) {
    const found = await (await api({ q, facets: 'true' })).json() as { items: { id: string }[]; total: number; facets: { categories: { count: number }[] } };
    expect([q, found.items.map((item) => item.id), found.total, found.facets.categories[0]?.count]).toEqual([q, [id], 1, 1]);
    expect(await (await page(`?q=${encodeURIComponent(q)}`)).text()).toContain(`href="/s/${id}"`);
  }
  expect(await (await api({ q: '引越', priceMax: '80' })).json()).toMatchObject({ items: [], total: 0, loosening: { filters: [{ value: 'price', count: 1 }] } });
  const suggested = await fetch(`${platform.url}/v1/search/suggestions?q=${encodeURIComponent('ひっこし')}`);
  expect(await suggested.json()).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ kind: 'service', text: title, url: `/s/${id}` })]) });
});

test('a form sent without JavaScript leads to an address without empty fields', async () => {
  const answer = await page('?q=%E5%BC%95%E8%B6%8A&order=&prefecture=&priceMin=&modes=voice&modes=video');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/search?q=%E5%BC%95%E8%B6%8A&modes=voice%2Cvideo']);
});

test('whatever stands in a filter, the API names it or finds nothing, and the page says a sentence and goes on without it', async () => {
  for (const text of hostile) {
    for (const name of [...words, ...others]) {
      const answer = await api({ [name]: text });
      expect([name, text, answer.status]).toEqual([name, text, words.includes(name) && answer.status === 200 ? 200 : 422]);
      if (answer.status === 422) expect((await answer.json() as { errors: { in: string; field: string }[] }).errors.map((error) => `${error.in}:${error.field}`.split('.')[0])).toContain(`query:${name}`);
    }
    const shown = await page(`?${new URLSearchParams([...words, ...others].map((name) => [name, text.slice(0, 24).toWellFormed()])).toString()}`);
    const markup = await shown.text();
    expect(shown.status).toBe(200);
    expect(markup).toContain('の条件は正しくないので、外して表示しています。');
    expect(markup).not.toContain('<script>alert');
  }
});
