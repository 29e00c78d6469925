import { upsert, type Database, type Sql } from '../database/database.ts';
import type { BookFinding } from '../ledger/index.ts';
import type { UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';

/** What came of checking the books. */
export interface BooksCheck {
  readonly checkedAt: Instant;
  readonly tookMs: number;
  /** Who asked for it; null: the nightly check. */
  readonly byId: UserId | null;
  readonly findings: readonly BookFinding[];
}

/** Keeps the result of a check. */
export async function keepCheck(db: Database, check: BooksCheck): Promise<void> {
  await upsert(db.sql, db.dialect, { table: 'books_check', row: { checked_at: check.checkedAt, took_ms: check.tookMs, by_id: check.byId, findings: JSON.stringify(check.findings) }, key: ['checked_at'] });
}

/** The last check; null before the first. */
export async function findLastCheck(sql: Sql): Promise<BooksCheck | null> {
  const row = await sql.get<{ checked_at: number; took_ms: number; by_id: UserId | null; findings: string }>('SELECT checked_at, took_ms, by_id, findings FROM books_check ORDER BY checked_at DESC LIMIT 1');
  return row === undefined ? null : { checkedAt: instant(row.checked_at), tookMs: row.took_ms, byId: row.by_id, findings: JSON.parse(row.findings) as BookFinding[] };
}
