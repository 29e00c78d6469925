import type { ServiceId } from '../primitives/id.ts';
import type { Written } from './script.ts';

/** One service as a row of numbers: names are numbers of the catalogue's lists. */
export interface Row {
  readonly id: ServiceId;
  readonly title: string;
  readonly written: Written;
  /** Where the title ends in the text, and where the tags do. */
  readonly titleEnd: number;
  readonly tagsEnd: number;
  readonly category: number;
  readonly prefecture: number;
  readonly city: number;
  readonly price: number;
  /** Bits in the order of `modes`. */
  readonly modes: number;
  /** Mean of the stars in hundredths, 0 without reviews. */
  readonly stars: number;
  /** In thousandths: 4000 for a newcomer. */
  readonly rating: number;
  readonly talkCount: number;
  readonly publishedAt: number;
  readonly provider: number;
  /** Number of the own week; -1: the provider's. */
  readonly week: number;
  readonly tags: readonly number[];
}

const numeric = ['titleEnd', 'tagsEnd', 'category', 'prefecture', 'city', 'price', 'modes', 'stars', 'rating', 'talkCount', 'publishedAt', 'provider', 'week'] as const;
type Numeric = (typeof numeric)[number];

/** Services as columns of numbers: a pass over a hundred thousand reads memory in a row instead of leaping from object to object. */
export class Columns {
  readonly ids: ServiceId[] = [];
  readonly titles: string[] = [];
  readonly texts: Written[] = [];
  readonly tags: (readonly number[])[] = [];
  /** 1 until the service changes or goes. */
  current = new Uint8Array(64);
  titleEnd = new Uint32Array(64);
  tagsEnd = new Uint32Array(64);
  category = new Uint16Array(64);
  prefecture = new Uint16Array(64);
  city = new Uint32Array(64);
  price = new Uint16Array(64);
  modes = new Uint8Array(64);
  stars = new Uint16Array(64);
  rating = new Uint16Array(64);
  talkCount = new Uint32Array(64);
  publishedAt = new Float64Array(64);
  provider = new Uint32Array(64);
  week = new Int32Array(64);

  /** How many rows there are, those no longer current among them. */
  get size(): number {
    return this.ids.length;
  }

  /** Adds a row; answers its number. */
  add(row: Row): number {
    const number = this.ids.push(row.id) - 1;
    if (number >= this.current.length) this.#grow();
    this.titles.push(row.title);
    this.texts.push(row.written);
    this.tags.push(row.tags);
    this.current[number] = 1;
    for (const name of numeric) this[name][number] = row[name];
    return number;
  }

  /** A row with its numbers given back. */
  row(number: number): Row | null {
    const [id, title, written, tags] = [this.ids[number], this.titles[number], this.texts[number], this.tags[number]];
    if (id === undefined || title === undefined || written === undefined || tags === undefined) return null;
    const numbers = Object.fromEntries(numeric.map((name) => [name, this[name][number] ?? 0])) as Record<Numeric, number>;
    return { ...numbers, id, title, written, tags };
  }

  #grow(): void {
    const length = this.current.length * 2;
    const longer = <Column extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(column: Column, wider: Column): Column => {
      wider.set(column);
      return wider;
    };
    this.current = longer(this.current, new Uint8Array(length));
    this.titleEnd = longer(this.titleEnd, new Uint32Array(length));
    this.tagsEnd = longer(this.tagsEnd, new Uint32Array(length));
    this.category = longer(this.category, new Uint16Array(length));
    this.prefecture = longer(this.prefecture, new Uint16Array(length));
    this.city = longer(this.city, new Uint32Array(length));
    this.price = longer(this.price, new Uint16Array(length));
    this.modes = longer(this.modes, new Uint8Array(length));
    this.stars = longer(this.stars, new Uint16Array(length));
    this.rating = longer(this.rating, new Uint16Array(length));
    this.talkCount = longer(this.talkCount, new Uint32Array(length));
    this.publishedAt = longer(this.publishedAt, new Float64Array(length));
    this.provider = longer(this.provider, new Uint32Array(length));
    this.week = longer(this.week, new Int32Array(length));
  }
}
