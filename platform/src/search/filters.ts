import type { UserId } from '../primitives/id.ts';
import type { Catalogue } from './catalogue.ts';
import { modes, type Mode } from './entry.ts';
import { normalise } from './normalise.ts';
import { prefectureOf } from './prefecture-of.ts';

/** What a search is narrowed by; what isn't said doesn't narrow. */
export interface Filters {
  readonly category?: string | undefined;
  /** All of them. */
  readonly tags?: readonly string[] | undefined;
  readonly prefecture?: string | undefined;
  readonly city?: string | undefined;
  /** Yen per minute, both ends included. */
  readonly priceMin?: number | undefined;
  readonly priceMax?: number | undefined;
  /** All of them. */
  readonly modes?: readonly Mode[] | undefined;
  /** Mean stars at least; services without reviews have none. */
  readonly minStars?: number | undefined;
  /** 0 Monday to 6 Sunday. */
  readonly day?: number | undefined;
  /** 0–23, Japan's time. */
  readonly hour?: number | undefined;
  readonly available?: boolean | undefined;
  readonly provider?: string | undefined;
}

/** The filters that can be loosened, each with its bit. */
export const filterBits = { category: 1, tags: 2, prefecture: 4, city: 8, price: 16, modes: 32, rating: 64, times: 128, available: 256 } as const;

/** A filter people can take away again. */
export type FilterName = keyof typeof filterBits;

/** Who is hidden from the one who searches, and who can talk now. */
export interface People {
  readonly hidden: ReadonlySet<UserId>;
  readonly available: ReadonlySet<UserId>;
}

/** Whether a week has a day and hour; a day alone or an hour alone is enough of either. */
export function coversTime(week: readonly number[], { day, hour }: Pick<Filters, 'day' | 'hour'>): boolean {
  const fits = (bits: number): boolean => hour === undefined ? bits !== 0 : (bits >> hour & 1) === 1;
  return day === undefined ? week.some(fits) : fits(week[day] ?? 0);
}

type Test = (number: number) => boolean;
type BitTest = readonly [bit: number, fits: Test];

function placeTests(catalogue: Catalogue, filters: Filters): BitTest[] {
  const { rows } = catalogue;
  const tests: BitTest[] = [];
  if (filters.prefecture !== undefined) {
    const prefecture = catalogue.prefectures.find(normalise(prefectureOf(filters.prefecture)?.ja ?? filters.prefecture));
    tests.push([filterBits.prefecture, (number) => rows.prefecture[number] === prefecture]);
  }
  if (filters.city !== undefined) {
    const city = catalogue.cities.find(normalise(filters.city));
    tests.push([filterBits.city, (number) => rows.city[number] === city]);
  }
  return tests;
}

function wordTests(catalogue: Catalogue, filters: Filters): BitTest[] {
  const { rows } = catalogue;
  const tests: BitTest[] = [];
  if (filters.category !== undefined) {
    const category = catalogue.categories.find(filters.category);
    tests.push([filterBits.category, (number) => rows.category[number] === category]);
  }
  const tags = (filters.tags ?? []).map((tag) => catalogue.tags.find(normalise(tag)));
  if (tags.length > 0) tests.push([filterBits.tags, (number) => tags.every((tag) => rows.tags[number]?.includes(tag))]);
  return tests;
}

function numberTests(catalogue: Catalogue, filters: Filters): BitTest[] {
  const { rows } = catalogue;
  const { priceMin = 0, priceMax = Number.POSITIVE_INFINITY, minStars = 0, day, hour } = filters;
  const tests: BitTest[] = [];
  const price = (number: number): number => rows.price[number] ?? 0;
  if (priceMin > 0 || Number.isFinite(priceMax)) tests.push([filterBits.price, (number) => price(number) >= priceMin && price(number) <= priceMax]);
  const wanted = (filters.modes ?? []).reduce((bits, mode) => bits | 1 << modes.indexOf(mode), 0);
  if (wanted > 0) tests.push([filterBits.modes, (number) => ((rows.modes[number] ?? 0) & wanted) === wanted]);
  if (minStars > 0) tests.push([filterBits.rating, (number) => (rows.stars[number] ?? 0) >= minStars * 100]);
  if (day !== undefined || hour !== undefined) {
    const fits = catalogue.weeks.map((week) => coversTime(week, { day, hour }));
    tests.push([filterBits.times, (number) => fits[catalogue.weekOf(number)] === true]);
  }
  return tests;
}

/** What is known of each service before its words are looked at. */
export interface Sieve {
  /** Which filters a service misses, as bits; -1 for what isn't there for this reader at all. */
  misses(number: number): number;
  isAvailable(number: number): boolean;
}

/** The numbers of some providers, as marks. */
function marksOf(catalogue: Catalogue, ids: ReadonlySet<UserId>): Uint8Array {
  const marks = new Uint8Array(catalogue.providers.all.length);
  for (const id of ids) {
    const number = catalogue.providers.find(id);
    if (number >= 0) marks[number] = 1;
  }
  return marks;
}

/** Prepares the filters of one search. */
export function sieveOf(catalogue: Catalogue, filters: Filters, people: People): Sieve {
  const { rows } = catalogue;
  const [hidden, available] = [marksOf(catalogue, people.hidden), marksOf(catalogue, people.available)];
  const isAvailable = (number: number): boolean => available[rows.provider[number] ?? 0] === 1;
  const tests = [...placeTests(catalogue, filters), ...wordTests(catalogue, filters), ...numberTests(catalogue, filters)];
  if (filters.available === true) tests.push([filterBits.available, isAvailable]);
  const provider = filters.provider === undefined ? null : catalogue.providers.find(filters.provider);
  return {
    isAvailable,
    misses(number) {
      const by = rows.provider[number] ?? 0;
      if (rows.current[number] !== 1 || hidden[by] === 1 || (provider !== null && by !== provider)) return -1;
      let missed = 0;
      for (const [bit, fits] of tests) if (!fits(number)) missed |= bit;
      return missed;
    },
  };
}
