import type { Sql } from '../database/database.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import type { Period } from '../primitives/months.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import { platformKinds, userKinds, type PlatformAccountKind, type UserAccountKind } from './account.ts';

/** All accounts of a kind together: how many there are, and the sum of their balances, debit positive. */
export interface TrialRow { readonly kind: PlatformAccountKind | UserAccountKind; readonly accounts: number; readonly balance: Yen }

/** A page of a list: how many rows, and after which place. */
export interface BooksPage { readonly limit: number; readonly after?: string | undefined }

/** One line of an account: what it was booked for, debit positive. */
export interface AccountEntry { readonly journalId: string; readonly source: string; readonly bookedAt: Instant; readonly amount: Yen }

/** A journal with everything the books hold of it. */
export interface FoundJournal {
  readonly id: string;
  readonly source: string;
  /** The talk it moves the money of, where it is one talk's. */
  readonly about: string | null;
  readonly bookedAt: Instant;
  readonly entries: readonly { readonly account: string; readonly amount: Yen }[];
}

/** Every kind of account with its sum; all sums together are ¥0. Accounts of people are those whose name begins with their kind. */
export async function trialBalance(sql: Sql): Promise<{ rows: TrialRow[]; total: Yen }> {
  const rows = await Promise.all([...platformKinds, ...userKinds].map(async (kind) => {
    const row = await sql.get<{ accounts: number; balance: number }>('SELECT COUNT(*) AS accounts, COALESCE(SUM(balance), 0) AS balance FROM ledger_account WHERE id = ? OR (id > ? AND id < ?)', [kind, `${kind}:`, `${kind}:~`]);
    return { kind, accounts: row?.accounts ?? 0, balance: yen(row?.balance ?? 0) };
  }));
  return { rows, total: sumYen(rows.map((row) => row.balance)) };
}

/** The accounts of a kind that people have, by their names. */
export async function listAccounts(sql: Sql, kind: UserAccountKind, page: BooksPage): Promise<{ account: string; balance: Yen }[]> {
  const rows = await sql.all<{ id: string; balance: number }>('SELECT id, balance FROM ledger_account WHERE id > ? AND id < ? ORDER BY id LIMIT ?', [page.after ?? `${kind}:`, `${kind}:~`, page.limit]);
  return rows.map((row) => ({ account: row.id, balance: yen(row.balance) }));
}

/** What an account holds, and what was booked on it in a month: debits and credits apart. Null where there is no such account. */
export async function sumAccount(sql: Sql, account: string, month: Period): Promise<{ balance: Yen; debits: Yen; credits: Yen } | null> {
  const kept = await sql.get<{ balance: number }>('SELECT balance FROM ledger_account WHERE id = ?', [account]);
  // The platform's own accounts are there before anything was booked on them.
  if (kept === undefined && !platformKinds.some((kind) => kind === account)) return null;
  const row = await sql.get<{ debits: number; credits: number }>(
    `SELECT COALESCE(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), 0) AS debits, COALESCE(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END), 0) AS credits
     FROM ledger_entry WHERE account_id = ? AND booked_at >= ? AND booked_at < ?`, [account, month.from, month.to]);
  return { balance: yen(kept?.balance ?? 0), debits: yen(row?.debits ?? 0), credits: yen(row?.credits ?? 0) };
}

/** Where a page of entries ends: `<booked at>.<journal>`. */
export function entryCursor(entry: { readonly bookedAt: Instant; readonly journalId: string }): string {
  return `${entry.bookedAt}.${entry.journalId}`;
}

/** The entries of an account in a month, the newest first, after a cursor. One that isn't a cursor begins at the start. */
export async function listEntries(sql: Sql, of: { readonly account: string; readonly month: Period }, page: BooksPage): Promise<AccountEntry[]> {
  const after = /^(\d{1,15})\.([a-z0-9_]{1,40})$/u.exec(page.after ?? '');
  const before = after === null ? [] : [Number(after[1]), Number(after[1]), after[2] ?? ''];
  const rows = await sql.all<{ journal_id: string; source: string; booked_at: number; amount: number }>(
    `SELECT e.journal_id, j.source, e.booked_at, e.amount FROM ledger_entry e JOIN ledger_journal j ON j.id = e.journal_id
     WHERE e.account_id = ? AND e.booked_at >= ? AND e.booked_at < ?${after === null ? '' : ' AND (e.booked_at < ? OR (e.booked_at = ? AND e.journal_id < ?))'}
     ORDER BY e.booked_at DESC, e.journal_id DESC LIMIT ?`, [of.account, of.month.from, of.month.to, ...before, page.limit]);
  return rows.map((row) => ({ journalId: row.journal_id, source: row.source, bookedAt: instant(row.booked_at), amount: yen(row.amount) }));
}

interface JournalRow { id: string; source: string; about: string | null; booked_at: number; account_id: string; amount: number }

const journalColumns = 'j.id, j.source, j.about, j.booked_at, e.account_id, e.amount';

function toJournals(rows: readonly JournalRow[]): FoundJournal[] {
  return [...Map.groupBy(rows, (row) => row.id)].flatMap(([id, entries]) => {
    const [first] = entries;
    return first === undefined ? [] : [{ id, source: first.source, about: first.about, bookedAt: instant(first.booked_at), entries: entries.map((entry) => ({ account: entry.account_id, amount: yen(entry.amount) })) }];
  });
}

/** One journal; null when there is none. */
export async function findJournal(sql: Sql, id: string): Promise<FoundJournal | null> {
  return toJournals(await sql.all<JournalRow>(`SELECT ${journalColumns} FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id WHERE j.id = ? ORDER BY e.line`, [id]))[0] ?? null;
}

/** The kinds of things journals are booked for, by the beginnings of their ids. */
const sourcesOf: Readonly<Record<string, string>> = { tlk: 'talk', rfd: 'refund', dsp: 'dispute', pay: 'payout', fnd: 'repair', usr: 'leaving' };
/** The most journals of one search; a talk has a dozen at most. */
const mostJournals = 100;

/** The journals about a talk, refund, dispute, payout or finding, those of a source, or one by its own id, in the order they were booked: a talk's whole story in journals. */
export async function listJournals(sql: Sql, searched: string): Promise<FoundJournal[]> {
  const kind = sourcesOf[searched.slice(0, 3)];
  const beginning = kind === undefined ? searched : `${kind}:${searched}`;
  const ids = await sql.all<{ id: string }>('SELECT id FROM ledger_journal WHERE about = ? UNION SELECT id FROM ledger_journal WHERE source = ? OR (source > ? AND source < ?) UNION SELECT id FROM ledger_journal WHERE id = ? LIMIT ?',
    [searched, beginning, `${beginning}:`, `${beginning}:~`, searched, mostJournals]);
  if (ids.length === 0) return [];
  const rows = await sql.all<JournalRow>(`SELECT ${journalColumns} FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id WHERE j.id IN (${ids.map(() => '?').join(', ')}) ORDER BY j.booked_at, j.source, e.line`, ids.map((row) => row.id));
  return toJournals(rows);
}
