import type { Sql } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import type { Period } from '../primitives/months.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import { accountKey } from './account.ts';

const accountsOf = (userId: UserId): readonly string[] => [accountKey({ kind: 'sales_pending', owner: userId }), accountKey({ kind: 'sales_payable', owner: userId })];

/** Journals that follow from talks: earned, collected later, given back, disputed. Payouts and mere moves are none. */
const FROM_TALKS = "(j.source LIKE 'talk:%' OR j.source LIKE 'refund:%' OR j.source LIKE 'dispute:%')";

/** What talks have earned a provider in each of several periods that follow one another, refunds taken off. Reads no entry from before the first. */
export async function sumEarnedIn(sql: Sql, userId: UserId, periods: readonly Period[]): Promise<Yen[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return [];
  const sums = periods.map((_, index) => `SUM(CASE WHEN e.booked_at >= ? AND e.booked_at < ? THEN -e.amount ELSE 0 END) AS s${index}`);
  const row = await sql.get<Record<string, number | string | null>>(
    `SELECT ${sums.join(', ')} FROM ledger_entry e JOIN ledger_journal j ON j.id = e.journal_id WHERE e.account_id IN (?, ?) AND e.booked_at >= ? AND e.booked_at < ? AND ${FROM_TALKS}`,
    [...periods.flatMap(({ from, to }) => [from, to]), ...accountsOf(userId), first.from, last.to]);
  return periods.map((_, index) => yen(Number(row?.[`s${index}`] ?? 0)));
}

/** The sales that become payable next, and when; null where none wait. */
export async function findNextPayable(sql: Sql, userId: UserId): Promise<{ readonly at: Instant; readonly amount: Yen } | null> {
  const row = await sql.get<{ payable_at: number; amount: number }>('SELECT payable_at, amount FROM ledger_payable WHERE moved_at IS NULL AND user_id = ? ORDER BY payable_at, journal_id LIMIT 1', [userId]);
  return row === undefined ? null : { at: instant(row.payable_at), amount: yen(row.amount) };
}

/** A change of the platform fee of one talk: what was taken for it, below zero where it was given back. */
export interface FeeEntry {
  readonly talkId: string;
  readonly source: string;
  readonly bookedAt: Instant;
  readonly fee: Yen;
}

/** The fees of a provider's talks that were booked in a period, oldest first, at most `limit`. */
export async function findFees(sql: Sql, userId: UserId, within: Period & { readonly limit: number }): Promise<FeeEntry[]> {
  const rows = await sql.all<{ about: string; source: string; booked_at: number; amount: number }>(
    `SELECT j.about, j.source, f.booked_at, f.amount FROM ledger_journal j JOIN ledger_entry f ON f.journal_id = j.id AND f.account_id = 'platform_fee'
     WHERE j.about IN (SELECT k.about FROM ledger_entry s JOIN ledger_journal k ON k.id = s.journal_id WHERE s.account_id IN (?, ?) AND k.about IS NOT NULL)
     AND f.booked_at >= ? AND f.booked_at < ? ORDER BY f.booked_at, j.source LIMIT ?`, [...accountsOf(userId), within.from, within.to, within.limit]);
  return rows.map((row) => ({ talkId: row.about, source: row.source, bookedAt: instant(row.booked_at), fee: yen(-row.amount) }));
}
