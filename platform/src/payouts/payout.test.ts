import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { after, fromWire, instant } from '../primitives/instant.ts';
import { vaultOf } from '../primitives/vault.ts';
import { sumYen, yen } from '../primitives/yen.ts';
import { CHANGE_WAIT, maskNumber, placeWords, saveAccount, type BankAccount } from './bank-account.ts';
import { readTotals } from './file-totals.ts';
import { decide, needsRelease, requestedJournal, type Payout, type PayoutCommand } from './payout.ts';
import { quoteOf, type QuoteFacts } from './quote.ts';
import { sealAccount } from './sealed-account.ts';

const now = fromWire('2026-11-24T01:00:00.000Z');
const aya = asId('user', 'usr_aya');
const account: BankAccount = { bankCode: '0001', bankName: 'みずほ', bankKana: 'ﾐｽﾞﾎ', branchCode: '211', branchName: '青山', branchKana: 'ｱｵﾔﾏ', accountType: 'ordinary', accountNumber: '0001234', holder: 'ｻﾄｳ ｱﾔ' };
const vault = vaultOf([new Uint8Array(32)]);
const held = saveAccount(null, account, { id: asId('bankAccount', 'bnk_1'), userId: aya, at: now });
const payout: Payout = {
  id: asId('payout', 'pay_1'), number: 1, userId: aya, amount: yen(18_432), fee: yen(220), account: sealAccount(vault, account, 'payout:pay_1'), live: true, state: 'requested', requestedAt: now, arrivesOn: '2026-11-26',
  releasedAt: null, fileId: null, exportedAt: null, paidAt: null, closedAt: null, reason: null, words: '',
};
const commands: Readonly<Record<string, PayoutCommand>> = {
  export: { type: 'export', fileId: asId('payoutFile', 'pyf_1') }, pay: { type: 'pay' }, return: { type: 'return', reason: 'wrong_name', words: '' }, refuse: { type: 'refuse', words: '' },
};

/** What a row of commands leaves on the accounts, and where the payout is then. */
function played(payoutAtFirst: Payout, names: readonly string[]): { state: string; balances: Record<string, number>; refused: string[] } {
  const balances: Record<string, number> = {};
  const book = (entries: readonly { account: { kind: string }; amount: number }[]) => { for (const { account: { kind }, amount } of entries) balances[kind] = (balances[kind] ?? 0) + amount; };
  book(requestedJournal(payoutAtFirst).entries);
  const refused: string[] = [];
  let one = payoutAtFirst;
  for (const name of names) {
    const outcome = decide(one, commands[name] ?? { type: 'pay' }, now);
    if (!outcome.ok) { refused.push(`${name}: ${outcome.state}`); continue; }
    if (outcome.journal !== null) {
      expect(sumYen(outcome.journal.entries.map((entry) => entry.amount))).toBe(0);
      book(outcome.journal.entries);
    }
    one = outcome.payout;
  }
  return { state: one.state, balances, refused };
}

describe('a payout', () => {
  it.each([
    ['waits for the bank', [], 'requested', { sales_payable: 18_432, payouts_open: -18_432 }],
    ['in a file is still owed', ['export'], 'exported', { sales_payable: 18_432, payouts_open: -18_432 }],
    ['leaves the bank less its fee', ['export', 'pay'], 'paid', { sales_payable: 18_432, payouts_open: 0, bank: -18_212, transfer_fees: -220 }],
    ['may be transferred by hand', ['pay'], 'paid', { sales_payable: 18_432, payouts_open: 0, bank: -18_212, transfer_fees: -220 }],
    ['comes back whole before the bank was paid', ['export', 'return'], 'returned', { sales_payable: 0, payouts_open: 0 }],
    ['comes back less the bank’s fee afterwards', ['export', 'pay', 'return'], 'returned', { sales_payable: 220, payouts_open: 0, bank: 0, transfer_fees: -220 }],
    ['is given back whole when it is refused', ['refuse'], 'refused', { sales_payable: 0, payouts_open: 0 }],
  ])('%s', (_, names, state, balances) => {
    expect(played(payout, names)).toEqual({ state, balances, refused: [] });
  });

  it.each([
    [['pay', 'pay'], 'paid', ['pay: paid']], [['return', 'pay'], 'returned', ['pay: returned']], [['pay', 'return', 'return'], 'returned', ['return: returned']], [['refuse', 'export'], 'refused', ['export: refused']],
    [['export', 'export'], 'exported', ['export: exported']], [['export', 'refuse'], 'exported', ['refuse: exported']], [['pay', 'export'], 'paid', ['export: paid']],
  ])('takes each step once: %j', (names, state, refused) => {
    expect(played(payout, names)).toMatchObject({ state, refused });
  });

  it('leaves nothing open and loses no yen, whatever is done to it', () => {
    fc.assert(fc.property(fc.integer({ min: 5_000, max: 9_999_999 }), fc.integer({ min: 0, max: 999 }), fc.array(fc.constantFrom(...Object.keys(commands)), { maxLength: 8 }), (amount, fee, names) => {
      const { state, balances } = played({ ...payout, amount: yen(amount), fee: yen(fee) }, names);
      expect(Object.values(balances).reduce((sum, one) => sum + one, 0)).toBe(0);
      expect(balances['payouts_open']).toBe(state === 'requested' || state === 'exported' ? -amount : 0);
    }), { numRuns: 200 });
  });

  it('above ¥300,000 waits for a second operator', () => {
    expect([yen(300_000), yen(300_001)].map((amount) => needsRelease({ ...payout, amount }))).toEqual([false, true]);
    expect(needsRelease({ amount: yen(300_001), releasedAt: now })).toBe(false);
  });
});

