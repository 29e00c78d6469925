import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../tests/support/databases.ts';
import type { Database } from '../database/database.ts';
import { asId, newId, type UserId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { bookRules, checkBooks, findSalesEntries, movePayable, postJournal, readBalance, readSales, type Account, type JournalDraft } from './index.ts';

const clearing: Account = { kind: 'card_clearing', owner: null };
const fee: Account = { kind: 'platform_fee', owner: null };
let db: Database;
let now = 1_000;
const random = (length: number) => new Uint8Array(randomBytes(length));
const context = () => ({ db, random, clock: { now: () => instant(now) } });
const post = (draft: JournalDraft) => db.transaction((tx) => postJournal(context(), tx, draft));
const wrong = (of: Database) => checkBooks(of, bookRules);
const person = (): UserId => newId('user', random);
const sold = (name: string, owner: UserId, sales: number, share: number, payableAt = 10_000): JournalDraft => ({
  source: `talk:${name}:settlement`,
  entries: [{ account: clearing, amount: yen(sales + share) }, { account: { kind: 'sales_pending', owner }, amount: yen(-sales) }, { account: fee, amount: yen(-share) }],
  payable: { userId: owner, amount: yen(sales), at: instant(payableAt), source: `talk:${name}:payable` },
});

beforeAll(async () => { db = await openTestDatabase(); });
afterAll(() => db.close());

describe('the books', () => {
  it('keep a balance with each account', async () => {
    const aya = person();
    const before = await readBalance(db.sql, clearing);
    expect(await post(sold('a', aya, 743, 185))).toBe(true);
    expect(await readSales(db.sql, aya)).toEqual({ pending: 743, payable: 0 });
    expect(await readBalance(db.sql, clearing)).toBe(before + 928);
    expect(await wrong(db)).toEqual([]);
  });

  it('book a source once, however often it is posted', async () => {
    const aya = person();
    const results = await Promise.all([1, 2, 3, 4].map(() => post(sold('once', aya, 80, 20))));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await readSales(db.sql, aya)).toEqual({ pending: 80, payable: 0 });
  });

  it('book nothing of a journal that breaks a rule', async () => {
    const aya = person();
    const draft = sold('crooked', aya, 80, 20);
    await expect(post({ ...draft, entries: draft.entries.slice(1) })).rejects.toThrow('does not sum to zero');
    expect(await readSales(db.sql, aya)).toEqual({ pending: 0, payable: 0 });
    expect(await post(draft)).toBe(true);
  });

  it('move sales to payable when their waiting days are over, once', async () => {
    const aya = person();
    await post(sold('early', aya, 400, 100, 20_000));
    await post(sold('late', aya, 40, 10, 30_000));
    await movePayable(context(), instant(19_999));
    expect(await readSales(db.sql, aya)).toEqual({ pending: 440, payable: 0 });
    now = 20_000;
    const moved = await Promise.all([movePayable(context(), instant(20_000)), movePayable(context(), instant(20_000))]);
    expect(moved[0] + moved[1]).toBe(1);
    expect(await readSales(db.sql, aya)).toEqual({ pending: 40, payable: 400 });
    expect(await wrong(db)).toEqual([]);
  });

  it('list what changed a provider’s sales, newest first, without the moves', async () => {
    const aya = person();
    now = 40_000;
    await post(sold('one', aya, 100, 25, 40_000));
    now = 41_000;
    await post(sold('two', aya, 200, 50, 90_000));
    await movePayable(context(), instant(41_000));
    const entries = await findSalesEntries(db.sql, aya, { limit: 10 });
    expect(entries.map((entry) => [entry.source, entry.amount, entry.bookedAt, entry.payableFrom])).toEqual([['talk:two:settlement', 200, 41_000, 90_000], ['talk:one:settlement', 100, 40_000, 40_000]]);
    const [newest] = entries;
    if (newest !== undefined) expect(await findSalesEntries(db.sql, aya, { before: newest, limit: 10 })).toHaveLength(1);
  });

  it('agree with a second set kept in big integers, whatever is booked by whom at once', async () => {
    const people = [person(), person(), person()];
    let number = 0;
    const sums = new Map<UserId, bigint>();
    const sale = fc.record({ who: fc.nat(2), sales: fc.integer({ min: 1, max: 1_000_000 }), share: fc.integer({ min: 1, max: 200_000 }) });
    await fc.assert(fc.asyncProperty(fc.array(sale, { minLength: 1, maxLength: 8 }), async (batch) => {
      await Promise.all(batch.map(async ({ who, sales, share }) => {
        const owner = people[who] ?? person();
        sums.set(owner, (sums.get(owner) ?? 0n) + BigInt(sales));
        await post(sold(`many${(number += 1)}`, owner, sales, share));
      }));
      for (const [owner, sum] of sums) expect(BigInt((await readSales(db.sql, owner)).pending)).toBe(sum);
      expect(await wrong(db)).toEqual([]);
    }), { numRuns: 10 });
  });
});

describe('the check of the books', () => {
  it.each([
    ['balance_is_sum_of_entries', "UPDATE ledger_account SET balance = balance + 1 WHERE id = 'platform_fee'"],
    ['journal_sums_to_zero', "UPDATE ledger_entry SET amount = amount + 1 WHERE account_id = 'platform_fee'"],
    ['journal_has_entries', "INSERT INTO ledger_journal (id, source, booked_at) VALUES ('jnl_empty', 'empty', 1)"],
    ['entry_has_journal', "INSERT INTO ledger_entry (journal_id, line, account_id, amount, booked_at) VALUES ('jnl_none', 1, 'platform_fee', 5, 1)"],
    ['entry_has_account', "UPDATE ledger_entry SET account_id = 'nowhere' WHERE account_id = 'platform_fee'"],
    ['entry_is_as_booked', "UPDATE ledger_entry SET booked_at = 2 WHERE account_id = 'platform_fee'"],
    ['moved_sales_have_journal', 'UPDATE ledger_payable SET moved_at = 1'],
    ['waiting_sales_are_pending', 'UPDATE ledger_payable SET amount = amount + 1'],
  ])('finds a broken rule: %s', async (rule, damage) => {
    const damaged = await openTestDatabase();
    try {
      await damaged.transaction((tx) => postJournal({ random, clock: { now: () => instant(1) } }, tx, sold('x', asId('user', 'usr_aya'), 80, 20)));
      expect(await wrong(damaged)).toEqual([]);
      await damaged.sql.run(damage);
      expect((await wrong(damaged)).map((finding) => finding.rule)).toContain(rule);
    } finally {
      await damaged.close();
    }
  });
});
