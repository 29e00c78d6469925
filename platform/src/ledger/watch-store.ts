import type { Sql } from '../database/database.ts';
import type { TalkId } from '../primitives/id.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import { instant, type Instant } from '../primitives/instant.ts';

/** A journal with its entries, as the books hold it: debit positive. */
export interface ReadJournal {
  readonly source: string;
  readonly bookedAt: Instant;
  readonly entries: readonly { readonly account: string; readonly amount: Yen }[];
}

/** The journals that move the money of a talk, refunds and disputes included, in the order they were booked, and the moves of its sales. At most 200 entries. */
export async function findJournalsOf(sql: Sql, talkId: TalkId): Promise<ReadJournal[]> {
  const rows = await sql.all<{ source: string; booked_at: number; account_id: string; amount: number }>(
    `SELECT j.source, j.booked_at, e.account_id, e.amount FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id
     WHERE j.about = ? OR (j.source >= ? AND j.source < ?) ORDER BY j.booked_at, j.source, e.line LIMIT 200`, [talkId, `talk:${talkId}:`, `talk:${talkId}:~`]);
  return [...Map.groupBy(rows, (row) => row.source)].map(([source, entries]) => ({
    source, bookedAt: instant(entries[0]?.booked_at ?? 0), entries: entries.map((entry) => ({ account: entry.account_id, amount: yen(entry.amount) })),
  }));
}
