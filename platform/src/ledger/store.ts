import { forUpdate, insert, insertAll, insertOrAdd, insertOrIgnore, placeholders, type Sql, type Transaction } from '../database/database.ts';
import { asId, type Id, type TalkId, type UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import { negateYen, yen, type Yen } from '../primitives/yen.ts';
import { accountKey, type Account } from './account.ts';
import type { Entry, JournalDraft, PayableLater } from './journal.ts';

/** A journal as it is written: the draft with its id and time. */
export interface BookedJournal extends JournalDraft { readonly id: Id<'journal'>; readonly bookedAt: Instant }

/** Writes the head of a journal; false when its source is booked already. */
export async function insertJournal(tx: Transaction, journal: BookedJournal): Promise<boolean> {
  const { changes } = await insertOrIgnore(tx.sql, 'ledger_journal', { id: journal.id, source: journal.source, about: journal.about ?? null, booked_at: journal.bookedAt });
  return changes === 1;
}

/** Locks the accounts in the order of their ids, making the missing ones, so that two journals never wait for each other. */
export async function lockAccounts(tx: Transaction, accounts: readonly Account[]): Promise<void> {
  const ids = accounts.map(accountKey).toSorted();
  const lock = () => tx.sql.all<{ id: string }>(`SELECT id FROM ledger_account WHERE id IN (${placeholders(ids)}) ORDER BY id${forUpdate(tx.db)}`, ids);
  const known = new Set((await lock()).map((row) => row.id));
  const missing = ids.filter((id) => !known.has(id));
  for (const id of missing) await insertOrIgnore(tx.sql, 'ledger_account', { id, balance: 0 });
  if (missing.length > 0) await lock();
}

/** Writes the entries of a journal. */
export async function insertEntries(tx: Transaction, journal: BookedJournal): Promise<void> {
  const [first, ...rest] = inAccountOrder(journal.entries).map((entry, index) =>
    ({ journal_id: journal.id, line: index + 1, account_id: accountKey(entry.account), amount: entry.amount, booked_at: journal.bookedAt }));
  if (first !== undefined) await insertAll(tx.sql, 'ledger_entry', [first, ...rest]);
}

/** Moves the kept balances by the entries, making the missing accounts; locked in the order of their ids, so that two journals never wait for each other. */
export async function moveBalances(tx: Transaction, entries: readonly Entry[]): Promise<void> {
  const [first, ...rest] = inAccountOrder(entries).map((entry) => ({ id: accountKey(entry.account), balance: entry.amount }));
  if (first !== undefined) await insertOrAdd(tx.sql, tx.db.dialect, { table: 'ledger_account', rows: [first, ...rest], key: 'id', sum: 'balance' });
}

function inAccountOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((one, other) => (accountKey(one.account) < accountKey(other.account) ? -1 : 1));
}

/** Writes down sales that become payable later. */
export async function insertPayable(tx: Transaction, journalId: Id<'journal'>, later: PayableLater): Promise<void> {
  await insert(tx.sql, 'ledger_payable', { journal_id: journalId, user_id: later.userId, amount: later.amount, payable_at: later.at, source: later.source, moved_at: null });
}

/** Sales whose waiting days are over and that are not moved yet, oldest first. */
export async function findDuePayables(sql: Sql, now: Instant, limit: number): Promise<(PayableLater & { journalId: string })[]> {
  const rows = await sql.all<{ journal_id: string; user_id: string; amount: number; payable_at: number; source: string }>(
    'SELECT journal_id, user_id, amount, payable_at, source FROM ledger_payable WHERE moved_at IS NULL AND payable_at <= ? ORDER BY payable_at, journal_id LIMIT ?',
    [now, limit],
  );
  return rows.map((row) => ({ journalId: row.journal_id, userId: asId('user', row.user_id), amount: yen(row.amount), at: instant(row.payable_at), source: row.source }));
}

/** The sales of somebody that wait for their days, oldest first. */
export async function findPayablesOf(sql: Sql, userId: UserId): Promise<(PayableLater & { journalId: string })[]> {
  const rows = await sql.all<{ journal_id: string; amount: number; payable_at: number; source: string }>(
    'SELECT journal_id, amount, payable_at, source FROM ledger_payable WHERE moved_at IS NULL AND user_id = ? ORDER BY payable_at, journal_id', [userId]);
  return rows.map((row) => ({ journalId: row.journal_id, userId, amount: yen(row.amount), at: instant(row.payable_at), source: row.source }));
}

