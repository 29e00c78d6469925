import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchBanks, searchBranches } from './bank-directory.ts';
import { normaliseHolder } from './bank-kana.ts';
import { readZenginFile } from './testing/zengin-reader.ts';
import { writeZenginTransfers, type ZenginFile, type ZenginTransfer } from './zengin-transfer.ts';

const hanako: ZenginTransfer = {
  number: 17, bankCode: '0005', bankKana: 'ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ', branchCode: '191', branchKana: 'ｱｲﾁｹﾝﾁﾖｳ', accountType: 'current', accountNumber: '1', holderKana: 'ﾔﾏﾀﾞ ﾊﾅｺ', amount: 5_000,
};
const shunsuke: ZenginTransfer = {
  number: 18, bankCode: '9900', bankKana: 'ﾕｳﾁﾖ', branchCode: '408', branchKana: 'ﾖﾝｾﾞﾛﾊﾁ', accountType: 'ordinary', accountNumber: '1234567', holderKana: 'ｻﾄ- ｼﾕﾝｽｹ', amount: 12_345,
};
const file = (changes: Partial<ZenginFile> = {}): ZenginFile => ({
  clientCode: '1234567890', clientKana: 'ｶ)ﾁﾖｸ', transferOn: '2026-11-30', lineEnd: 'crlf', transferKind: '7',
  from: { bankCode: '0001', bankKana: 'ﾐｽﾞﾎ', branchCode: '211', branchKana: 'ｱｵﾔﾏ', accountType: 'ordinary', accountNumber: '0000001' },
  transfers: [hanako, shunsuke], ...changes,
});

function bytesOf(one: ZenginFile): Buffer {
  const written = writeZenginTransfers(one);
  if (!written.ok) throw new Error(JSON.stringify(written.refusals));
  return written.bytes;
}
const refusals = (one: ZenginFile): unknown => {
  const written = writeZenginTransfers(one);
  return written.ok ? [] : written.refusals.map(({ number, field }) => (number === undefined ? field : `${number}: ${field}`));
};
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a reader must find of a transfer. */
const asRead = (transfer: ZenginTransfer) => ({
  kind: '2', 被仕向銀行番号: transfer.bankCode, 被仕向銀行名: transfer.bankKana, 被仕向支店番号: transfer.branchCode, 被仕向支店名: transfer.branchKana, 手形交換所番号: '0000',
  預金種目: { ordinary: '1', current: '2', savings: '4', other: '9' }[transfer.accountType], 口座番号: transfer.accountNumber.padStart(7, '0'), 受取人名: transfer.holderKana,
  振込金額: String(transfer.amount).padStart(10, '0'), 新規コード: '0', 顧客コード1: String(transfer.number).padStart(10, '0'), 顧客コード2: '0000000000', 振込指定区分: '7', 識別表示: '', ダミー: '',
});

describe('a bulk-transfer file', () => {
  it('has exactly these bytes', () => {
    const [withEnds, without] = [bytesOf(file()), bytesOf(file({ lineEnd: 'none' }))];
    expect([withEnds.length, sha256(withEnds)]).toEqual([610, 'ea9c72f1f4d53939407e5abee1d6de6db5cf97e32ad15eab0d5dbc6815723402']);
    expect([without.length, sha256(without)]).toEqual([600, '54aed7aa14a3f276194a7d9938cc927412043c0470b720d3e377f62d485a0211']);
  });

  it('tells its totals and is the same each time', () => {
    expect(writeZenginTransfers(file())).toMatchObject({ ok: true, count: 2, total: 17_345 });
    expect(bytesOf(file()).equals(bytesOf(file()))).toBe(true);
  });

  it('is read back, header and all', () => {
    const read = readZenginFile(bytesOf(file({ transfers: [hanako, { ...shunsuke, isNew: 'first' }], transferKind: '8' })));
    expect(read.header).toMatchObject({ 種別コード: '21', コード区分: '0', 委託者コード: '1234567890', 委託者名: 'ｶ)ﾁﾖｸ', 振込指定日: '1130', 仕向銀行番号: '0001', 仕向支店名: 'ｱｵﾔﾏ', 預金種目: '1', 口座番号: '0000001' });
    expect(read.transfers).toEqual([{ ...asRead(hanako), 振込指定区分: '8' }, { ...asRead(shunsuke), 新規コード: '1', 振込指定区分: '8' }]);
    expect(read.trailer).toMatchObject({ 合計件数: '000002', 合計金額: '000000017345' });
  });

  it('is read in every shape that banks and programs give it', () => {
    const lines = bytesOf(file()).toString('latin1').split('\r\n').slice(0, -1);
    const shapes = [lines.join('\n'), `${lines.join('\r')}\r`, lines.map((line) => line.trimEnd()).join('\n'), `${lines.join('\r\n')}\r\n\x1a`, `${lines.join('')}\x1a`];
    for (const shape of shapes) expect(readZenginFile(Buffer.from(shape, 'latin1')).transfers).toEqual([asRead(hanako), asRead(shunsuke)]);
  });

  it('is refused by the reader when a byte or a total was changed', () => {
    const changed = (at: number, byte: number) => { const bytes = Buffer.from(bytesOf(file())); bytes[at] = byte; return () => readZenginFile(bytes); };
    expect(changed(122 + 89, 0x31)).toThrow('totals');
    expect(changed(14, 0x5c)).toThrow('5c');
    expect(changed(122, 0x39)).toThrow('order');
    expect(changed(14, 0xb0)).toThrow('b0');
  });
});

