import type { Sql } from '../database/database.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import { instant, type Instant } from '../primitives/instant.ts';

/** A journal with its entries, as the books hold it: debit positive. */
export interface ReadJournal {
  readonly source: string;
  readonly bookedAt: Instant;
  readonly entries: readonly { readonly account: string; readonly amount: Yen }[];
}

/** The journals whose source begins with some letters, such as `talk:tlk_…:`, in the order they were booked. At most 200 entries. */
export async function findJournalsOf(sql: Sql, beginning: string): Promise<ReadJournal[]> {
  const rows = await sql.all<{ source: string; booked_at: number; account_id: string; amount: number }>(
    `SELECT j.source, j.booked_at, e.account_id, e.amount FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id
     WHERE j.source >= ? AND j.source < ? ORDER BY j.booked_at, j.source, e.line LIMIT 200`, [beginning, `${beginning}~`]);
  return [...Map.groupBy(rows, (row) => row.source)].map(([source, entries]) => ({
    source, bookedAt: instant(entries[0]?.booked_at ?? 0), entries: entries.map((entry) => ({ account: entry.account_id, amount: yen(entry.amount) })),
  }));
}
