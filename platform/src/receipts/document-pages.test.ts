import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { fromWire } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { monthNamed } from '../primitives/months.ts';
import { yen } from '../primitives/yen.ts';
import { feeInvoicePdf, receiptPdf } from './document-pages.ts';
import type { Issuer, Receipt, ReceiptFacts } from './receipt.ts';

const issuer: Issuer = { name: '株式会社れい', address: '〒100-0000 東京都千代田区霞が関9丁目99番99号 とても長いなまえのビルディング 1208号室', phone: '03-0000-0000', invoiceNumber: 'T1234567890123' };
const nobody: Issuer = { name: null, address: null, phone: null, invoiceNumber: null };

function receiptOf(changes: Partial<Omit<Receipt, 'facts'>> & { readonly facts?: Partial<ReceiptFacts> } = {}): Receipt {
  const facts: ReceiptFacts = {
    locale: 'ja', serviceTitle: '川口市の保育園えらび、7か所まわりました', providerId: asId('user', 'usr_aya'), talkedAt: fromWire('2026-11-22T12:15:00.000Z'), paidAt: fromWire('2026-11-22T12:33:00.000Z'),
    captured: yen(1_373), refunded: yen(0), issuer, taxPercent: 10, moneyIsReal: true, ...changes.facts,
  };
  return {
    id: asId('receipt', 'rcp_1'), talkId: asId('talk', 'tlk_0123456789abcdefghjk'), userId: asId('user', 'usr_ken'), edition: 1, number: '20261122-ABCDEFGHJK-1', amount: yen(1_373), addressee: '髙橋﨑子',
    issuedAt: fromWire('2026-11-23T03:00:00.000Z'), ...changes, facts,
  };
}

/** The characters that the fonts of a PDF are said to draw: their tables back to Unicode, read without the library that wrote them. */
function writtenIn(pdf: Uint8Array): string {
  const file = Buffer.from(pdf).toString('latin1');
  const streams = [...file.matchAll(/\/Length (\d+)[\s\S]*?stream\n/gu)].flatMap((match) => {
    const from = match.index + match[0].length;
    try {
      return [inflateSync(Buffer.from(file.slice(from, from + Number(match[1])), 'latin1')).toString('latin1')];
    } catch (error) {
      if (error instanceof Error && 'code' in error) return [];
      throw error;
    }
  });
  return streams.filter((text) => text.includes('beginbfrange') || text.includes('beginbfchar')).flatMap((text) => [...text.matchAll(/<([0-9a-f]{4,})>/giu)].map((hex) => Buffer.from(hex[1] ?? '', 'hex').swap16().toString('utf16le'))).join('');
}

describe('a receipt', () => {
  it.each([
    ['whole', receiptOf(), ['領', '髙', '﨑', '保', 'T', '¥']],
    ['of-nobody-again', receiptOf({ edition: 3, addressee: '', facts: { issuer: nobody, taxPercent: null, moneyIsReal: false, refunded: yen(373), locale: 'en' } }), ['R', '¥', '保']],
  ] as const)('%s is a PDF with every character it needs', async (_, receipt, characters) => {
    const pdf = await receiptPdf(receipt, 'さとみ');
    expect(Buffer.from(pdf).toString('latin1', 0, 5)).toBe('%PDF-');
    const written = writtenIn(pdf);
    for (const character of characters) expect(written, character).toContain(character);
  });

  it('made again has the same bytes, and other bytes for another name', async () => {
    const digest = async (receipt: Receipt) => createHash('sha256').update(await receiptPdf(receipt, 'さとみ')).digest('hex');
    expect(await digest(receiptOf())).toBe(await digest(receiptOf()));
    expect(await digest(receiptOf({ addressee: '高橋' }))).not.toBe(await digest(receiptOf()));
  });

  it('survives names that no font has, and the longest ones', async () => {
    for (const addressee of ['😀𝕏Ω', '㈱れい', '𠮷野家', 'あ'.repeat(50), 'W'.repeat(50), '\u202eabc', 'e\u0301']) {
      const pdf = await receiptPdf(receiptOf({ addressee, facts: { serviceTitle: 'x'.repeat(60) } }), '表示できないユーザー');
      expect(pdf.length).toBeGreaterThan(5_000);
    }
  });
});

describe('a fee invoice', () => {
  it.each(['ja', 'en'] as const)('of a month is the same document each time: %s', async (locale: Locale) => {
    const month = monthNamed('2026-10');
    if (month === null) throw new Error('October is a month');
    const fees = { month, number: 'F202610-ABCDEFGHJK', nickname: 'さとみ', talks: 3, taken: yen(180), givenBack: yen(-20), total: yen(160) };
    const make = () => feeInvoicePdf(fees, { issuer, locale, taxPercent: 10, moneyIsReal: locale === 'ja' });
    const pdf = await make();
    expect(Buffer.compare(await make(), pdf)).toBe(0);
  });
});
