import { describe, expect, it } from 'vitest';
import { fromYucho, yuchoCheckDigit } from './yucho.ts';

const short = (symbol: string, number: string): unknown[] => {
  const answer = fromYucho(symbol, number);
  if (!answer.ok) return [answer.field];
  const { branchCode, accountType, accountNumber, branchKana } = answer.account;
  return [branchCode, accountType, accountNumber, branchKana];
};

describe('an account of ゆうちょ銀行', () => {
  it.each([
    ['14030', '12345671', '408', 'ordinary', '1234567', 'ﾖﾝｾﾞﾛﾊﾁ'], ['15150', '21111111', '518', 'ordinary', '2111111', 'ｺﾞｲﾁﾊﾁ'],
    ['00160-0', '100001', '019', 'current', '0100001', 'ｾﾞﾛｲﾁｷﾕｳ'], ['00160', '0-100001', '019', 'current', '0100001', 'ｾﾞﾛｲﾁｷﾕｳ'], ['00580', '654321', '059', 'current', '0654321', 'ｾﾞﾛｺﾞｷﾕｳ'],
    ['１４０３０', '　１２３４５６７１', '408', 'ordinary', '1234567', 'ﾖﾝｾﾞﾛﾊﾁ'], ['14030', '11', '408', 'ordinary', '0000001', 'ﾖﾝｾﾞﾛﾊﾁ'],
    ['10000', '01234561', '008', 'ordinary', '0123456', 'ｾﾞﾛｾﾞﾛﾊﾁ'], ['14030－２－', '12345671', '408', 'ordinary', '1234567', 'ﾖﾝｾﾞﾛﾊﾁ'], ['00000', '000001', '009', 'current', '0000001', 'ｾﾞﾛｾﾞﾛｷﾕｳ'], ['19990', '99999991', '998', 'ordinary', '9999999', 'ｷﾕｳｷﾕｳﾊﾁ'],
  ])('%s-%s', (symbol, number, ...account) => {
    expect(short(symbol, number)).toEqual(account);
  });

  it('may be a savings passbook', () => {
    expect(fromYucho('14030', '12345671', true)).toMatchObject({ ok: true, account: { accountType: 'savings' } });
  });

  it.each([['24030', '12345671', 'symbol'], ['14031', '12345671', 'symbol'], ['1403', '12345671', 'symbol'], ['14030', '12345670', 'number'], ['14030', '1', 'number'], ['14030', '123456781', 'number'], ['00160', '1000001', 'number'], ['14030', 'abc', 'number'], ['14030', '00000001', 'number'], ['00160', '000000', 'number'], ['00160', '1234567', 'number']])(
    '%s-%s is none, because of the %s', (symbol, number, field) => {
      expect(fromYucho(symbol, number)).toEqual({ ok: false, field });
    });

  it.each([['14080', '12712721', 8], ['10000', '81111111', 1], ['10000', '80000001', 9], ['16150', '12233411', 5], ['14030', '12345671', 3], ['15150', '21111111', 5], ['00580', '654321', 8], ['00160', '100001', 6]])(
    '%s-%s is checked by %d', (symbol, number, digit) => {
      expect(yuchoCheckDigit(symbol, number)).toBe(digit);
    });

  it('is doubted, not refused, when the digit is another', () => {
    expect(fromYucho('14030', '12345671')).toMatchObject({ ok: true, account: { checkDigit: 'fits' } });
    expect(fromYucho('14040', '12345671')).toMatchObject({ ok: true, account: { checkDigit: 'wrong' } });
  });
});
