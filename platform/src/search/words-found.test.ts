import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Catalogue } from './catalogue.ts';
import { entry } from './entry.fixture.ts';
import { searchCatalogue } from './search.ts';
import { queryWords } from './word-forms.ts';

interface Query { readonly query: string; readonly must_match: readonly string[]; readonly must_not_match: readonly string[] }

const read = (name: string) => JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')) as Query[];
const nobody = { hidden: new Set<never>(), available: new Set<never>() };

/** The titles among some that a search finds; with the index built, and as services that came after it. */
function titlesFound(titles: readonly string[], query: string): string[][] {
  return [true, false].map((built) => {
    const catalogue = new Catalogue();
    const ids = new Map(titles.map((title) => [entry({ title }), title] as const).map(([one, title]) => { catalogue.put(one); return [one.id, title] as const; }));
    if (built) for (const _ of catalogue.rebuild()) expect(built).toBe(true);
    const { ids: found } = searchCatalogue(catalogue, { words: queryWords(query), filters: {}, order: 'newest', limit: 100, after: null, facets: false }, nobody);
    return found.map((id) => ids.get(id) ?? '').toSorted();
  });
}

const cases = [...read('search-queries.json'), ...read('more-queries.json')];

describe('a search finds each way of writing a word and nothing else', () => {
  it.each(cases)('$query', ({ query, must_match: wanted, must_not_match: unwanted }) => {
    const expected = [...wanted].toSorted();
    expect(titlesFound([...wanted, ...unwanted], query)).toEqual([expected, expected]);
  });

  it('finds the query itself, whatever it is made of', () => {
    for (const { query } of cases) expect(titlesFound([`あの、${query}、その`], query)[0], query).toHaveLength(1);
  });
});
