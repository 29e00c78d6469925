import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const source = join(import.meta.dirname, '..', 'src');
const fontFile = fileURLToPath(import.meta.resolve('@fontsource/shippori-antique/files/shippori-antique-japanese-400-normal.woff2'));

/** The largest the font of the speaking voice may become, in bytes. */
export const voiceBudget = 60 * 1024;

const range = (from: number, to: number): string => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');

/** What is always in the font: ASCII, kana, and the marks that Japanese sentences need. */
const always = `${range(0x20, 0x7e)}${range(0x3041, 0x3096)}${range(0x30a1, 0x30fa)}ー・「」、。…〜々’“”–—¥`;

/** The texts inside each `voice(…)` of a source, by counting brackets outside of strings. */
export function voiceCalls(code: string): string {
  let found = '';
  for (const call of code.matchAll(/(?<![\w.])voice\(/g)) {
    let depth = 1;
    let quote = '';
    for (let at = call.index + call[0].length; at < code.length && depth > 0; at += 1) {
      const character = code[at] ?? '';
      if (quote !== '' && character === '\\') at += 1;
      else if (quote !== '') quote = character === quote ? '' : quote;
      else if (/["'`]/.test(character)) quote = character;
      else depth += character === '(' ? 1 : character === ')' ? -1 : 0;
      found += character;
    }
  }
  return found;
}

async function markedTexts(): Promise<string> {
  const names = await readdir(source, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const texts = await Promise.all(sources.map(async (name) => voiceCalls(await readFile(join(source, name), 'utf8'))));
  return texts.join('');
}

/** The characters the font must have: the fixed set and whatever stands in a text marked with `voice(…)`. */
export async function voiceCharacters(): Promise<string> {
  return [...new Set(always + await markedTexts())].filter((character) => character >= ' ').toSorted().join('');
}

/** The font of the speaking voice with exactly the characters our marked texts use, as woff2. Throws beyond the budget. */
export async function buildVoiceFont(): Promise<Uint8Array> {
  const font = await subsetFont(await readFile(fontFile), await voiceCharacters(), { targetFormat: 'woff2' });
  if (font.byteLength > voiceBudget) throw new Error(`the voice font has ${font.byteLength} bytes, more than ${voiceBudget}: mark fewer texts with voice(…)`);
  return font;
}

/**
 * The font face for a built file. Its full-width signs fill the same square as the gothic they replace, so its size needs no
 * change and lines break the same; its ascent is set to the gothics' so that nothing moves when it arrives.
 */
export function voiceFace(file: string): string {
  return `@font-face { font-family: "Choku Voice"; src: url("${file}") format("woff2"); font-weight: 400 700; font-style: normal; font-display: swap; size-adjust: 100%; ascent-override: 88%; descent-override: 12%; line-gap-override: 0%; }`;
}
