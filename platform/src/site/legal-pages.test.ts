import { describe, expect, test } from 'vitest';
import type { Texts } from '../primitives/locale.ts';
import { about } from './about-texts.ts';
import { law } from './law-texts.ts';
import type { LegalDocument } from './legal-document.ts';
import { privacy } from './privacy-texts.ts';
import { terms } from './terms-texts.ts';

const documents = { about, terms, privacy, law };

function textsOf({ title, lead, sections }: LegalDocument): readonly Texts[] {
  return [title, lead, ...sections.flatMap(({ heading, words = [], list = [], rows = [] }) => [heading, ...words, ...list, ...rows.flat()])];
}

const marks = (text: string): number => text.split('【要確認').length - 1;

describe.each(Object.entries(documents))('%s', (_, document) => {
  test('leaves the same places open in both languages', () => {
    expect(textsOf(document).filter(({ ja, en }) => marks(ja) !== marks(en))).toEqual([]);
  });
  test('names an operator nowhere, but leaves the place open', () => {
    expect(textsOf(document).some(({ ja }) => marks(ja) > 0)).toBe(true);
  });
  test('closes every mark, so that all of it is set apart', () => {
    expect(textsOf(document).flatMap(({ ja, en }) => [ja, en]).filter((text) => text.replaceAll(/【要確認[^】]*】/gu, '').match(/[【】]/u) !== null)).toEqual([]);
  });
});

test('the example of the price is what the rules of the bill give', () => {
  const [price, minutes] = [80, 10];
  const bill = price * (minutes - 1);
  const fee = Math.floor((bill * 20) / 100);
  const said = textsOf(about).find(({ ja }) => ja.includes('1分80円'));
  expect(said?.ja).toContain(`料金は${bill}円です。提供者の売上金は${bill - fee}円、システム利用料は${fee}円です。`);
  expect(said?.en).toContain(`cost ¥${bill}: ¥${bill - fee} for the provider, ¥${fee} platform fee.`);
});