describe('many and odd transfers', () => {
  const place = searchBanks('', 2_000).flatMap((bank) => searchBranches(bank.code, '', 5_000).map((branch) => ({ bankCode: bank.code, bankKana: bank.kana, branchCode: branch.code, branchKana: branch.kana })));

  it('holds every branch of every bank', () => {
    const transfers = place.map((at, index): ZenginTransfer => ({ ...shunsuke, ...at, number: index + 1, amount: 9_999_999 - index }));
    const read = readZenginFile(bytesOf(file({ transfers, lineEnd: 'none' }))).transfers;
    expect(read.length).toBe(28_944);
    expect(read.findIndex((record, at) => record['被仕向支店名'] !== transfers[at]?.branchKana || record['被仕向銀行名'] !== transfers[at]?.bankKana
      || record['被仕向銀行番号'] !== transfers[at]?.bankCode || record['被仕向支店番号'] !== transfers[at]?.branchCode || record['振込金額'] !== String(transfers[at]?.amount).padStart(10, '0'))).toBe(-1);
  });

  const typed = fc.array(fc.constantFrom(...'アイガギダヂヴパピャュッーヲン゛゜ｶﾞﾊﾟがっ・（）() .-AbZ09Ａ０　〜—'), { minLength: 1, maxLength: 24 }).map((parts) => parts.join(''));
  const holder = typed.map(normaliseHolder).filter((answer) => answer.ok).map(({ kana }) => kana);
  const transfer = fc.record({
    number: fc.integer({ min: 1, max: 9_999_999_999 }), at: fc.constantFrom(...place), accountType: fc.constantFrom('ordinary', 'current', 'savings', 'other'),
    accountNumber: fc.stringMatching(/^\d{1,7}$/), holderKana: holder, amount: fc.oneof(fc.integer({ min: 1, max: 9_999_999 }), fc.constantFrom(1, 9_999_999, 9_999_999_999)),
  }).map(({ at, ...rest }): ZenginTransfer => ({ ...at, ...rest }));

  it('is read back as it was, whatever the names and sums', () => {
    fc.assert(fc.property(fc.uniqueArray(transfer, { minLength: 1, maxLength: 12, selector: ({ number }) => number }), fc.constantFrom('crlf', 'none'), (transfers, lineEnd) => {
      const bytes = bytesOf(file({ transfers, lineEnd }));
      expect(bytes.length).toBe((transfers.length + 3) * (lineEnd === 'crlf' ? 122 : 120));
      expect(bytes.some((byte) => (byte >= 0x80 && byte <= 0xb0) || byte > 0xdf)).toBe(false);
      expect(readZenginFile(bytes).transfers).toEqual(transfers.map(asRead));
    }), { numRuns: 200 });
  });

  it('holds a thousand rows of ¥9,999,999', () => {
    const transfers = Array.from({ length: 1_000 }, (_, index): ZenginTransfer => ({ ...shunsuke, number: index + 1, amount: 9_999_999 }));
    expect(readZenginFile(bytesOf(file({ transfers }))).trailer).toMatchObject({ 合計件数: '001000', 合計金額: '009999999000' });
  });
});

