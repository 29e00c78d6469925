import { endings, falseFriends, followers } from './false-friends.ts';
import { asWritten, HIRAGANA, KANJI, KATAKANA, OTHER, runAround, scriptAt, type Written } from './script.ts';
import type { WordForm } from './word-forms.ts';

// Whether a found sequence of signs is the word that was meant: がん in 乳がん, not in がんばる; 京都 in 京都市, not in 東京都; ペット not in
// カーペット. Long words need no look; of short ones every place is checked, and only a place that stands counts.

/** Finds the first place in a text where a form stands as a word; -1 for none. */
export type Finder = (written: Written) => number;

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
const KNOWN = 20_000;
const cuts = new Map<string, ReadonlySet<number>>();

/** Where words begin in a piece of text, the end included. */
function cutsOf(text: string): ReadonlySet<number> {
  const known = cuts.get(text);
  if (known !== undefined) return known;
  if (cuts.size >= KNOWN) cuts.clear();
  const found = new Set([text.length]);
  for (const { index } of segmenter.segment(text)) found.add(index);
  cuts.set(text, found);
  return found;
}

const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';
const isLatin = (sign: string): boolean => sign >= 'a' && sign <= 'z';
const particles = 'のはがをにでともやへな';

/** A word of two kanji that begins in the middle of one word and ends in the middle of the next: 語学 in 英語学習. */
function crosses(written: Written, at: number): boolean {
  const end = at + 2;
  if (scriptAt(written, at - 1) !== KANJI || scriptAt(written, end) !== KANJI) return false;
  const run = runAround(written, at);
  const from = Math.max(run.from, at - 6);
  const cut = cutsOf(written.text.slice(from, Math.min(run.to, end + 6)));
  return !cut.has(at - from) && cut.has(at + 1 - from) && !cut.has(end - from);
}

/** In a run of katakana: the whole run, or parted from the rest where that is a word of two signs or more. */
function standsInKatakana(written: Written, at: number, length: number): boolean {
  const run = runAround(written, at);
  const [from, to] = [at - run.from, at - run.from + length];
  const rest = run.to - run.from - length;
  if (rest === 0 || ((from === 0 || to === run.to - run.from) && rest >= 5)) return true;
  if (from === 0 && followers.has(written.text.slice(run.from + to, run.to))) return true;
  const cut = cutsOf(asWritten(written, run.from, run.to));
  const fits = (place: number, size: number) => size === 0 || (cut.has(place) && size >= 2 && !cut.has(place === from ? from - 1 : to + 1));
  return fits(from, from) && fits(to, run.to - run.from - to);
}

/** In a run of hiragana: between particles or where words are parted. がん alone may follow a kanji (乳がん). */
function standsInHiragana(written: Written, at: number, form: string): boolean {
  const { text } = written;
  const end = at + form.length;
  const [left, right] = [scriptAt(written, at - 1), scriptAt(written, end)];
  const open = left === OTHER || left === KATAKANA || (left === KANJI && form === 'がん') || (left === HIRAGANA && 'のはを'.includes(text.charAt(at - 1)));
  const closed = right !== HIRAGANA || particles.includes(text.charAt(end));
  if (open && closed) return true;
  let [from, to] = [at, end];
  while (from > at - 8 && scriptAt(written, from - 1) !== OTHER) from -= 1;
  while (to < end + 8 && scriptAt(written, to) !== OTHER) to += 1;
  const cut = cutsOf(asWritten(written, from, to));
  return (open || cut.has(at - from)) && (right !== HIRAGANA || cut.has(end - from));
}

type Check = (written: Written, at: number) => boolean;

function latinChecks(form: string): Check[] {
  const checks: Check[] = [];
  const end = form.length;
  if (isDigit(form.charAt(0))) checks.push(({ text }, at) => !isDigit(text.charAt(at - 1)) && text.charAt(at - 1) !== '.');
  if (isDigit(form.charAt(end - 1))) checks.push(({ text }, at) => !isDigit(text.charAt(at + end)));
  if (isLatin(form.charAt(0)) && end <= 4) checks.push(({ text }, at) => !isLatin(text.charAt(at - 1)));
  if (isLatin(form.charAt(end - 1)) && end <= 3) checks.push(({ text }, at) => !isLatin(text.charAt(at + end)));
  return checks;
}

function checksOf({ text: form, katakana, loose }: WordForm): Check[] {
  const checks = latinChecks(form);
  const friends = falseFriends.get(form);
  if (friends !== undefined) checks.push(({ text }, at) => !friends.some(({ longer, offset }) => text.startsWith(longer, at - offset)));
  if (/^[ぁ-ゖー]+$/u.test(form)) {
    const inKatakana: Check = (written, at) => scriptAt(written, at) === KATAKANA && scriptAt(written, at + form.length - 1) === KATAKANA;
    const alone: Check = (written, at) => scriptAt(written, at - 1) === OTHER && scriptAt(written, at + form.length) === OTHER;
    if (katakana) checks.push(inKatakana);
    else if (endings.has(form)) checks.push((written, at) => inKatakana(written, at) || alone(written, at));
    if (form.length <= 3 && !loose) checks.push((written, at) => scriptAt(written, at) === KATAKANA ? standsInKatakana(written, at, form.length) : standsInHiragana(written, at, form));
  }
  if (/^\p{Unified_Ideograph}{2}$/u.test(form)) checks.push((written, at) => !crosses(written, at));
  return checks;
}

/** Makes the finder of a form. `anywhere` leaves the checks out: for words that are still being typed. */
export function finderOf(form: WordForm, anywhere = false): Finder {
  const checks = anywhere ? [] : checksOf(form);
  if (checks.length === 0) return ({ text }) => text.indexOf(form.text);
  return (written) => {
    let at = written.text.indexOf(form.text);
    while (at >= 0 && !checks.every((check) => check(written, at))) at = written.text.indexOf(form.text, at + 1);
    return at;
  };
}
