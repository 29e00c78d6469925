import type { z } from 'zod';
import type { Asked } from './actions.ts';
import { searchQuery } from './schema.ts';

/** A filter in the page's address, by its name. */
export type AskedName = keyof Asked;

/** What the address of a page asks for, and the names of what couldn't be understood and was left out. */
export interface FromAddress {
  readonly asked: Asked;
  readonly refused: readonly AskedName[];
}

/** Results on a page: rows of three, two and one fill up. */
const SHOWN = 24;
const names = searchQuery.keyof().options;
const lists: ReadonlySet<string> = new Set(['tags', 'modes']);

/** Reads the address; a form without JavaScript writes lists as the same name several times, and empty fields. */
export function fromAddress(query: URLSearchParams): FromAddress {
  const refused: AskedName[] = [];
  const given: Record<string, unknown> = { limit: SHOWN };
  for (const name of names) {
    const value = lists.has(name) ? query.getAll(name).join(',') : query.get(name) ?? '';
    if (value === '' || name === 'limit' || name === 'facets') continue;
    const schema: z.ZodType = searchQuery.shape[name];
    const checked = schema.safeParse(value);
    if (checked.success) given[name] = value;
    else if (name !== 'cursor') refused.push(name);
  }
  const asked = searchQuery.parse(given);
  if (asked.priceMin === undefined || asked.priceMax === undefined || asked.priceMin <= asked.priceMax) return { asked, refused };
  // Somebody mixed up the two ends.
  return { asked: { ...asked, priceMin: asked.priceMax, priceMax: asked.priceMin }, refused };
}

/** The address of a search, short enough to be shared: only what is asked for. */
export function addressOf(asked: Partial<Asked>): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = asked[name];
    if (value === undefined || value === '' || name === 'limit' || name === 'facets') continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') query.set(name, text);
  }
  const text = query.toString();
  return text === '' ? '/search' : `/search?${text}`;
}

/** The same search with something changed, from its first page. */
export function changed(asked: Asked, change: Partial<Record<AskedName, undefined>> | Partial<Asked>): string {
  return addressOf({ ...asked, cursor: undefined, ...change });
}
