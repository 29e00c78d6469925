import type { Sql } from '../database/database.ts';
import { HOUR } from '../primitives/seconds.ts';
import { ruleOver, stridesOf, type BookRule, type BrokenPlace } from './book-rule-store.ts';

const journals = { table: 'ledger_journal', key: 'id' } as const;
const entries = { table: 'ledger_entry', key: 'journal_id' } as const;
const payables = { table: 'ledger_payable', key: 'journal_id' } as const;

/** What was booked before this moment is committed by now, whichever process booked it: an hour before the last entry of the card company's account. */
async function quietSince(sql: Sql): Promise<number> {
  const row = await sql.get<{ at: number | null }>("SELECT MAX(booked_at) AS at FROM ledger_entry WHERE account_id = 'card_clearing'");
  return (row?.at ?? HOUR) - HOUR;
}

/** The sums of the entries booked before a moment, by account, gathered in strides. */
async function sumsBefore(sql: Sql, moment: number): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for await (const [from, to] of stridesOf(sql, journals)) {
    const rows = await sql.all<{ account_id: string; sum: number }>('SELECT account_id, SUM(amount) AS sum FROM ledger_entry WHERE journal_id > ? AND journal_id <= ? AND booked_at < ? GROUP BY account_id', [from, to, moment]);
    for (const { account_id: account, sum } of rows) sums.set(account, (sums.get(account) ?? 0) + sum);
  }
  return sums;
}

/** Balances that are not the sum of their entries: the old entries are gathered piece by piece, for they stand still; the newest and the balance are read in one statement, which no booking can come between. */
async function wrongBalances(sql: Sql): Promise<BrokenPlace[]> {
  const moment = await quietSince(sql);
  const old = await sumsBefore(sql, moment);
  const broken: BrokenPlace[] = [];
  for await (const [from, to] of stridesOf(sql, { table: 'ledger_account', key: 'id' })) {
    const rows = await sql.all<{ id: string; rest: number }>(
      `SELECT a.id, a.balance - COALESCE(SUM(e.amount), 0) AS rest FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id AND e.booked_at >= ? WHERE a.id > ? AND a.id <= ? GROUP BY a.id, a.balance`, [moment, from, to]);
    for (const { id, rest } of rows) {
      const difference = rest - (old.get(id) ?? 0);
      if (difference !== 0) broken.push({ where: id, detail: String(difference) });
    }
  }
  return broken;
}

/** The rules that hold for any books of double entry, whatever is booked (docs/money.md, "The books are checked"). */
export const bookRules: readonly BookRule[] = [
  ruleOver(journals, {
    name: 'journal_sums_to_zero', says: { ja: '仕訳の合計は0円', en: 'Every journal sums to ¥0' },
    query: `SELECT j.source AS place, SUM(e.amount) AS detail FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id
      WHERE j.id > ? AND j.id <= ? GROUP BY j.id, j.source HAVING SUM(e.amount) <> 0`,
  }),
  ruleOver(journals, {
    name: 'journal_has_entries', says: { ja: '仕訳には2行以上ある', en: 'Every journal has two entries or more' },
    query: `SELECT j.source AS place, COUNT(e.line) AS detail FROM ledger_journal j LEFT JOIN ledger_entry e ON e.journal_id = j.id
      WHERE j.id > ? AND j.id <= ? GROUP BY j.id, j.source HAVING COUNT(e.line) < 2`,
  }),
  ruleOver(entries, {
    name: 'entry_has_journal', says: { ja: 'どの行も仕訳に属する', en: 'Every entry belongs to a journal' },
    query: `SELECT e.journal_id AS place, COUNT(*) AS detail FROM ledger_entry e LEFT JOIN ledger_journal j ON j.id = e.journal_id
      WHERE e.journal_id > ? AND e.journal_id <= ? AND j.id IS NULL GROUP BY e.journal_id`,
  }),
  ruleOver(entries, {
    name: 'entry_is_as_booked', says: { ja: '0円の行はなく、日時は仕訳と同じ', en: 'No entry is ¥0, and each has the time of its journal' },
    query: `SELECT e.journal_id AS place, e.line AS detail FROM ledger_entry e LEFT JOIN ledger_journal j ON j.id = e.journal_id
      WHERE e.journal_id > ? AND e.journal_id <= ? AND (e.amount = 0 OR e.booked_at <> j.booked_at)`,
  }),
  ruleOver({ table: 'ledger_journal', key: 'source' }, {
    name: 'source_booked_once', says: { ja: '同じもとの仕訳は1回だけ', en: 'Every source is booked once' },
    query: 'SELECT source AS place, COUNT(*) AS detail FROM ledger_journal WHERE source > ? AND source <= ? GROUP BY source HAVING COUNT(*) > 1',
  }),
  { name: 'balance_is_sum_of_entries', says: { ja: '残高は行の合計', en: 'Every balance is the sum of its entries' }, look: wrongBalances },
  ruleOver(entries, {
    name: 'entry_has_account', says: { ja: 'どの行も勘定に属する', en: 'Every entry belongs to an account' },
    query: `SELECT e.account_id AS place, SUM(e.amount) AS detail FROM ledger_entry e LEFT JOIN ledger_account a ON a.id = e.account_id
      WHERE e.journal_id > ? AND e.journal_id <= ? AND a.id IS NULL GROUP BY e.account_id`,
  }),
  ruleOver(payables, {
    name: 'moved_sales_have_journal', says: { ja: '待機をおえた売上金には仕訳がある', en: 'Sales that left their waiting days have a journal' },
    query: `SELECT p.source AS place, p.amount AS detail FROM ledger_payable p LEFT JOIN ledger_journal j ON j.source = p.source
      WHERE p.journal_id > ? AND p.journal_id <= ? AND ((p.moved_at IS NULL AND j.id IS NOT NULL) OR (p.moved_at IS NOT NULL AND p.amount > 0 AND j.id IS NULL))`,
  }),
  ruleOver({ table: 'ledger_account', key: 'id' }, {
    name: 'waiting_sales_are_pending', says: { ja: '待機中の売上金の合計は、待機中の残高', en: 'Waiting sales add up to the pending balance' },
    query: `SELECT a.id AS place, a.balance + COALESCE(SUM(p.amount), 0) AS detail FROM ledger_account a LEFT JOIN ledger_payable p ON p.user_id = SUBSTR(a.id, 15) AND p.moved_at IS NULL
      WHERE a.id > ? AND a.id <= ? AND a.id LIKE 'sales_pending:%' GROUP BY a.id, a.balance HAVING a.balance + COALESCE(SUM(p.amount), 0) <> 0`,
  }),
];
