/** An account of ゆうちょ銀行 as other banks address it. */
export interface YuchoAccount {
  readonly bankCode: '9900';
  readonly branchCode: string;
  /** The branch's name in half-width kana: its digits read one by one. */
  readonly branchKana: string;
  readonly accountType: 'ordinary' | 'current' | 'savings';
  /** Seven digits. */
  readonly accountNumber: string;
  /** Whether the digit that checks 記号 and 番号 fits. A wrong one is worth a question, never a refusal: it was not published. */
  readonly checkDigit: 'fits' | 'wrong';
}

/** What can't be 記号 or 番号. */
export type YuchoRefusal = { readonly ok: false; readonly field: 'symbol' | 'number' };

const digitKana = ['ｾﾞﾛ', 'ｲﾁ', 'ﾆ', 'ｻﾝ', 'ﾖﾝ', 'ｺﾞ', 'ﾛｸ', 'ﾅﾅ', 'ﾊﾁ', 'ｷﾕｳ'];

/** The kana of a ゆうちょ branch, whose name is its number. */
export function yuchoBranchKana(branchCode: string): string {
  return [...branchCode].map((digit) => digitKana[Number(digit)] ?? '').join('');
}

/** The digit that 記号 holds in its fourth place when 記号 (five digits) and 番号 (up to eight) belong together. */
export function yuchoCheckDigit(symbol: string, number: string): number {
  const digits = [...`${symbol.slice(0, 3)}0${symbol.slice(4)}${number.padStart(8, '0')}`].map(Number);
  const weighed = digits.map((digit, at) => {
    if (at === digits.length - 1 || at % 3 === 0) return digit;
    return at % 3 === 1 ? 3 * digit : digit < 5 ? 2 * digit : 2 * digit - 9;
  });
  return weighed.reduce((sum, part) => sum + part, 0) % 10;
}

/** Digits and dashes as people type them: full width, any dash, blanks around. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[ー\u2010-\u2015\u2212\u2500\u301c]/gu, '-').replace(/\s/gu, '');

/**
 * Turns 記号 and 番号 of a ゆうちょ passbook into branch, type and number (the bank's own rule): `1abc0` names 通常貯金, branch `ab8`, the number without its
 * last 1; `0abc0` names 振替口座, branch `ab9`, 当座. A digit between the two (`00160-0-100001`) may be typed with either and is dropped.
 * `savings` says that the passbook is a 貯蓄貯金.
 */
export function fromYucho(symbol: string, number: string, savings = false): { readonly ok: true; readonly account: YuchoAccount } | YuchoRefusal {
  const sign = /^([01]\d{3}0)(?:-\d)?-?$/.exec(plain(symbol))?.[1];
  if (sign === undefined) return { ok: false, field: 'symbol' };
  const digits = /^-?(?:\d-)?(\d{1,8})$/.exec(plain(number))?.[1];
  const isTransfer = sign.startsWith('0');
  if (digits === undefined || (isTransfer ? digits.length > 6 : !/^\d+1$/.test(digits))) return { ok: false, field: 'number' };
  const accountNumber = (isTransfer ? digits : digits.slice(0, -1)).padStart(7, '0');
  if (Number(accountNumber) === 0) return { ok: false, field: 'number' };
  const branchCode = `${sign.slice(1, 3)}${isTransfer ? '9' : '8'}`;
  return {
    ok: true,
    account: {
      bankCode: '9900', branchCode, branchKana: yuchoBranchKana(branchCode),
      accountType: isTransfer ? 'current' : savings ? 'savings' : 'ordinary',
      accountNumber,
      checkDigit: String(yuchoCheckDigit(sign, digits)) === sign.charAt(3) ? 'fits' : 'wrong',
    },
  };
}
