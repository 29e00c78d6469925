import type { ServiceId, UserId } from '../primitives/id.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';
import { Columns } from './columns.ts';
import { modes, ratingOfEntry, textOf, weekOf, type Entry, type Week } from './entry.ts';
import { Names } from './names.ts';
import { buildPairIndex, PairIndex } from './pair-lists.ts';
import { PairTable } from './pair-table.ts';
import { prefectureOf } from './prefecture-of.ts';

/** When more services than this have changed, or a tenth of all, a new index is due. */
const MOST_CHANGES = 500;
/** How many services are taken up before others may work: a few milliseconds. */
const SLICE = 150;

/** The name of no place. */
const NOWHERE = '';
const emptyIndex = (): PairIndex => new PairIndex({ table: new PairTable(), offsets: new Uint32Array(1), postings: new Uint32Array(), size: 0 });

/** Every published service, ready to be searched. One thing alone writes to it: whoever keeps it up with the database. */
export class Catalogue {
  #rows = new Columns();
  #index = emptyIndex();
  #changes = 0;
  readonly #byId = new Map<ServiceId, number>();
  readonly #weeks: Week[] = [];
  readonly #weekNumbers = new Map<string, number>();
  /** The number of each provider's week. */
  readonly #providerWeeks: number[] = [];
  readonly categories = new Names();
  readonly prefectures = new Names();
  readonly cities = new Names();
  readonly tags = new Names();
  /** Ids of providers, numbered. */
  readonly providers = new Names();

  constructor() {
    // Number 0 of places is nowhere.
    this.prefectures.number(NOWHERE);
    this.cities.number(NOWHERE);
  }

  /** The services, in the order of their numbers. */
  get rows(): Columns {
    return this.#rows;
  }

  /** The index of the first `index.size` services; those behind it are looked through one by one. */
  get index(): PairIndex {
    return this.#index;
  }

  /** How many services are in it. */
  get size(): number {
    return this.#byId.size;
  }

  /** Every week that somebody has, numbered. */
  get weeks(): readonly Week[] {
    return this.#weeks;
  }

  /** The number of the week in which a service is likely to be talked about. */
  weekOf(number: number): number {
    const own = this.#rows.week[number] ?? -1;
    return own >= 0 ? own : this.#providerWeeks[this.#rows.provider[number] ?? 0] ?? 0;
  }

  /** Whether so much has changed that a new index is worth its work. */
  get isWorn(): boolean {
    return this.#changes > Math.max(MOST_CHANGES, this.#index.size / 10);
  }

  #week(hours: WeeklyHours): number {
    const key = JSON.stringify(hours);
    const known = this.#weekNumbers.get(key);
    if (known !== undefined) return known;
    this.#weekNumbers.set(key, this.#weeks.length);
    return this.#weeks.push(weekOf(hours)) - 1;
  }

  #provider(id: UserId): number {
    const number = this.providers.number(id, id);
    this.#providerWeeks[number] ??= this.#week([]);
    return number;
  }

  /** Notes the hours of a provider. */
  setHours(providerId: UserId, hours: WeeklyHours): void {
    this.#providerWeeks[this.#provider(providerId)] = this.#week(hours);
  }

  /** Puts a service in, in place of what it was before. */
  put(entry: Entry): void {
    this.remove(entry.id);
    const { prefecture = NOWHERE, city = NOWHERE } = entry.area ?? {};
    this.#byId.set(entry.id, this.#rows.add({
      ...textOf(entry), id: entry.id, title: entry.title, provider: this.#provider(entry.providerId), category: this.categories.number(entry.category, entry.category),
      prefecture: this.prefectures.number(prefectureOf(prefecture)?.ja ?? prefecture), city: this.cities.number(city),
      tags: [...new Set(entry.tags.map((tag) => this.tags.number(tag)))], price: entry.price,
      modes: entry.modes.reduce((bits, mode) => bits | 1 << modes.findIndex((one) => one === mode), 0),
      stars: entry.reviewCount === 0 ? 0 : Math.round(entry.starsSum / entry.reviewCount * 100), rating: Math.round(ratingOfEntry(entry) * 1000),
      talkCount: entry.talkCount, publishedAt: entry.publishedAt, week: entry.talkTimes === null ? -1 : this.#week(entry.talkTimes),
    }));
    this.#changes += 1;
  }

  /** Takes a service out; nothing where it isn't in. */
  remove(id: ServiceId): void {
    const number = this.#byId.get(id);
    if (number === undefined) return;
    this.#rows.current[number] = 0;
    this.#byId.delete(id);
    this.#changes += 1;
  }

  /** Builds a new index of what is current, a slice at a time; services may change meanwhile, but only one index is built at once. */
  * rebuild(slice = SLICE): Generator<void, void> {
    const old = this.#rows;
    const known = old.size;
    const kept: number[] = [];
    for (let number = 0; number < known; number += 1) if (old.current[number] === 1) kept.push(number);
    this.#changes = 0;
    const index = yield* buildPairIndex(kept.map((number) => old.texts[number]?.text ?? ''), slice);
    const rows = new Columns();
    for (const number of kept) {
      this.#move(old, number, rows);
      if (rows.size % slice === 0) yield;
    }
    // No slice ends here: what came or went meanwhile is taken over in one go.
    for (const [number, before] of kept.entries()) rows.current[number] = old.current[before] ?? 0;
    for (let number = known; number < old.size; number += 1) if (old.current[number] === 1) this.#move(old, number, rows);
    this.#byId.clear();
    for (const [number, id] of rows.ids.entries()) if (rows.current[number] === 1) this.#byId.set(id, number);
    this.#rows = rows;
    this.#index = index;
  }

  #move(from: Columns, number: number, to: Columns): void {
    const row = from.row(number);
    if (row !== null) to.add(row);
  }
}
