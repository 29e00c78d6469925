import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('a CSV', () => {
  it('begins with the mark by which Excel knows UTF-8 and ends each line in CRLF', () => {
    expect(csvOf([['日時', '売上金'], ['2026-11-23', -120]])).toBe('\ufeff日時,売上金\r\n2026-11-23,-120\r\n');
    expect(csvOf([])).toBe('\ufeff');
  });

  it.each([
    ['a,b', '"a,b"'], ['a"b', '"a""b"'], ['a\nb', '"a\nb"'], ['a\r\nb', '"a\r\nb"'], [' a', '" a"'], ['', ''], ['さとみ', 'さとみ'], ['a;b', '"a;b"'],
  ])('quotes %j as %j', (cell, expected) => { expect(csvOf([[cell]])).toBe(`\ufeff${expected}\r\n`); });

  it.each(['=1+1', '+81', '-5', '@SUM(A1)', '\t=1', ' =1', '＝1', '＋1', '－1', '＠x', '\r=1', '|cmd', '%0A'])('lets no spreadsheet carry out %j', (cell) => {
    expect(csvOf([[cell]]).slice(1).replace(/^"/u, '').startsWith("'")).toBe(true);
  });
});
