import { foldKana, normalise, spell } from './normalise.ts';
import { okuriganaSets, okuriganaVariants } from './okurigana.ts';
import { spellingSets } from './spelling-sets.ts';

/** One way to write a word of a query. */
export interface WordForm {
  /** In the spelling of `normalise`. */
  readonly text: string;
  /** Counts in words written in katakana alone: ロオン for ローン. */
  readonly katakana: boolean;
  /** Counts inside longer runs of kana, too. */
  readonly loose: boolean;
}

/** More ways to write one word than this are not tried. */
const MOST_FORMS = 32;
const MOST_WORDS = 10;
const MOST_LONG_VOWELS = 8;

const table = new Map<string, Set<string>>();
for (const set of [...spellingSets, ...okuriganaSets]) {
  const forms = new Set(set.map(normalise).filter((form) => form !== ''));
  for (const form of [...forms]) for (const known of table.get(form) ?? []) forms.add(known);
  for (const form of forms) table.set(form, forms);
}
const longestEntry = Math.max(...[...table.keys()].map((form) => form.length));

const isLatin = (sign: string | undefined): boolean => sign !== undefined && /[a-z0-9]/.test(sign);
const isHiragana = (text: string): boolean => /^[ぁ-ゖー]+$/u.test(text);

/** Whether an entry of the table may stand for a part of a word: Latin whole, short kana only where the run of kana begins and ends. */
function mayReplace(word: string, at: number, entry: string): boolean {
  const [before, after] = [word[at - 1], word[at + entry.length]];
  if (isLatin(entry[0]) && isLatin(before)) return false;
  if (isLatin(entry.at(-1)) && isLatin(after)) return false;
  if (!isHiragana(entry) || entry.length > 3) return true;
  return (before === undefined || !isHiragana(before)) && (after === undefined || !isHiragana(after));
}

/** The longest entry that begins at a place; null for none. */
function entryAt(word: string, at: number): string | null {
  for (let length = Math.min(longestEntry, word.length - at); length > 0; length -= 1) {
    const part = word.slice(at, at + length);
    if (table.has(part) && mayReplace(word, at, part)) return part;
  }
  return null;
}

/** Every way to write a word by the table, the word itself first. */
function byTable(word: string): string[] {
  let forms = [''];
  let at = 0;
  while (at < word.length) {
    const entry = entryAt(word, at);
    const part = entry ?? word.charAt(at);
    const others = entry === null ? [] : [...table.get(entry) ?? []].filter((other) => other !== entry);
    forms = [part, ...others].flatMap((one) => forms.map((form) => form + one)).slice(0, MOST_FORMS);
    at += part.length;
  }
  return forms;
}

const vowels: readonly (readonly [row: string, long: string])[] = [
  ['あかさたなはまやらわがざだばぱぁゃゎ', 'あ'], ['いきしちにひみりぎじびぴぃ', 'い'], ['うくすつぬふむゆるぐずぶぷぅゅ', 'う'],
  ['えけせてねへめれげぜでべぺぇ', 'いえ'], ['おこそとのほもよろをごぞどぼぽぉょ', 'うお'],
];
const longOf = new Map(vowels.flatMap(([row, long]) => [...row].map((sign) => [sign, long] as const)));

/** ケーキ → けいき, けえき; メイク → めーく. */
function longVowels(word: string): string[] {
  let forms = [''];
  for (const [at, sign] of [...word].entries()) {
    const long = longOf.get(word[at - 1] ?? '') ?? '';
    const choices = sign === 'ー' && long !== '' ? [sign, ...long] : long.includes(sign) ? [sign, 'ー'] : [sign];
    forms = choices.flatMap((choice) => forms.map((form) => form + choice)).slice(0, MOST_LONG_VOWELS);
  }
  return forms.slice(1);
}

/** A long vowel at the end of a katakana word may be missing or too much: サーバー管理, サーバ管理. */
function endsOfKatakana(spelled: string): string[] {
  const shorter = spelled.replaceAll(/(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])/gu, '');
  const longer = spelled.replaceAll(/(?<=[ァ-ヺー]{2}[ァアカサタナハマヤラワガザダバパャリティィ])(?=[^ァ-ヺー])/gu, 'ー');
  return [shorter, longer].filter((form) => form !== spelled).map(foldKana);
}

/** Words that differ by a long vowel alone and are two. */
const apart = new Set(['ばれー', 'ばれえ', 'ばれーぼーる', 'びーる']);

/** 鷺ノ宮 → 鷺宮; 市が谷 → 市谷, at the end of names of places. */
function placesWithout(spelled: string): string[] {
  const shorter = [/(?<=\p{Unified_Ideograph})ノ(?=\p{Unified_Ideograph})/u, /(?<=^\p{Unified_Ideograph}{1,3})が(?=[谷丘崎島沢浦岳瀬池窪坂森]$)/u];
  return shorter.map((part) => foldKana(spelled.replace(part, ''))).filter((form) => form !== foldKana(spelled));
}

/** The ways to write one word of a query. `word` is as `spell` leaves it. */
function formsOf(word: string): readonly WordForm[] {
  const own = foldKana(word);
  const forms = new Map<string, WordForm>();
  const add = (text: string, how: { katakana?: boolean; loose?: boolean } = {}) => {
    if (text !== '' && !forms.has(text)) forms.set(text, { text, katakana: how.katakana ?? false, loose: how.loose ?? false });
  };
  const written = [own, ...endsOfKatakana(word), ...okuriganaVariants(own), ...placesWithout(word)];
  for (const form of written) add(form, { loose: form !== own });
  for (const form of written.flatMap(byTable)) add(form);
  if (!apart.has(own)) for (const form of longVowels(own)) add(form, { katakana: true });
  return [...forms.values()].slice(0, MOST_FORMS * 2);
}

/** The words that readings in the table begin with while they are being typed: ほい → 保育園. */
function begunWords(typed: string): readonly WordForm[] {
  if (!isHiragana(typed) || typed.length < 2) return [];
  const begun = [...table].filter(([entry]) => entry.startsWith(typed)).flatMap(([, set]) => [...set]);
  return [...new Set(begun)].slice(0, MOST_FORMS).map((text) => ({ text, katakana: false, loose: true }));
}

/** The words of a query that is still being typed: the last one may only have begun. */
export function typedWords(query: string): readonly (readonly WordForm[])[] {
  const last = wordsOf(query).at(-1);
  return queryWords(query).map((forms, at, all) => at === all.length - 1 && last !== undefined ? [...forms, ...begunWords(foldKana(spell(last)))] : forms);
}

/** The words of a query as they were typed, at most ten; signs alone are no words. */
export function wordsOf(query: string): readonly string[] {
  return query.split(/[\s\u3000、。,，]+/u).filter((word) => spell(word) !== '').slice(0, MOST_WORDS);
}

/** The words of a query, each with the ways to write it. Words joined by a sign (Wi-Fi) are one. */
export function queryWords(query: string): readonly (readonly WordForm[])[] {
  return wordsOf(query).map(spell).map((word) => {
    const joined = word.includes(' ') ? formsOf(word.replaceAll(' ', '')) : [];
    return [...new Map([...formsOf(word), ...joined].map((form) => [form.text, form])).values()];
  });
}
