import { weekdays } from '../primitives/weekly-hours.ts';
import type { Catalogue } from './catalogue.ts';
import { modes, type Mode } from './entry.ts';
import { coversTime, filterBits, type FilterName, type Filters } from './filters.ts';

/** A choice and how many results it would give. */
export interface Choice<Value = string> {
  readonly value: Value;
  readonly count: number;
}

/** What each further choice would give, with the other filters as they are. */
export interface Facets {
  readonly categories: readonly Choice[];
  readonly prefectures: readonly Choice[];
  readonly cities: readonly Choice[];
  readonly tags: readonly Choice[];
  readonly modes: readonly Choice<Mode>[];
  readonly prices: readonly Choice<number>[];
  readonly ratings: readonly Choice<number>[];
  readonly days: readonly Choice<number>[];
  readonly available: number;
}

/** Upper ends of price, in yen per minute, and lower ends of stars that people choose from. */
export const priceSteps = [50, 80, 100, 200] as const;
export const starSteps = [4.5, 4, 3] as const;
const MOST_CHOICES = 60;
const MOST_TAGS = 12;
const MOST_CITIES = 20;

const PLACES = filterBits.prefecture | filterBits.city;

const byCount = (left: Choice, right: Choice): number => right.count - left.count || (left.value < right.value ? -1 : 1);

class Tally {
  readonly #counts: Uint32Array;
  constructor(size: number) {
    this.#counts = new Uint32Array(size);
  }
  add(number: number): void {
    this.#counts[number] = (this.#counts[number] ?? 0) + 1;
  }
  /** The most frequent first, by name where they are level. */
  top(names: { shown(number: number): string }, most: number): Choice[] {
    const choices: Choice[] = [];
    let least = 1;
    for (let number = 0; number < this.#counts.length; number += 1) {
      const count = this.#counts[number] ?? 0;
      if (count < least || names.shown(number) === '') continue;
      choices.push({ value: names.shown(number), count });
      // Sorted now and then, so that thousands of rare names are passed over and not kept.
      if (choices.length < most * 4) continue;
      choices.sort(byCount).length = most;
      least = choices.at(-1)?.count ?? 1;
    }
    return choices.sort(byCount).slice(0, most);
  }
}

/** Counts the results of every further choice in the same pass that finds the results. */
export class FacetCounter {
  readonly #catalogue: Catalogue;
  readonly #filters: Filters;
  readonly #categories: Tally;
  readonly #prefectures: Tally;
  readonly #cities: Tally;
  readonly #tags: Tally;
  /** By the set of modes, as bits. */
  readonly #modes = Array.from({ length: 1 << modes.length }, () => 0);
  readonly #prices = priceSteps.map(() => 0);
  readonly #ratings = starSteps.map(() => 0);
  readonly #weeks: Uint32Array;
  #available = 0;

  constructor(catalogue: Catalogue, filters: Filters) {
    this.#catalogue = catalogue;
    this.#filters = filters;
    this.#categories = new Tally(catalogue.categories.all.length);
    this.#prefectures = new Tally(catalogue.prefectures.all.length);
    this.#cities = new Tally(catalogue.cities.all.length);
    this.#weeks = new Uint32Array(catalogue.weeks.length);
    this.#tags = new Tally(catalogue.tags.all.length);
  }

  /** Takes in a service that misses these filters; one that misses two is in no count. */
  add(number: number, missed: number, isAvailable: boolean): void {
    const { rows } = this.#catalogue;
    if (missed === 0 || missed === filterBits.category) this.#categories.add(rows.category[number] ?? 0);
    if ((missed & ~PLACES) === 0) this.#prefectures.add(rows.prefecture[number] ?? 0);
    if (missed === 0 || missed === filterBits.city) this.#cities.add(rows.city[number] ?? 0);
    if (missed === 0 || missed === filterBits.price) this.#addPrice(rows.price[number] ?? 0);
    if (missed === 0 || missed === filterBits.rating) this.#addStars(rows.stars[number] ?? 0);
    if (missed === 0 || missed === filterBits.times) {
      const week = this.#catalogue.weekOf(number);
      this.#weeks[week] = (this.#weeks[week] ?? 0) + 1;
    }
    if (isAvailable && (missed === 0 || missed === filterBits.available)) this.#available += 1;
    if (missed !== 0) return;
    for (const tag of rows.tags[number] ?? []) this.#tags.add(tag);
    const bits = rows.modes[number] ?? 0;
    this.#modes[bits] = (this.#modes[bits] ?? 0) + 1;
  }

  #addPrice(price: number): void {
    for (let at = priceSteps.length - 1; at >= 0 && price <= (priceSteps[at] ?? 0); at -= 1) this.#prices[at] = (this.#prices[at] ?? 0) + 1;
  }

  #addStars(stars: number): void {
    for (let at = starSteps.length - 1; at >= 0 && stars >= (starSteps[at] ?? 0) * 100; at -= 1) this.#ratings[at] = (this.#ratings[at] ?? 0) + 1;
  }

  #days(): Choice<number>[] {
    return weekdays.map((_, day) => {
      let count = 0;
      for (const [at, services] of this.#weeks.entries()) if (services > 0 && coversTime(this.#catalogue.weeks[at] ?? [], { day, hour: this.#filters.hour })) count += services;
      return { value: day, count };
    });
  }

  /** What was counted. Cities only where a prefecture is chosen: there are many. */
  facets(): Facets {
    const catalogue = this.#catalogue;
    const having = (bit: number): number => this.#modes.reduce((sum, count, bits) => (bits >> bit & 1) === 1 ? sum + count : sum, 0);
    return {
      categories: this.#categories.top(catalogue.categories, MOST_CHOICES), prefectures: this.#prefectures.top(catalogue.prefectures, MOST_CHOICES),
      cities: this.#filters.prefecture === undefined ? [] : this.#cities.top(catalogue.cities, MOST_CITIES), tags: this.#tags.top(catalogue.tags, MOST_TAGS),
      modes: modes.map((value, at) => ({ value, count: having(at) })), prices: priceSteps.map((value, at) => ({ value, count: this.#prices[at] ?? 0 })),
      ratings: starSteps.map((value, at) => ({ value, count: this.#ratings[at] ?? 0 })), days: this.#days(), available: this.#available,
    };
  }
}

/** What taking away one filter, and nothing else, would give. */
export type Without = Readonly<Partial<Record<FilterName, number>>>;

/** Counts the services that miss exactly one filter. */
export class WithoutCounter {
  readonly #counts = new Map<number, number>();

  /** Takes in what a service misses. */
  add(missed: number): void {
    this.#counts.set(missed, (this.#counts.get(missed) ?? 0) + 1);
  }

  /** How many more results each filter hides alone. */
  without(): Without {
    return Object.fromEntries(Object.entries(filterBits).map(([name, bit]) => [name, this.#counts.get(bit) ?? 0]).filter(([, count]) => count !== 0));
  }
}
