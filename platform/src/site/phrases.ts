import { loadDefaultJapaneseParser } from 'budoux';
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
