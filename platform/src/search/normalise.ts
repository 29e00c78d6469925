import { kanjiOfToday } from './kanji-forms.ts';
import { numeralsToDigits } from './numerals.ts';

const han = '\\p{Unified_Ideograph}';
const kana = 'ぁ-ゖァ-ヺ';
const rule = (pattern: string) => new RegExp(pattern, 'gu');

const invisible = /[\p{Cf}\p{Variation_Selector}]/gu;
const accents = /[\u0300-\u036f]/gu;
const strayMarks = /[\u3099\u309a]/gu;
const dashAfterKana = rule(`(?<=[${kana}ー])[-‐‑‒–—―−─━](?=[${kana}ー]|$|[^a-z0-9])`);
const waveBetweenKana = rule(`(?<=[${kana}])[〜~](?=[${kana}])`);
const repeatedKanji = rule(`(${han})々+`);
const thousands = /(?<=\d),(?=\d{3}(?!\d))/gu;
const dotBetweenKana = /(?<=[ァ-ヺー])[・゠]+(?=[ァ-ヺ])/gu;
const counterKa = /(?<=[0-9一二三四五六七八九十百千〇零数何幾])[ヶケヵカか箇个](?=月|所|国|年|村|条|店|社|寺|校|園)/gu;
const placeGa = rule(`(?<=${han}|[ぁ-ん])[ヶケヵ](?=${han})`);
const placeNo = rule(`(?<=${han})之(?=${han})`);
const placeTsu = rule(`(?<=${han})[ッツ](?=${han})`);
/** Everything but letters, digits, marks and ー; a point stays between digits, + and # behind Latin letters (C++). */
const signs = /(?<!\d)\.|\.(?!\d)|(?<![a-z]|[a-z][+#])[+#]|[^\p{L}\p{N}\p{M}.+#]|[々〆ゝゞヽヾ〱-〵]/gu;
const strayLong = rule(`(?<![${kana}ー])ー+`);

const soundRows: Readonly<Record<string, string>> = {
  ヴァ: 'バ', ヴィ: 'ビ', ヴェ: 'ベ', ヴォ: 'ボ', ヴュ: 'ビュ', ヴャ: 'ビャ', ヴョ: 'ビョ', ヴ: 'ブ', ヷ: 'バ', ヸ: 'ビ', ヹ: 'ベ', ヺ: 'ボ',
  ウィ: 'ウイ', ウェ: 'ウエ', ウォ: 'ウオ', クァ: 'クア', クィ: 'クイ', クェ: 'クエ', クォ: 'クオ', グァ: 'グア', イェ: 'イエ', フィ: 'フイ',
  ヰ: 'イ', ヱ: 'エ', ヵ: 'カ', ヶ: 'ケ', ヂ: 'ジ', ヅ: 'ズ',
};
/** Hiragana for hiragana, katakana for katakana. */
const sounds = new Map(Object.entries(soundRows).flatMap(([from, to]) => [[from, to], [foldKana(from), foldKana(to)]]));
const anySound = new RegExp([...sounds.keys()].toSorted((left, right) => right.length - left.length).join('|'), 'gu');

function repeatKana(text: string): string {
  return text.replaceAll(/([ぁ-ゖァ-ヺ])([ゝゞヽヾ])/gu, (_, sign: string, mark: string) => {
    const plain = sign.normalize('NFD').charAt(0);
    return `${sign}${mark === 'ゞ' || mark === 'ヾ' ? `${plain}\u3099`.normalize('NFC').charAt(0) : plain}`;
  });
}

/** Width, case and accents: ＰＴＡ → pta, ｻｰﾊﾞ → サーバ, café → cafe. */
function plainSigns(text: string): string {
  const marked = text.replaceAll(invisible, '').replaceAll('〆', '締').replaceAll('\u309b', '\u3099').replaceAll('\u309c', '\u309a');
  const plain = marked.normalize('NFKC').toLowerCase();
  return /[\u00c0-\u02ff]|\p{M}|[\u0370-\u052f\u1e00-\u1fff]/u.test(plain) ? plain.normalize('NFKD').replaceAll(accents, '').normalize('NFKC') : plain;
}

type Step = readonly [trigger: RegExp, change: (text: string) => string];

/** The rules in the order they need; each is tried only where a sign stands that it is about. */
const steps: readonly Step[] = [
  [/[\u3099\u309a]/u, (text) => text.replaceAll(strayMarks, '')],
  [/[-‐‑‒–—―−─━〜~]/u, (text) => text.replaceAll(dashAfterKana, 'ー').replaceAll(waveBetweenKana, 'ー')],
  [/ーー/u, (text) => text.replaceAll(/ー{2,}/gu, 'ー')],
  [/[ゝゞヽヾ]/u, repeatKana],
  [/々/u, (text) => text.replaceAll(repeatedKanji, (run: string, sign: string) => sign.repeat([...run].length))],
  [/[^\0-\u30ff]/u, kanjiOfToday],
  [/,/u, (text) => text.replaceAll(thousands, '')],
  [/[・゠]/u, (text) => text.replaceAll(dotBetweenKana, '')],
  [/['’]/u, (text) => text.replaceAll(/(?<=[a-z])['’](?=[a-z])/gu, '')],
  [/[ヶケヵカか箇个之ッツ]/u, (text) => text.replaceAll(counterKa, 'か').replaceAll(placeGa, 'が').replaceAll(placeNo, 'の').replaceAll(placeTsu, 'つ')],
  [/[〇零一二三四五六七八九十百千万]/u, numeralsToDigits],
  [/[ヴゔヷヸヹヺヰゐヱゑヵゕヶゖヂぢヅづァィェォぁぃぇぉ]/u, (text) => text.replaceAll(anySound, (sound) => sounds.get(sound) ?? sound)],
  [/[^ー\p{L}\p{N}\p{M}]|[々〆ゝゞヽヾ〱-〵]/u, (text) => text.replaceAll(signs, ' ')],
  [/ー/u, (text) => text.replaceAll(strayLong, ' ')],
];

/** Everything but the kind of kana. One space between words. */
export function spell(text: string): string {
  let spelled = plainSigns(text);
  for (const [trigger, change] of steps) if (trigger.test(spelled)) spelled = change(spelled);
  return spelled.replaceAll(/\s+/gu, ' ').trim();
}

/** Katakana as hiragana, sign for sign: the length stays. */
export function foldKana(text: string): string {
  return text.replaceAll(/[ァ-ヶ]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
}

/** The spelling that texts and queries are compared in; done twice it changes nothing more. */
export function normalise(text: string): string {
  return foldKana(spell(text));
}