describe('a quote', () => {
  const facts: QuoteFacts = {
    payable: yen(18_432), amount: null, account: held, terms: { fees: { sameBank: 0, otherBank: 220 }, leadDays: 2, cutOffHour: 12, bankCode: '0005' }, arrivesOn: '2026-11-26', now,
  };
  it('says what the bank takes and what arrives', () => {
    expect(quoteOf(facts)).toEqual({ reason: null, payable: 18_432, amount: 18_432, fee: 220, net: 18_212, arrivesOn: '2026-11-26' });
    expect(quoteOf({ ...facts, terms: { fees: { sameBank: 0, otherBank: 220 }, leadDays: 2, cutOffHour: 12, bankCode: '0001' } })).toMatchObject({ fee: 0, net: 18_432 });
  });
  it.each([
    ['debt', { payable: yen(-1) }], ['below_minimum', { payable: yen(4_999) }], [null, { payable: yen(5_000) }], ['no_account', { account: null }], ['not_open', { terms: null }],
    ['too_little', { amount: yen(4_999) }], [null, { amount: yen(5_000) }], ['too_much', { amount: yen(18_433) }], [null, { amount: yen(18_432) }],
    ['account_waits', { account: { ...held, usableFrom: after(now, 1) } }], [null, { account: { ...held, usableFrom: now } }],
  ] as const)('is refused for %s', (reason, change) => {
    expect(quoteOf({ ...facts, ...change }).reason).toBe(reason);
  });
});

describe('a bank account', () => {
  const later = instant(now + 1_000);
  it('can be used at once when it is the first, a changed one after 72 hours', () => {
    expect([held.usableFrom, held.version]).toEqual([now, 1]);
    const changed = saveAccount(held, { ...account, accountNumber: '7654321' }, { id: asId('bankAccount', 'bnk_2'), userId: aya, at: later });
    expect([changed.id, changed.usableFrom, changed.version]).toEqual([held.id, after(later, 72 * 3_600_000), 2]);
    expect(CHANGE_WAIT).toBe(72 * 3_600_000);
  });
  it('that is saved unchanged stays as it is', () => {
    expect(saveAccount(held, { ...account, branchName: '青山支店' }, { id: held.id, userId: aya, at: later })).toBe(held);
  });
  it('is shown by its last three digits', () => {
    expect([maskNumber('0001234'), maskNumber('')]).toEqual(['••••234', '']);
  });
  it.each([
    ['みずほ', '青山', '0001', 'みずほ銀行 青山支店'], ['京都信金', '本店営業部', '1610', '京都信金 本店営業部'], ['ゆうちょ', '四〇八', '9900', 'ゆうちょ銀行 四〇八店'], ['', '', '1234', '1234 211'],
  ])('of %s %s is called as people call it', (bankName, branchName, bankCode, words) => {
    expect(placeWords({ ...account, bankCode, bankName, branchName })).toBe(words);
  });
});

describe('the totals of a bank file', () => {
  const record = (text: string) => text.padEnd(120, ' ');
  const transfer = (amount: number) => record(`2${'x'.repeat(79)}${String(amount).padStart(10, '0')}`);
  const file = (count: number, total: number, end = '\r\n') => Buffer.from([record('1'), transfer(5_000), transfer(12_345), record(`8${String(count).padStart(6, '0')}${String(total).padStart(12, '0')}`), record('9')].map((line) => line + end).join(''));
  it('are counted from its bytes', () => {
    expect([readTotals(file(2, 17_345)), readTotals(file(2, 17_345, ''))]).toEqual([{ count: 2, total: 17_345 }, { count: 2, total: 17_345 }]);
  });
  it('that don’t fit the trailer, or records of another length, are none', () => {
    expect([readTotals(file(3, 17_345)), readTotals(file(2, 17_346)), readTotals(file(2, 17_345).subarray(1)), readTotals(Buffer.alloc(0)), readTotals(Buffer.from(`${record('1')}${record('9')}`))]).toEqual([null, null, null, null, null]);
  });
});