/** Takes one piece of due sales to move it; false when another process has it already. */
export async function claimPayable(tx: Transaction, journalId: string, now: Instant): Promise<boolean> {
  const { changes } = await tx.sql.run('UPDATE ledger_payable SET moved_at = ? WHERE journal_id = ? AND moved_at IS NULL', [now, journalId]);
  return changes === 1;
}

/** How much a piece of sales holds that the transaction has claimed: refunds may have shrunk it since it was found. */
export async function findClaimed(tx: Transaction, journalId: string): Promise<Yen> {
  const row = await tx.sql.get<{ amount: number }>('SELECT amount FROM ledger_payable WHERE journal_id = ?', [journalId]);
  return yen(row?.amount ?? 0);
}

/** The kept balance of an account: debit positive; ¥0 when nothing was ever booked on it. */
export async function findBalance(sql: Sql, account: Account): Promise<Yen> {
  const row = await sql.get<{ balance: number }>('SELECT balance FROM ledger_account WHERE id = ?', [accountKey(account)]);
  return yen(row?.balance ?? 0);
}

/** One line of what happened to a provider's sales; `amount` is positive when they grew. */
export interface SalesEntry { readonly journalId: string; readonly source: string; readonly about: TalkId | null; readonly bookedAt: Instant; readonly amount: Yen; readonly payableFrom: Instant | null }

/** Which page of somebody's changes: before a journal, and in a stretch of time, where they are given. */
interface SalesPageAsked { readonly before?: { readonly bookedAt: Instant; readonly journalId: string }; readonly within?: { readonly from: Instant; readonly to: Instant }; readonly limit: number }

/** The newest changes of a provider's pending and payable sales together, before a journal (for the next page), newest first. Mere moves between the two are left out. */
export async function findSalesEntries(sql: Sql, userId: UserId, page: SalesPageAsked): Promise<SalesEntry[]> {
  const keys = [accountKey({ kind: 'sales_pending', owner: userId }), accountKey({ kind: 'sales_payable', owner: userId })];
  const before = page.before === undefined ? '' : ' AND (e.booked_at < ? OR (e.booked_at = ? AND e.journal_id < ?))';
  const within = page.within === undefined ? '' : ' AND e.booked_at >= ? AND e.booked_at < ?';
  const rows = await sql.all<{ journal_id: string; source: string; about: TalkId | null; booked_at: number; amount: number; payable_at: number | null }>(
    `SELECT e.journal_id, j.source, j.about, e.booked_at, SUM(e.amount) AS amount, MAX(p.payable_at) AS payable_at
     FROM ledger_entry e JOIN ledger_journal j ON j.id = e.journal_id LEFT JOIN ledger_payable p ON p.journal_id = e.journal_id
     WHERE e.account_id IN (?, ?)${within}${before} GROUP BY e.journal_id, j.source, j.about, e.booked_at HAVING SUM(e.amount) <> 0 ORDER BY e.booked_at DESC, e.journal_id DESC LIMIT ?`,
    [...keys, ...(page.within === undefined ? [] : [page.within.from, page.within.to]), ...(page.before === undefined ? [] : [page.before.bookedAt, page.before.bookedAt, page.before.journalId]), page.limit],
  );
  return rows.map((row) => ({
    journalId: row.journal_id, source: row.source, about: row.about, bookedAt: instant(row.booked_at), amount: yen(-row.amount), payableFrom: row.payable_at === null ? null : instant(row.payable_at),
  }));
}

/** What talks have earned a provider since a moment, refunds taken off; payouts and mere moves don't count. Reads no entry from before. */
export async function sumEarned(sql: Sql, userId: UserId, since: Instant): Promise<Yen> {
  const keys = [accountKey({ kind: 'sales_pending', owner: userId }), accountKey({ kind: 'sales_payable', owner: userId })];
  const row = await sql.get<{ total: number | string }>(
    `SELECT COALESCE(SUM(e.amount), 0) AS total FROM ledger_entry e JOIN ledger_journal j ON j.id = e.journal_id WHERE e.account_id IN (?, ?) AND e.booked_at >= ? AND (j.source LIKE 'talk:%' OR j.source LIKE 'refund:%' OR j.source LIKE 'dispute:%')`,
    [...keys, since]);
  return negateYen(yen(Number(row?.total ?? 0)));
}
