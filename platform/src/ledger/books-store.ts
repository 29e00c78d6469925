import type { Sql } from '../database/database.ts';

/** One rule of the books that does not hold, and where. */
export interface BookFinding { readonly rule: BookRule; readonly where: string; readonly detail: string }

/** The rules of the books (docs/money.md, "Money"), each with the query that finds what breaks it. */
const rules = {
  journal_sums_to_zero: `SELECT j.source AS place, COALESCE(SUM(e.amount), 0) AS detail FROM ledger_journal j JOIN ledger_entry e ON e.journal_id = j.id
    GROUP BY j.id, j.source HAVING COALESCE(SUM(e.amount), 0) <> 0`,
  journal_has_entries: `SELECT j.source AS place, COUNT(e.line) AS detail FROM ledger_journal j LEFT JOIN ledger_entry e ON e.journal_id = j.id
    GROUP BY j.id, j.source HAVING COUNT(e.line) < 2`,
  entry_has_journal: `SELECT e.journal_id AS place, COUNT(*) AS detail FROM ledger_entry e LEFT JOIN ledger_journal j ON j.id = e.journal_id
    WHERE j.id IS NULL GROUP BY e.journal_id`,
  entry_is_not_zero: 'SELECT journal_id AS place, line AS detail FROM ledger_entry WHERE amount = 0',
  source_booked_once: 'SELECT source AS place, COUNT(*) AS detail FROM ledger_journal GROUP BY source HAVING COUNT(*) > 1',
  balance_is_sum_of_entries: `SELECT a.id AS place, a.balance - COALESCE(SUM(e.amount), 0) AS detail FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id
    GROUP BY a.id, a.balance HAVING a.balance <> COALESCE(SUM(e.amount), 0)`,
  entry_has_account: `SELECT e.account_id AS place, SUM(e.amount) AS detail FROM ledger_entry e LEFT JOIN ledger_account a ON a.id = e.account_id
    WHERE a.id IS NULL GROUP BY e.account_id`,
  moved_sales_have_journal: `SELECT p.source AS place, p.amount AS detail FROM ledger_payable p LEFT JOIN ledger_journal j ON j.source = p.source
    WHERE (p.moved_at IS NULL AND j.id IS NOT NULL) OR (p.moved_at IS NOT NULL AND j.id IS NULL)`,
  waiting_sales_are_pending: `SELECT p.user_id AS place, SUM(p.amount) AS detail FROM ledger_payable p LEFT JOIN ledger_account a ON a.id = CONCAT('sales_pending:', p.user_id)
    WHERE p.moved_at IS NULL GROUP BY p.user_id, a.balance HAVING SUM(p.amount) <> -COALESCE(a.balance, 0)`,
} as const;

/** The name of a rule of the books. */
export type BookRule = keyof typeof rules;

/** Checks every rule of the books and answers what breaks one; empty when the books are right. Only reads. */
export async function assertBooks(db: { readonly sql: Sql }): Promise<BookFinding[]> {
  const findings: BookFinding[] = [];
  for (const [rule, query] of Object.entries(rules) as [BookRule, string][]) {
    const rows = await db.sql.all<{ place: string; detail: number }>(query);
    findings.push(...rows.map((row) => ({ rule, where: row.place, detail: String(row.detail) })));
  }
  return findings;
}
