import type { ServiceId } from '../primitives/id.ts';
import type { Catalogue } from './catalogue.ts';
import { sieveOf, type People } from './filters.ts';
import { matchWords, type Words } from './matching.ts';
import { Front } from './order.ts';

/** What could be meant by what has been typed so far. */
export interface Suggestions {
  readonly tags: readonly { readonly name: string; readonly count: number }[];
  /** Prefectures and towns. */
  readonly places: readonly { readonly prefecture: string; readonly city: string; readonly count: number }[];
  /** Services whose titles have the words. */
  readonly services: readonly ServiceId[];
}

class Counts {
  readonly #counts = new Map<string, number>();
  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }
  top(most: number): (readonly [string, number])[] {
    return [...this.#counts].toSorted((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1)).slice(0, most);
  }
}

/** Whether a name has one of the words in it, in any way of writing them. */
const hasWord = (key: string, words: Words): boolean => words.some((forms) => forms.some(({ text }) => key.includes(text)));

class Keys {
  readonly #known = new Map<number, boolean>();
  readonly #fits: (number: number) => boolean;
  constructor(fits: (number: number) => boolean) {
    this.#fits = fits;
  }
  has(number: number): boolean {
    const known = this.#known.get(number) ?? this.#fits(number);
    this.#known.set(number, known);
    return known;
  }
}

/** Looks through what the viewer may see alone: a tag or a town that only hidden people use is never named. */
export function suggest(catalogue: Catalogue, asked: { words: Words; normalised: (name: string) => string }, people: People): Suggestions {
  const { rows } = catalogue;
  const { words, normalised } = asked;
  const { numbers, places } = matchWords(catalogue, words, true);
  const sieve = sieveOf(catalogue, {}, people);
  const [tags, towns, front] = [new Counts(), new Counts(), new Front(3)];
  const tagFits = new Keys((number) => hasWord(normalised(catalogue.tags.shown(number)), words));
  const cityFits = new Keys((number) => hasWord(normalised(catalogue.cities.shown(number)), words));
  const prefectureFits = new Keys((number) => hasWord(normalised(catalogue.prefectures.shown(number)), words));
  for (const number of numbers) {
    if (sieve.misses(number) !== 0) continue;
    for (const tag of rows.tags[number] ?? []) if (tagFits.has(tag)) tags.add(catalogue.tags.shown(tag));
    const [prefecture, city, id] = [rows.prefecture[number] ?? 0, rows.city[number] ?? 0, rows.ids[number]];
    if (city > 0 && cityFits.has(city)) towns.add(`${catalogue.prefectures.shown(prefecture)}\n${catalogue.cities.shown(city)}`);
    if (prefecture > 0 && prefectureFits.has(prefecture)) towns.add(`${catalogue.prefectures.shown(prefecture)}\n`);
    const place = { primary: places[number] ?? 0, publishedAt: rows.rating[number] ?? 0 };
    if (id !== undefined && place.primary >= 16 && front.mayTake(place.primary, place.publishedAt)) front.offer({ ...place, id });
  }
  return {
    tags: tags.top(4).map(([name, count]) => ({ name, count })),
    places: towns.top(3).map(([place, count]) => {
      const [prefecture = '', city = ''] = place.split('\n');
      return { prefecture, city, count };
    }),
    services: front.all.map(({ id }) => id),
  };
}
