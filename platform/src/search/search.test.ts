import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../primitives/instant.ts';
import { Catalogue } from './catalogue.ts';
import { textOf, type Entry } from './entry.ts';
import { countingId, entry } from './entry.fixture.ts';
import type { Filters } from './filters.ts';
import { orders } from './order.ts';
import { searchCatalogue, type Search } from './search.ts';
import { finderOf } from './standing.ts';
import { queryWords } from './word-forms.ts';

const nobody = { hidden: new Set<never>(), available: new Set<never>() };
const base: Search = { words: [], filters: {}, order: 'newest', limit: 1_000, after: null, facets: false };
const built = (entries: readonly Entry[]): Catalogue => {
  const catalogue = new Catalogue();
  for (const one of entries) catalogue.put(one);
  catalogue.rebuild().toArray();
  return catalogue;
};
const idsOf = (catalogue: Catalogue, search: Partial<Search>): string[] => [...searchCatalogue(catalogue, { ...base, ...search }, nobody).ids];

/** The plain way: every word looked for in every text. */
const plainly = (entries: readonly Entry[], query: string): string[] => entries.filter((one) => queryWords(query)
  .every((forms) => forms.some((form) => finderOf(form)(textOf(one).written) >= 0))).map(({ id }) => id).toSorted();

const word = fc.array(fc.constantFrom(...'保育園猫ねこネコがんサーバ京都12ab'), { minLength: 1, maxLength: 5 }).map((signs) => signs.join(''));
const texts = fc.record({ title: word, tags: fc.array(word, { maxLength: 2 }), prText: fc.array(word, { maxLength: 5 }).map((words) => words.join('、')) });

describe('the index', () => {
  it('finds exactly what looking through every text finds', () => {
    fc.assert(fc.property(fc.array(texts, { maxLength: 25 }), fc.array(word, { minLength: 1, maxLength: 2 }), (written, words) => {
      const entries = written.map((one, at) => entry({ ...one, id: countingId('service', at) }));
      expect(idsOf(built(entries), { words: queryWords(words.join(' ')) }).toSorted()).toEqual(plainly(entries, words.join(' ')));
    }), { numRuns: 300 });
  });

  it('stays right while services come, change and go, also in the middle of being built anew', () => {
    const change = fc.record({ at: fc.nat(12), text: texts, gone: fc.boolean(), steps: fc.nat(3) });
    fc.assert(fc.property(fc.array(change, { maxLength: 40 }), word, (changes, query) => {
      const [catalogue, now] = [new Catalogue(), new Map<string, Entry>()];
      let build = catalogue.rebuild(1);
      for (const { at, text, gone, steps } of changes) {
        const one = entry({ ...text, id: countingId('service', at) });
        if (gone) catalogue.remove(one.id);
        else catalogue.put(one);
        if (gone) now.delete(one.id);
        else now.set(one.id, one);
        for (let step = 0; step < steps; step += 1) if (build.next().done === true) build = catalogue.rebuild(1);
        expect(idsOf(catalogue, { words: queryWords(query) }).toSorted()).toEqual(plainly([...now.values()], query));
      }
    }), { numRuns: 150 });
  });
});

const filters: fc.Arbitrary<Filters> = fc.record({
  category: fc.constantFrom('town', 'work', undefined), tags: fc.constantFrom([], ['猫'], ['ネコ', '犬']), prefecture: fc.constantFrom('埼玉県', '東京', undefined), city: fc.constantFrom('川口市', undefined),
  priceMin: fc.constantFrom(50, undefined), priceMax: fc.constantFrom(100, undefined), modes: fc.constantFrom([], ['video'] as const, ['voice', 'chat'] as const), minStars: fc.constantFrom(4, undefined),
  day: fc.constantFrom(0, 6, undefined), hour: fc.constantFrom(20, undefined),
});
const made = fc.record({
  category: fc.constantFrom('town', 'work'), tags: fc.subarray(['猫', '犬', '鳥']), area: fc.constantFrom(null, { prefecture: '埼玉県', city: '川口市' }, { prefecture: '東京都', city: '港区' }),
  price: fc.constantFrom(40, 60, 120), modes: fc.subarray(['voice', 'video', 'chat'], { minLength: 1 }), reviewCount: fc.constantFrom(0, 2), starsSum: fc.constantFrom(4, 9),
  talkTimes: fc.constantFrom(null, [{ days: ['mon'] as const, from: '20:00', to: '22:30' }], [{ days: ['sun'] as const, from: '09:00', to: '12:00' }]),
}).map((one) => ({ ...one, starsSum: one.reviewCount === 0 ? 0 : one.starsSum }));

