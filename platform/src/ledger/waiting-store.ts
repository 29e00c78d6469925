import { forUpdate, placeholders, type Transaction } from '../database/database.ts';
import { yen, type Yen } from '../primitives/yen.ts';

/** A piece of sales in its waiting days. */
export interface WaitingSales { readonly journalId: string; readonly amount: Yen }

/** The sales that still wait under some moving sources, locked: they can't be moved to payable meanwhile. */
export async function lockWaiting(tx: Transaction, sources: readonly string[]): Promise<WaitingSales[]> {
  if (sources.length === 0) return [];
  const rows = await tx.sql.all<{ journal_id: string; amount: number }>(
    `SELECT journal_id, amount FROM ledger_payable WHERE source IN (${placeholders(sources)}) AND moved_at IS NULL ORDER BY source${forUpdate(tx.db)}`, sources);
  return rows.map((row) => ({ journalId: row.journal_id, amount: yen(row.amount) }));
}

/** Lets a locked piece of waiting sales grow, or shrink where `by` is negative; at ¥0 it stays as a piece of nothing. */
export async function growWaiting(tx: Transaction, journalId: string, by: Yen): Promise<void> {
  await tx.sql.run('UPDATE ledger_payable SET amount = amount + ? WHERE journal_id = ?', [by, journalId]);
}
