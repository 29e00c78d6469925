import { newId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import type { Entry } from './entry.ts';

let made = 0;

/** Ids that can be told apart in failures: the bytes count up. */
export const countingId = <Kind extends 'service' | 'user'>(kind: Kind, number: number) => newId(kind, (length) => Uint8Array.from({ length }, (_, at) => at === length - 1 ? number % 32 : at === length - 2 ? Math.floor(number / 32) % 32 : 0));

/** A service as search knows it; each made a little later than the one before. */
export function entry(words: Partial<Entry> = {}): Entry {
  made += 1;
  return {
    id: countingId('service', made), providerId: countingId('user', made), title: '題', tags: [], prText: '文', area: null, category: 'town', price: 60, modes: ['voice'],
    talkTimes: null, reviewCount: 0, starsSum: 0, talkCount: 0, publishedAt: instant(1_800_000_000_000 + made), ...words,
  };
}
