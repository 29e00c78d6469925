import type { ServiceId } from '../primitives/id.ts';
import type { Columns } from './columns.ts';

/** How results are put in order. Nothing else than this decides, and nothing of it can be bought. */
export const orders = ['fit', 'newest', 'rating', 'price', 'price_high', 'talks'] as const;
export type Order = (typeof orders)[number];

/** Where a page of results ended: what the last one was ordered by. */
export interface Place {
  readonly primary: number;
  readonly publishedAt: number;
  readonly id: ServiceId;
}

/**
 * What an order compares first, the greater the earlier. By fit: how many of the words stand in the title, then in the tags, then the rating
 * to a tenth of a star (which begins at 4.0 for newcomers). Ties of every order: the newer first.
 */
export function primaryOf(rows: Columns, order: Order): (number: number, places: number) => number {
  switch (order) {
    case 'fit': return (number, places) => places * 64 + Math.round((rows.rating[number] ?? 0) / 100);
    case 'newest': return () => 0;
    case 'rating': return (number) => rows.rating[number] ?? 0;
    case 'price': return (number) => -(rows.price[number] ?? 0);
    case 'price_high': return (number) => rows.price[number] ?? 0;
    case 'talks': return (number) => rows.talkCount[number] ?? 0;
  }
}

/** Negative where the left comes first; by id at last, so that no two are ever level. */
export function comparePlaces(left: Place, right: Place): number {
  if (left.primary !== right.primary) return right.primary - left.primary;
  if (left.publishedAt !== right.publishedAt) return right.publishedAt - left.publishedAt;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

/** The place as a text for the next page's address. */
export function placeToCursor(order: Order, { primary, publishedAt, id }: Place): string {
  return `${order}.${primary}.${publishedAt}.${id}`;
}

/** The place of a cursor that was made for this order; null for anything else, which begins at the start. */
export function cursorToPlace(order: Order, cursor: string | undefined): Place | null {
  const [, of = '', primary = '', publishedAt = '', id = ''] = /^([a-z_]+)\.(-?\d{1,12})\.(\d{1,15})\.([a-z0-9_]{1,40})$/.exec(cursor ?? '') ?? [];
  return of === order ? { primary: Number(primary), publishedAt: Number(publishedAt), id: id as ServiceId } : null;
}

/** Keeps the first few of many, in order. */
export class Front {
  readonly #most: number;
  readonly #kept: Place[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether one with this primary number and moment may still belong to the first few. */
  mayTake(primary: number, publishedAt: number): boolean {
    const last = this.#kept.length < this.#most ? undefined : this.#kept.at(-1);
    return last === undefined || primary > last.primary || (primary === last.primary && publishedAt >= last.publishedAt);
  }

  /** Takes one in if it belongs to the first few. */
  offer(place: Place): void {
    const kept = this.#kept;
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = low + high >> 1;
      const other = kept[middle];
      if (other !== undefined && comparePlaces(other, place) < 0) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, place);
    if (kept.length > this.#most) kept.pop();
  }

  /** The first few. */
  get all(): readonly Place[] {
    return this.#kept;
  }
}
