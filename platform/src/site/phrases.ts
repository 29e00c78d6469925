import { loadDefaultJapaneseParser } from 'budoux';
import type { Texts } from '../primitives/locale.ts';
import { html, join, raw } from './html.ts';
import type { Html } from './html.ts';

const parser = loadDefaultJapaneseParser();
const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
const breakHere = raw('<wbr>');

/**
 * A heading, button or hint whose lines may break only between phrases, in every browser: `<wbr>` between the phrases, to
 * stand in an element of the class `phrases` (or a heading, which has the same rule). Text without Japanese stays as it is.
 */
export function phrases(text: string): Html {
  return japanese.test(text) ? join(parser.parse(text), breakHere) : html`${text}`;
}

/**
 * Marks texts as set in the speaking voice (`class="voice"`, 22 px and larger, our own fixed lines only). The build reads the
 * sources for `voice(…)` and puts exactly these characters into the font, so what isn't marked falls back to the gothic.
 */
export function voice(texts: Texts): Texts {
  return texts;
}
