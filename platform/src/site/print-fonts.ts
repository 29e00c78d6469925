import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { coverageOf, coveredBy } from './font-coverage.ts';
import { sfntOf } from './sfnt.ts';

/** One font file that printing may use: its name, its bytes unpacked, and what it can draw. */
export interface PrintFont {
  readonly name: string;
  readonly bytes: Buffer;
  readonly covers: (character: string) => boolean;
}

/** A stretch of text that one font draws. */
export interface PrintRun {
  readonly font: PrintFont;
  readonly text: string;
}

const addressOf = (path: string): string => fileURLToPath(import.meta.resolve(`@fontsource/shippori-antique/${path}`));
const loaded = new Map<string, PrintFont>();

function fontNamed(name: string): PrintFont {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const woff = readFileSync(addressOf(`files/shippori-antique-${name}-400-normal.woff`));
  const font: PrintFont = { name, bytes: sfntOf(woff), covers: coveredBy(coverageOf(woff)) };
  loaded.set(name, font);
  return font;
}

let slices: Readonly<Record<string, string>> | undefined;

/** The file in which the makers put a rarer character, such as 髙 or 𠮷; null where they drew none. */
function sliceOf(character: string): PrintFont | null {
  slices ??= JSON.parse(readFileSync(addressOf('unicode.json'), 'utf8')) as Record<string, string>;
  const point = character.codePointAt(0) ?? 0;
  const inside = (range: string): boolean => {
    const [first = '', last = first] = range.replace('U+', '').split('-');
    return point >= Number.parseInt(first, 16) && point <= Number.parseInt(last, 16);
  };
  for (const [key, ranges] of Object.entries(slices)) {
    const name = /^\[?(\w[\w-]*)\]?$/u.exec(key)?.[1];
    if (name !== undefined && ranges.split(',').some(inside)) {
      const font = fontNamed(name);
      if (font.covers(character)) return font;
    }
  }
  return null;
}

function fontFor(character: string): PrintFont | null {
  const usual = fontNamed('japanese');
  return character === ' ' || usual.covers(character) ? usual : sliceOf(character);
}

const selectors = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Variation_Selector}/gu;

/**
 * A text cut into stretches by the font that draws each. What no font has is written in its plain form where it has one (㈱ as (株), 〒 in words); the rest becomes the
 * font's own box for a missing character, so that nothing vanishes.
 */
export function printRuns(text: string): readonly PrintRun[] {
  const written = text.normalize('NFC').replaceAll(selectors, '').replaceAll('〒', '郵便番号').replaceAll(/\s/gu, ' ');
  const runs: { font: PrintFont; text: string }[] = [];
  const add = (font: PrintFont, character: string): void => {
    const last = runs.at(-1);
    if (last !== undefined && last.font === font) last.text += character;
    else runs.push({ font, text: character });
  };
  for (const character of written) {
    const font = fontFor(character);
    if (font !== null) add(font, character);
    else for (const plain of character.normalize('NFKC')) add(fontFor(plain) ?? fontNamed('japanese'), plain);
  }
  return runs;
}
