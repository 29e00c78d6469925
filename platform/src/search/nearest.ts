import type { Catalogue } from './catalogue.ts';
import { foldKana, normalise, spell } from './normalise.ts';

/** How like two words must be, from 0 to 1, for one to be offered for the other. */
const LIKE_ENOUGH = 0.34;
const MOST_NAMES = 20_000;

function pairsOf(word: string): Set<string> {
  const signs = [...`\u0002${foldKana(spell(word))}\u0003`];
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`));
}

/** How like two words are: the share of the pairs of signs they have in common (Dice). */
function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const pair of left) if (right.has(pair)) common += 1;
  return 2 * common / (left.size + right.size);
}

/** The tags, towns and prefectures that are written most like one of the words, the likest first; the words themselves left out. */
export function nearestNames(catalogue: Catalogue, words: readonly string[], most: number): string[] {
  const asked = words.map((word) => ({ key: normalise(word), pairs: pairsOf(word) }));
  const names = [...catalogue.tags.all.slice(0, MOST_NAMES), ...catalogue.cities.all.slice(0, MOST_NAMES), ...catalogue.prefectures.all].filter((name) => name !== '');
  const rated = names.map((name) => {
    const pairs = pairsOf(name);
    const same = asked.some(({ key }) => key === normalise(name));
    return { name, like: same ? 0 : Math.max(0, ...asked.map((word) => likeness(word.pairs, pairs))) };
  });
  const best = rated.filter(({ like }) => like >= LIKE_ENOUGH).toSorted((left, right) => right.like - left.like || (left.name < right.name ? -1 : 1));
  return [...new Set(best.map(({ name }) => name))].slice(0, most);
}
