import type { z } from 'zod';
import { weekdays } from '../primitives/weekly-hours.ts';
import type { Locale } from '../primitives/locale.ts';
import { categories, type Service } from '../services/index.ts';
import type { Loosening, Results } from './actions.ts';
import type { Facets } from './facets.ts';
import { normalise } from './normalise.ts';
import type { facets, loosening, suggestion } from './schema.ts';
import type { Suggestions } from './suggestions.ts';

function facetsReply(counted: Facets): z.input<typeof facets> {
  return {
    categories: [...counted.categories], prefectures: [...counted.prefectures], cities: [...counted.cities], tags: [...counted.tags], modes: [...counted.modes],
    prices: [...counted.prices], ratings: [...counted.ratings], days: counted.days.map(({ value, count }) => ({ value: weekdays[value] ?? 'mon', count })), available: counted.available,
  };
}

function looseningReply({ filters, words, nearest }: Loosening): z.input<typeof loosening> {
  return {
    filters: filters.map(({ name, count }) => ({ value: name, count })), words: words.map(({ word, count }) => ({ value: word, count })),
    nearest: nearest.map(({ name, count }) => ({ value: name, count })),
  };
}

/** What stands beside the services of a page of results. */
export function besideResults(results: Results): { nextCursor: string | null; total: number; facets?: z.input<typeof facets>; loosening?: z.input<typeof loosening> } {
  return {
    nextCursor: results.nextCursor, total: results.total,
    ...(results.facets !== null && { facets: facetsReply(results.facets) }), ...(results.loosening !== null && { loosening: looseningReply(results.loosening) }),
  };
}

const link = (query: Readonly<Record<string, string>>): string => `/search?${new URLSearchParams(query).toString()}`;

/** Suggestions in the order they are shown: categories, tags, places, single services. */
export function suggestionReply(found: Omit<Suggestions, 'services'> & { readonly services: readonly Service[] }, typed: string, locale: Locale): z.input<typeof suggestion>[] {
  const key = normalise(typed);
  const fitting = key === '' ? [] : categories.filter(({ name, hint }) => normalise(`${name.ja} ${name.en} ${hint}`).includes(key)).slice(0, 2);
  return [
    ...fitting.map(({ slug, name }) => ({ kind: 'category' as const, text: name[locale], url: link({ category: slug }), count: null })),
    ...found.tags.map(({ name, count }) => ({ kind: 'tag' as const, text: name, url: link({ q: name }), count })),
    ...found.places.map(({ prefecture, city, count }) => ({
      kind: 'place' as const, text: `${prefecture}${city}`, url: link({ ...(prefecture !== '' && { prefecture }), ...(city !== '' && { city }) }), count,
    })),
    ...found.services.map(({ id, title }) => ({ kind: 'service' as const, text: title, url: `/s/${id}`, count: null })),
  ];
}