describe('a file at its edges', () => {
  const many = (count: number, amount: number) => file({ transfers: Array.from({ length: count }, (_, index): ZenginTransfer => ({ ...shunsuke, number: index + 1, amount })) });

  it('holds a sum of twelve digits and refuses thirteen', () => {
    expect(readZenginFile(bytesOf(many(100, 9_999_999_999))).trailer).toMatchObject({ 合計件数: '000100', 合計金額: '999999999900' });
    expect(refusals(many(101, 9_999_999_999))).toEqual(['transfers']);
  });

  it('keeps zeros in front and names that fill their field to its last byte', () => {
    const full: ZenginTransfer = { ...hanako, bankCode: '0001', branchCode: '001', accountNumber: '0000001', bankKana: `${'ｱ'.repeat(13)}ｶﾞ`, branchKana: `${'ｱ'.repeat(13)}ﾊﾟ`, holderKana: `${'ｱ'.repeat(28)}ｶﾞ`, number: 9_999_999_999, amount: 1 };
    const read = readZenginFile(bytesOf(file({ clientCode: '0000000001', clientKana: 'ﾊﾟ'.repeat(20), transfers: [full] })));
    expect(read.transfers).toEqual([asRead(full)]);
    expect(read.header).toMatchObject({ 委託者コード: '0000000001', 委託者名: 'ﾊﾟ'.repeat(20) });
    expect(refusals(file({ clientKana: `${'ﾊﾟ'.repeat(20)}ｱ`, transfers: [{ ...full, holderKana: `${'ｱ'.repeat(29)}ｶﾞ`, bankKana: `${'ｱ'.repeat(14)}ｶﾞ` }] }))).toEqual(['client_name', '9999999999: bank_name', '9999999999: holder']);
  });

  it.each(['ﾔﾏﾀﾞ ', ' ﾔﾏﾀﾞ', 'ﾔﾏﾀﾞ\u3000ﾀﾛｳ', 'ﾔﾏﾀﾞｰ', 'ﾔﾏﾀﾞ,', 'yamada', 'ｦ', 'ﾞ', 'ﾔﾏﾀﾞﾞ', 'ﾔﾏﾀ゛'])('takes no holder that was not made ready: %j', (holderKana) => {
    expect(refusals(file({ transfers: [{ ...hanako, holderKana }] }))).toEqual(['17: holder']);
  });
});

describe('what is refused rather than cut', () => {
  it.each<[string, Partial<ZenginTransfer>, string]>([
    ['a kanji', { holderKana: '山田' }, 'holder'], ['a small kana', { holderKana: 'ｼｬﾎﾟﾝ' }, 'holder'], ['31 bytes', { holderKana: 'ｱ'.repeat(31) }, 'holder'], ['a stranded mark', { holderKana: 'ﾜﾞ' }, 'holder'],
    ['a line end', { holderKana: 'ｱ\r\nｲ' }, 'holder'], ['no holder', { holderKana: '' }, 'holder'], ['a yen sign', { holderKana: 'ｱ¥' }, 'holder'],
    ['nothing', { amount: 0 }, 'amount'], ['a debt', { amount: -1 }, 'amount'], ['half a yen', { amount: 1.5 }, 'amount'], ['too much', { amount: 1e10 }, 'amount'],
    ['a short bank code', { bankCode: '5' }, 'bank_code'], ['full-width digits', { branchCode: '１９１' }, 'branch_code'], ['a dot in a bank’s name', { bankKana: 'ｸﾚﾃﾞｲ.ｽｲｽ' }, 'bank_name'],
    ['a long branch', { branchKana: 'ｱ'.repeat(16) }, 'branch_name'], ['8 digits', { accountNumber: '12345678' }, 'account_number'], ['no number', { accountNumber: '' }, 'account_number'],
    ['no payout', { number: 0 }, 'payout_number'],
  ])('%s', (_, changes, field) => {
    const changed = { ...hanako, ...changes };
    expect(refusals(file({ transfers: [shunsuke, changed] }))).toEqual([`${changed.number}: ${field}`]);
  });

  it.each<[string, Partial<ZenginFile>, string]>([
    ['a Sunday', { transferOn: '2026-11-29' }, 'transfer_day'], ['a holiday', { transferOn: '2026-11-23' }, 'transfer_day'], ['no day', { transferOn: '2026-02-30' }, 'transfer_day'],
    ['no transfers', { transfers: [] }, 'transfers'], ['a code of letters', { clientCode: 'A1' }, 'client_code'], ['a client in kanji', { clientKana: '株式会社' }, 'client_name'],
    ['savings that pay', { from: { ...file().from, accountType: 'savings' } }, 'from_account'],
  ])('%s', (_, changes, field) => {
    expect(refusals(file(changes))).toEqual([field]);
  });

  it('the same payout twice', () => {
    expect(refusals(file({ transfers: [hanako, shunsuke, hanako] }))).toEqual(['17: payout_number']);
  });

  it('everything that is wrong, at once', () => {
    expect(refusals(file({ clientCode: '', transfers: [{ ...hanako, amount: 0, holderKana: '花' }] }))).toEqual(['client_code', '17: holder', '17: amount']);
  });
});
