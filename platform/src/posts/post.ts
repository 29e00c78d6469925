import { yen, type Yen } from '../primitives/yen.ts';

/** As many pages of a service as are counted apart in a day; later ones are counted together. */
export const PAGES_A_DAY = 300;
/** How long the counts of a day are kept: two years. */
export const DAYS_KEPT = 730;
/** The stretches of days that can be looked at. */
export const spans = [7, 30, 365] as const;
/** One of these stretches, in days. */
export type Span = (typeof spans)[number];

/** What a page brought: how often the card was seen (null: not counted there), requests, talks, and what talks earned, refunds taken off. */
export interface Brought {
  readonly views: number | null;
  readonly requests: number;
  readonly talks: number;
  /** What visitors paid and kept paid. */
  readonly bill: Yen;
  readonly sales: Yen;
}

/** A page and what it brought. `path` is null where the page is not known. */
export interface PostRow extends Brought {
  readonly path: string | null;
}

/** An address with its pages: a blog; the platform's own pages (`origin` null); or all the unregistered ones together. */
export interface AddressRow extends Brought {
  readonly kind: 'blog' | 'platform' | 'unregistered';
  readonly origin: string | null;
  readonly pages: readonly PostRow[];
}

/** How often a card was seen somewhere. Of unregistered addresses nothing is known: both are empty. */
export interface ViewCount {
  readonly origin: string;
  readonly path: string;
  readonly views: number;
}

/** A request as it counts here. `origin` is null on the platform's own pages. */
export interface CountedRequest {
  readonly origin: string | null;
  readonly page: string | null;
  readonly talked: boolean;
  readonly bill: Yen;
  readonly sales: Yen;
}

const nothing: Brought = { views: null, requests: 0, talks: 0, bill: yen(0), sales: yen(0) };

function add(one: Brought, other: Brought): Brought {
  const views = one.views === null && other.views === null ? null : (one.views ?? 0) + (other.views ?? 0);
  return { views, requests: one.requests + other.requests, talks: one.talks + other.talks, bill: yen(one.bill + other.bill), sales: yen(one.sales + other.sales) };
}

/** The sum of what several brought. */
export function sumOf(parts: readonly Brought[]): Brought {
  return parts.reduce(add, nothing);
}

const most = (one: Brought, other: Brought): number => other.sales - one.sales || other.talks - one.talks || other.requests - one.requests || (other.views ?? 0) - (one.views ?? 0);

interface Piece extends Brought { readonly origin: string | null; readonly path: string | null }

const kindOf = (origin: string | null): AddressRow['kind'] => origin === null ? 'platform' : origin === '' ? 'unregistered' : 'blog';
const order: Readonly<Record<AddressRow['kind'], number>> = { blog: 0, platform: 1, unregistered: 2 };

/** The pages of an address, the one that earned most first; those beyond `shown` and those without a name are one row, at the end. */
function pagesOf(pieces: readonly Piece[], shown: number): PostRow[] {
  const rows = [...Map.groupBy(pieces, ({ path }) => path ?? '')].map(([path, same]) => ({ ...sumOf(same), path }));
  const named = rows.filter(({ path }) => path !== '').toSorted((one, other) => most(one, other) || (one.path < other.path ? -1 : 1));
  const rest = [...named.slice(shown), ...rows.filter(({ path }) => path === '')];
  return [...named.slice(0, shown), ...(rest.length === 0 ? [] : [{ ...sumOf(rest), path: null }])];
}

/** What each address brought, by its pages: blogs first, what earned most first. A registered address is there with nothing, too. */
export function addressRows(of: { readonly views: readonly ViewCount[]; readonly requests: readonly CountedRequest[]; readonly registered: readonly string[]; readonly shown: number }): AddressRow[] {
  const pieces: Piece[] = [
    ...of.views.map((view) => ({ ...nothing, ...view })),
    ...of.requests.map(({ origin, page, talked, bill, sales }) => ({ origin, path: page, views: null, requests: 1, talks: talked ? 1 : 0, bill, sales })),
  ];
  for (const origin of of.registered) pieces.push({ ...nothing, origin, path: null, views: 0 });
  return [...Map.groupBy(pieces, ({ origin }) => origin)].map(([origin, same]): AddressRow => {
    const kind = kindOf(origin);
    const counted = same.filter(({ views, requests }) => views !== 0 || requests > 0);
    return { ...sumOf(same), kind, origin: kind === 'blog' ? origin : null, pages: kind === 'blog' ? pagesOf(counted, of.shown) : [] };
  }).toSorted((one, other) => order[one.kind] - order[other.kind] || most(one, other));
}
