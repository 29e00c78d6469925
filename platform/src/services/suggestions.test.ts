import { describe, expect, it } from 'vitest';
import { textLength } from '../http/fields.ts';
import { categories } from './category-schema.ts';
import { examples } from './examples.ts';
import { priceHint, tagsByCategory } from './suggestions.ts';

describe('a price hint', () => {
  it.each([
    [[], null], [[80, 100], null],
    [[40, 80, 120], { count: 3, low: 40, median: 80, high: 120 }],
    [[40, 60, 80, 100], { count: 4, low: 40, median: 60, high: 80 }],
    [[10, 20, 30, 40, 50, 60, 70, 10_000], { count: 8, low: 20, median: 40, high: 60 }],
  ])('of %j is %j', (prices, hint) => {
    expect(priceHint(prices)).toEqual(hint);
  });
});

describe('tags', () => {
  it('are offered by category, those of most services first, each once', () => {
    const offered = tagsByCategory([{ category: 'town', tags: ['坂', '横浜'] }, { category: 'town', tags: ['横浜', '横浜'] }, { category: 'pets', tags: ['猫'] }]);
    expect([offered.get('town'), offered.get('pets'), offered.get('money')]).toEqual([['横浜', '坂'], ['猫'], undefined]);
  });
});

describe('examples', () => {
  it.each(categories.map(({ slug }) => slug))('begin a service of %s and fit into its fields, in both languages', (slug) => {
    const example = examples[slug];
    const titles = example?.titles.flatMap(({ ja, en }) => [ja, en]) ?? [];
    expect(titles).toHaveLength(4);
    expect(titles.filter((title) => textLength(title) > 60)).toEqual([]);
    expect([example?.opening.ja, example?.opening.en].filter((text) => text === undefined || text === '')).toEqual([]);
  });
});
