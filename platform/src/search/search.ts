import type { ServiceId } from '../primitives/id.ts';
import type { Catalogue } from './catalogue.ts';
import { FacetCounter, WithoutCounter, type Facets, type Without } from './facets.ts';
import { sieveOf, type Filters, type People } from './filters.ts';
import { matchWords, type Words } from './matching.ts';
import { comparePlaces, Front, primaryOf, type Order, type Place } from './order.ts';

/** One search. */
export interface Search {
  /** None: everything, narrowed by the filters alone. */
  readonly words: Words;
  readonly filters: Filters;
  readonly order: Order;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: Place | null;
  /** Whether to count what further choices would give. */
  readonly facets: boolean;
}

/** What a search found. */
export interface Found {
  readonly ids: readonly ServiceId[];
  /** How many there are on all pages. */
  readonly total: number;
  /** Where this page ended, if there is another. */
  readonly next: Place | null;
  readonly facets: Facets | null;
  /** What each filter hides on its own. */
  readonly without: Without;
}

/** Searches the catalogue as somebody sees it: one pass gives the page, the exact count and the counts of further choices. */
export function searchCatalogue(catalogue: Catalogue, search: Search, people: People): Found {
  const { words, filters, order, limit, after } = search;
  const { rows } = catalogue;
  const matches = words.length === 0 ? null : matchWords(catalogue, words);
  const sieve = sieveOf(catalogue, filters, people);
  const facets = search.facets ? new FacetCounter(catalogue, filters) : null;
  const without = new WithoutCounter();
  const front = new Front(limit + 1);
  const primary = primaryOf(rows, order);
  let total = 0;
  const count = matches === null ? rows.size : matches.numbers.length;
  for (let at = 0; at < count; at += 1) {
    const number = matches === null ? at : matches.numbers[at] ?? 0;
    const missed = sieve.misses(number);
    if (missed < 0) continue;
    facets?.add(number, missed, sieve.isAvailable(number));
    if (missed !== 0) {
      without.add(missed);
      continue;
    }
    total += 1;
    const [first, publishedAt, id] = [primary(number, matches?.places[number] ?? 0), rows.publishedAt[number] ?? 0, rows.ids[number]];
    if (id === undefined || !front.mayTake(first, publishedAt)) continue;
    const place = { primary: first, publishedAt, id };
    if (after === null || comparePlaces(after, place) < 0) front.offer(place);
  }
  const page = front.all.slice(0, limit);
  return { ids: page.map(({ id }) => id), total, facets: facets?.facets() ?? null, without: without.without(), next: front.all.length > limit ? page.at(-1) ?? null : null };
}

/** How many results a search would have. */
export function countResults(catalogue: Catalogue, search: Pick<Search, 'words' | 'filters'>, people: People): number {
  return searchCatalogue(catalogue, { ...search, order: 'newest', limit: 1, after: null, facets: false }, people).total;
}
