import type { z } from 'zod';
import type { Context } from '../context.ts';
import type { UserId } from '../primitives/id.ts';
import { weekdays } from '../primitives/weekly-hours.ts';
import { visibleAmong, type Service } from '../services/index.ts';
import { everybodyAvailable, hiddenFrom } from '../users/index.ts';
import type { Catalogue } from './catalogue.ts';
import type { Facets } from './facets.ts';
import type { Filters, People } from './filters.ts';
import type { Words } from './matching.ts';
import { nearestNames } from './nearest.ts';
import { normalise } from './normalise.ts';
import { cursorToPlace, placeToCursor, type Order } from './order.ts';
import type { searchQuery } from './schema.ts';
import { countResults, searchCatalogue, type Found } from './search.ts';
import { suggest, type Suggestions } from './suggestions.ts';
import { catalogueOf } from './upkeep-actions.ts';
import { queryWords, typedWords, wordsOf } from './word-forms.ts';

/** What somebody searches for, checked. */
export type Asked = z.output<typeof searchQuery>;

/** What to change where nothing was found, with the results it would give. */
export interface Loosening {
  readonly filters: readonly { readonly name: string; readonly count: number }[];
  readonly words: readonly { readonly word: string; readonly count: number }[];
  readonly nearest: readonly { readonly name: string; readonly count: number }[];
}

/** The answer to a search. */
export interface Results {
  readonly services: readonly Service[];
  readonly total: number;
  readonly nextCursor: string | null;
  readonly facets: Facets | null;
  readonly loosening: Loosening | null;
  /** The order that was taken. */
  readonly order: Order;
}

const MOST_NEAREST = 5;

/** Whom this viewer can't see, and who can talk now. */
async function peopleFor(ctx: Pick<Context, 'db' | 'clock'>, viewerId: UserId | null): Promise<People> {
  const [hidden, available] = await Promise.all([hiddenFrom(ctx.db.sql, viewerId), everybodyAvailable(ctx.db.sql, ctx.clock.now())]);
  return { hidden, available };
}

function filtersOf(asked: Asked): Filters {
  const { category, tags, prefecture, city, priceMin, priceMax, modes, minStars, day, hour, available, provider } = asked;
  return { category, tags, prefecture, city, priceMin, priceMax, modes, minStars, day: day === undefined ? undefined : weekdays.indexOf(day), hour, available: available === 'true', provider };
}

function loosen(catalogue: Catalogue, { asked, words, found }: { asked: Asked; words: Words; found: Found }, people: People): Loosening {
  const filters = filtersOf(asked);
  const written = wordsOf(asked.q ?? '');
  const without = written.length < 2 ? [] : written.map((word, at) => ({ word, count: countResults(catalogue, { words: words.filter((_, other) => other !== at), filters }, people) }));
  const near = words.length === 0 ? [] : nearestNames(catalogue, written, MOST_NEAREST * 2)
    .map((name) => ({ name, count: countResults(catalogue, { words: queryWords(name), filters: {} }, people) })).filter(({ count }) => count > 0);
  return {
    filters: Object.entries(found.without).map(([name, count]) => ({ name, count })).toSorted((left, right) => right.count - left.count),
    words: without.filter(({ count }) => count > 0).toSorted((left, right) => right.count - left.count), nearest: near.slice(0, MOST_NEAREST),
  };
}

/**
 * Searches the published services as somebody sees them. The catalogue in memory says which and in what order; the database has the last
 * word: what isn't published, or hidden from the viewer, at this very moment is left out, so that a page may be shorter than asked for.
 */
export async function searchServices(ctx: Pick<Context, 'db' | 'clock' | 'log'>, viewerId: UserId | null, asked: Asked): Promise<Results> {
  const [catalogue, people] = await Promise.all([catalogueOf(ctx), peopleFor(ctx, viewerId)]);
  const words = queryWords(asked.q ?? '');
  const order = asked.order ?? (words.length > 0 ? 'fit' : 'newest');
  const search = { words, filters: filtersOf(asked), order, limit: asked.limit, after: cursorToPlace(order, asked.cursor), facets: asked.facets === 'true' };
  const found = searchCatalogue(catalogue, search, people);
  const visible = new Map((await visibleAmong(ctx.db.sql, viewerId, found.ids)).map((service) => [service.id, service]));
  return {
    services: found.ids.flatMap((id) => visible.get(id) ?? []), total: found.total, nextCursor: found.next === null ? null : placeToCursor(order, found.next),
    facets: found.facets, loosening: found.total === 0 ? loosen(catalogue, { asked, words, found }, people) : null, order,
  };
}

/** What could be meant by what has been typed, from what the viewer may see; titles as they stand in the database now. */
export async function suggestFor(ctx: Pick<Context, 'db' | 'clock' | 'log'>, viewerId: UserId | null, typed: string): Promise<Omit<Suggestions, 'services'> & { readonly services: readonly Service[] }> {
  const words = typedWords(typed);
  if (words.length === 0) return { tags: [], places: [], services: [] };
  const [catalogue, hidden] = await Promise.all([catalogueOf(ctx), hiddenFrom(ctx.db.sql, viewerId)]);
  const { services: ids, ...names } = suggest(catalogue, { words, normalised: normalise }, { hidden, available: new Set() });
  const visible = new Map((await visibleAmong(ctx.db.sql, viewerId, ids)).map((service) => [service.id, service]));
  return { ...names, services: ids.flatMap((id) => visible.get(id) ?? []) };
}
