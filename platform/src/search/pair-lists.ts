import { PairTable } from './pair-table.ts';

const SPACE = 0x20;
const LINE = 0x0a;
const isGap = (unit: number): boolean => unit === SPACE || unit === LINE;

/** The pair that begins at a place; the last sign of a run has none behind it. 0 where there is a gap. */
function pairAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isGap(unit)) return 0;
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : LINE;
  return (unit << 16 | (isGap(next) ? 0 : next)) >>> 0;
}

/** Keeps what both sorted lists have, by leaps through the longer one. */
function intersect(short: Uint32Array, long: Uint32Array): Uint32Array {
  const kept = new Uint32Array(short.length);
  let [count, from] = [0, 0];
  for (const number of short) {
    let step = 1;
    while (from + step < long.length && (long[from + step] ?? 0) < number) step *= 2;
    let [low, high] = [from + (step >> 1), Math.min(from + step, long.length)];
    while (low < high) {
      const middle = low + high >> 1;
      if ((long[middle] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    from = low;
    if (long[from] === number) {
      kept[count] = number;
      count += 1;
    }
  }
  return kept.subarray(0, count);
}

/**
 * Which texts hold which pairs of signs: for a word of two signs or more the texts with all its pairs, for one sign those where it begins a pair.
 * A candidate has the pairs, not yet the word: whoever asks looks at its text.
 */
export class PairIndex {
  readonly #table: PairTable;
  readonly #offsets: Uint32Array;
  readonly #postings: Uint32Array;
  readonly #byFirst = new Map<number, number[]>();
  /** How many texts it knows, numbered from 0. */
  readonly size: number;

  constructor(parts: { table: PairTable; offsets: Uint32Array; postings: Uint32Array; size: number }) {
    this.#table = parts.table;
    this.#offsets = parts.offsets;
    this.#postings = parts.postings;
    this.size = parts.size;
    for (const [pair, number] of parts.table.entries()) {
      const first = pair >>> 16;
      const known = this.#byFirst.get(first);
      if (known === undefined) this.#byFirst.set(first, [number]);
      else known.push(number);
    }
  }

  #list(number: number): Uint32Array {
    return this.#postings.subarray(this.#offsets[number], this.#offsets[number + 1]);
  }

  #withSign(unit: number): Uint32Array {
    const marks = new Uint8Array(this.size);
    let count = 0;
    for (const number of this.#byFirst.get(unit) ?? []) {
      for (const text of this.#list(number)) {
        if (marks[text] === 0) count += 1;
        marks[text] = 1;
      }
    }
    const found = new Uint32Array(count);
    for (let [text, at] = [0, 0]; at < count; text += 1) {
      if (marks[text] === 1) {
        found[at] = text;
        at += 1;
      }
    }
    return found;
  }

  /** The numbers of the texts that may hold a word, ascending. */
  candidates(word: string): Uint32Array {
    const nothing = new Uint32Array();
    if (word.length === 1) return this.#withSign(word.charCodeAt(0));
    const lists: Uint32Array[] = [];
    for (let at = 0; at < word.length - 1; at += 1) {
      const [unit, next] = [word.charCodeAt(at), word.charCodeAt(at + 1)];
      if (isGap(unit) || isGap(next)) continue;
      const number = this.#table.numberOf((unit << 16 | next) >>> 0);
      if (number < 0) return nothing;
      lists.push(this.#list(number));
    }
    // "wi fi" has pairs on both sides of its gap; "a b" has none, and its signs are looked for alone.
    if (lists.length === 0) return this.#withSign(word.charCodeAt(0));
    lists.sort((left, right) => left.length - right.length);
    const [rarest = nothing, ...others] = lists;
    return others.reduce((kept, list) => kept.length === 0 ? kept : intersect(kept, list), rarest);
  }
}

/** Counts, for each pair, in how many texts it stands. */
function* countPairs(texts: readonly string[], table: PairTable, slice: number): Generator<void, Uint32Array> {
  let [counts, seen] = [new Uint32Array(1 << 12), new Uint32Array(1 << 12)];
  for (const [number, text] of texts.entries()) {
    for (let at = 0; at < text.length; at += 1) {
      const pair = pairAt(text, at);
      if (pair === 0) continue;
      const known = table.number(pair);
      if (known >= counts.length) {
        const [more, moreSeen] = [new Uint32Array(counts.length * 2), new Uint32Array(counts.length * 2)];
        more.set(counts);
        moreSeen.set(seen);
        [counts, seen] = [more, moreSeen];
      }
      if (seen[known] === number + 1) continue;
      seen[known] = number + 1;
      counts[known] = (counts[known] ?? 0) + 1;
    }
    if (number % slice === slice - 1) yield;
  }
  return counts;
}

/** Builds the index of some texts, `slice` at a time: whoever drives it lets others work in between. */
export function* buildPairIndex(texts: readonly string[], slice: number): Generator<void, PairIndex> {
  const table = new PairTable();
  const counts = yield* countPairs(texts, table, slice);
  const offsets = new Uint32Array(table.size + 1);
  for (let number = 0; number < table.size; number += 1) offsets[number + 1] = (offsets[number] ?? 0) + (counts[number] ?? 0);
  const postings = new Uint32Array(offsets[table.size] ?? 0);
  const next = offsets.slice();
  for (const [number, text] of texts.entries()) {
    for (let at = 0; at < text.length; at += 1) {
      const pair = pairAt(text, at);
      if (pair === 0) continue;
      const known = table.numberOf(pair);
      const place = next[known] ?? 0;
      if (place > (offsets[known] ?? 0) && postings[place - 1] === number) continue;
      postings[place] = number;
      next[known] = place + 1;
    }
    if (number % slice === slice - 1) yield;
  }
  return new PairIndex({ table, offsets, postings, size: texts.length });
}
