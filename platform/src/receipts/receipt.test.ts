import { describe, expect, it } from 'vitest';
import { fromWire } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { lacksOf, receiptNumber, taxWithin, type Issuer } from './receipt.ts';

const issuer: Issuer = { name: '株式会社れい', address: '東京都', phone: null, invoiceNumber: 'T1234567890123' };

describe('a receipt', () => {
  it('is numbered by the day of payment in Japan, the talk and the edition', () => {
    expect(receiptNumber({ talkId: 'tlk_0123456789abcdefghjk', paidAt: fromWire('2026-11-23T15:00:00.000Z'), edition: 2 })).toBe('20261124-ABCDEFGHJK-2');
  });

  it.each([[180, 10, 16], [1_520, 10, 138], [108, 8, 8], [10, 10, 0], [500, 0, 0], [-180, 10, -16]])('of ¥%i contains, at %i %%, ¥%i of tax', (amount, percent, tax) => {
    expect(taxWithin(yen(amount), percent)).toBe(tax);
  });

  it('says what it lacks', () => {
    expect(lacksOf(issuer, 10)).toEqual([]);
    expect(lacksOf({ ...issuer, name: null, invoiceNumber: null }, null)).toEqual(['name', 'invoiceNumber', 'tax']);
    expect(lacksOf(issuer, 0)).toEqual([]);
  });
});
