import type { Context } from '../context.ts';
import { between, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { categories } from './category-schema.ts';
import * as store from './sitemap-store.ts';

/** How many addresses a part holds; far below what the format allows, since each has two languages. */
export const PART_SIZE = 10_000;

/** The kinds of pages in the map. */
export const sitemapKinds = ['services', 'profiles'] as const;
export type SitemapKind = (typeof sitemapKinds)[number];

/** An address of the map without its origin, and when it changed, as the wire says it; undefined where nobody knows. */
export interface SitemapEntry { readonly path: string; readonly changedAt?: number }

/** How long the cut into parts is good for, in ms: finding it reads the whole index, and search engines come often. */
const KEPT = 10 * MINUTE;
const cuts = new WeakMap<Context['db'], Map<SitemapKind, { readonly at: Instant; readonly starts: Promise<readonly string[]> }>>();

/** The parts of a kind: the id each starts after. At most 10 minutes old: what is published may stand in the map that much later. */
export async function sitemapParts({ db, clock }: Pick<Context, 'db' | 'clock'>, kind: SitemapKind): Promise<readonly string[]> {
  const now = clock.now();
  const known = cuts.get(db) ?? new Map<SitemapKind, { at: Instant; starts: Promise<readonly string[]> }>();
  cuts.set(db, known);
  const last = known.get(kind);
  if (last !== undefined && between(last.at, now) < KEPT) return last.starts;
  const starts = store.partStarts(db.sql, kind === 'services' ? 'service' : 'provider', PART_SIZE);
  known.set(kind, { at: now, starts });
  starts.catch(() => known.delete(kind));
  return starts;
}

/** The addresses of one part. An id that isn't one gives the part from there on, which may be empty. */
export async function sitemapPart({ db }: Pick<Context, 'db'>, kind: SitemapKind, after: string): Promise<readonly SitemapEntry[]> {
  if (kind === 'services') return (await store.servicesAfter(db.sql, after, PART_SIZE)).map(({ id, changedAt }) => ({ path: `/s/${id}`, changedAt }));
  return (await store.providersAfter(db.sql, after, PART_SIZE)).map(({ id, changedAt }) => ({ path: `/u/${id}`, changedAt }));
}

/** The list of every category. */
export function categoryPaths(): readonly SitemapEntry[] {
  return [{ path: '/search' }, ...categories.map(({ slug }) => ({ path: `/search?category=${slug}` }))];
}
