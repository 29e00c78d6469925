import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { yen } from '../primitives/yen.ts';
import { accountKey, accountOf, type Account } from './account.ts';
import { checkJournal, UnbalancedJournal, type Entry } from './journal.ts';

const clearing: Account = { kind: 'card_clearing', owner: null };
const fee: Account = { kind: 'platform_fee', owner: null };
const entry = (account: Account, amount: number): Entry => ({ account, amount: yen(amount) });

describe('a journal', () => {
  it('that balances may be booked', () => {
    expect(() => checkJournal({ source: 's', entries: [entry(clearing, 100), entry(fee, -100)] })).not.toThrow();
  });
  it.each([
    ['does not sum to zero', 's', [entry(clearing, 100), entry(fee, -99)]],
    ['fewer than two entries', 's', []],
    ['an entry of ¥0', 's', [entry(clearing, 0), entry(fee, 0)]],
    ['an account twice', 's', [entry(clearing, 100), entry(clearing, -100)]],
    ['a source has', '', [entry(clearing, 100), entry(fee, -100)]],
  ])('is refused: %s', (rule, source, entries) => {
    expect(() => checkJournal({ source, entries })).toThrow(UnbalancedJournal);
    expect(() => checkJournal({ source, entries })).toThrow(rule);
  });
});

describe('an account', () => {
  it.each([clearing, fee, { kind: 'sales_pending', owner: asId('user', 'usr_aya') }] as const)('is found again by its name in the books: %j', (account) => {
    expect(accountOf(accountKey(account))).toEqual(account);
  });
  it('that does not exist is refused', () => {
    for (const key of ['sales', 'sales_pending', 'platform_fee:usr_aya']) expect(() => accountOf(key)).toThrow(TypeError);
  });
});
