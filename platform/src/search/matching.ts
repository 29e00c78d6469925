import type { Catalogue } from './catalogue.ts';
import { IN_TAGS, IN_TEXT, IN_TITLE } from './entry.ts';
import { finderOf } from './standing.ts';
import type { WordForm } from './word-forms.ts';

/** The services that have every word, and how many of the words stand in their title or tags. */
export interface Matches {
  /** Numbers of services. */
  readonly numbers: readonly number[];
  /** 16 for each word in the title, 1 for each that is best found in the tags. */
  readonly places: Uint8Array;
}

const [TAG_HIT, TITLE_HIT] = [1, 16];

/** Each word with the ways to write it. */
export type Words = readonly (readonly WordForm[])[];

interface Found { readonly best: Uint8Array; readonly numbers: readonly number[] }

/** Where each service has a word at its best: in the title, the tags, the text or (0) nowhere. Looks only at those that `among` marks. */
function findWord(catalogue: Catalogue, forms: readonly WordForm[], options: { among: Uint8Array | null; anywhere: boolean }): Found {
  const { rows, index } = catalogue;
  const { among } = options;
  const best = new Uint8Array(rows.size);
  const found: number[] = [];
  for (const form of forms) {
    const find = finderOf(form, options.anywhere);
    const look = (number: number): void => {
      const [written, before = 0] = [rows.texts[number], best[number]];
      if (written === undefined || rows.current[number] === 0 || before === IN_TITLE || (among !== null && among[number] === 0)) return;
      const at = find(written);
      if (at < 0) return;
      if (before === 0) found.push(number);
      const place = at < (rows.titleEnd[number] ?? 0) ? IN_TITLE : at < (rows.tagsEnd[number] ?? 0) ? IN_TAGS : IN_TEXT;
      if (place > before) best[number] = place;
    };
    for (const number of index.candidates(form.text)) look(number);
    // What came after the index was built is looked through one by one.
    for (let number = index.size; number < rows.size; number += 1) look(number);
  }
  return { best, numbers: found };
}

/** How many services the index names for a word: what it will cost. */
const costOf = (catalogue: Catalogue, forms: readonly WordForm[]): number => forms.reduce((sum, { text }) => sum + catalogue.index.candidates(text.slice(0, 2)).length, 0);

/** The services that have every word, in no order; `anywhere` takes words that are still being typed, inside others too. */
export function matchWords(catalogue: Catalogue, words: Words, anywhere = false): Matches {
  const places = new Uint8Array(catalogue.rows.size);
  const ordered = words.length < 2 ? words : words.map((forms) => ({ forms, cost: costOf(catalogue, forms) })).toSorted((left, right) => left.cost - right.cost).map(({ forms }) => forms);
  let before: Found | null = null;
  for (const forms of ordered) {
    const found: Found = findWord(catalogue, forms, { among: before?.best ?? null, anywhere });
    for (const number of found.numbers) {
      const place = found.best[number];
      if (place !== IN_TEXT) places[number] = (places[number] ?? 0) + (place === IN_TITLE ? TITLE_HIT : TAG_HIT);
    }
    before = found;
  }
  return { numbers: before?.numbers ?? [], places };
}