describe('filters', () => {
  it('count for every further choice what choosing it gives', () => {
    fc.assert(fc.property(fc.array(made, { maxLength: 20 }), filters, (all, chosen) => {
      const catalogue = built(all.map((one, at) => entry({ ...one, id: countingId('service', at) })));
      const { facets } = searchCatalogue(catalogue, { ...base, filters: chosen, facets: true }, nobody);
      const countWith = (more: Filters) => idsOf(catalogue, { filters: { ...chosen, ...more } }).length;
      for (const { value, count } of facets?.categories ?? []) expect(count).toBe(countWith({ category: value }));
      for (const { value, count } of facets?.prefectures ?? []) expect(count).toBe(countWith({ prefecture: value, city: undefined }));
      for (const { value, count } of facets?.cities ?? []) expect(count).toBe(countWith({ city: value }));
      for (const { value, count } of facets?.tags ?? []) expect(count).toBe(countWith({ tags: [...chosen.tags ?? [], value] }));
      for (const { value, count } of facets?.modes ?? []) expect(count).toBe(countWith({ modes: [...chosen.modes ?? [], value] }));
      for (const { value, count } of facets?.prices ?? []) expect(count).toBe(countWith({ priceMin: undefined, priceMax: value }));
      for (const { value, count } of facets?.ratings ?? []) expect(count).toBe(countWith({ minStars: value }));
      for (const { value, count } of facets?.days ?? []) expect(count).toBe(countWith({ day: value }));
    }), { numRuns: 120 });
  });

  it('hide people and light up people by name', () => {
    const [aya, ken] = [entry({ title: '猫' }), entry({ title: '猫' })];
    const catalogue = built([aya, ken]);
    const search = (people: { hidden?: Entry; available?: Entry }, chosen: Filters = {}) => searchCatalogue(catalogue, { ...base, words: queryWords('ねこ'), filters: chosen, facets: true }, {
      hidden: new Set(people.hidden === undefined ? [] : [people.hidden.providerId]), available: new Set(people.available === undefined ? [] : [people.available.providerId]),
    });
    expect(search({ hidden: aya })).toMatchObject({ ids: [ken.id], total: 1, facets: { available: 0, categories: [{ value: 'town', count: 1 }] } });
    expect(search({ available: ken }).facets?.available).toBe(1);
    expect(search({ available: ken }, { available: true }).ids).toEqual([ken.id]);
    expect(search({}, { available: true })).toMatchObject({ total: 0, without: { available: 2 } });
    expect(search({}, { provider: aya.providerId }).ids).toEqual([aya.id]);
  });
});

describe('order', () => {
  it('goes on in pages without a gap or a double, in each order', () => {
    fc.assert(fc.property(fc.array(made, { maxLength: 20 }), fc.constantFrom(...orders), fc.integer({ min: 1, max: 6 }), (all, order, limit) => {
      const catalogue = built(all.map((one, at) => entry({ ...one, id: countingId('service', at), publishedAt: instant(at % 3) })));
      const ids: string[] = [];
      let next: Search['after'] = null;
      do {
        const page = searchCatalogue(catalogue, { ...base, order, limit, after: next }, nobody);
        ids.push(...page.ids);
        next = page.next;
      } while (next !== null);
      expect(ids).toEqual(idsOf(catalogue, { order }));
      expect(new Set(ids).size).toBe(all.length);
    }), { numRuns: 100 });
  });

  it('by fit puts a word in the title before one in the tags before one in the text, then by rating, which begins at 4.0', () => {
    const rated = { reviewCount: 50, starsSum: 240 };
    const [text, tag, title, better, worse] = [
      entry({ prText: '猫の話', ...rated }), entry({ tags: ['猫'], ...rated }), entry({ title: '猫の話' }), entry({ title: '猫の話', ...rated }), entry({ title: 'ねこ', reviewCount: 5, starsSum: 5 }),
    ];
    expect(idsOf(built([text, tag, title, better, worse]), { words: queryWords('猫'), order: 'fit' })).toEqual([better, title, worse, tag, text].map(({ id }) => id));
  });

  it('by rating keeps one kind friend below fifty visitors', () => {
    const [friend, many, newcomer] = [entry({ reviewCount: 1, starsSum: 5 }), entry({ reviewCount: 50, starsSum: 235 }), entry()];
    expect(idsOf(built([friend, many, newcomer]), { order: 'rating' })).toEqual([many, friend, newcomer].map(({ id }) => id));
  });
});
