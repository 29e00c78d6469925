import { placeholders, type Sql } from '../database/database.ts';
import type { SealedAccount } from './sealed-account.ts';
import { accountColumns, accountOf, type AccountColumns } from './account-store.ts';

const tables = ['bank_account', 'payout'] as const;
/** The tables accounts stand in. */
export type SealedTable = (typeof tables)[number];

/** An account with the row it is sealed for. */
export interface SealedRow { readonly table: SealedTable; readonly id: string; readonly account: SealedAccount }

/** How many rows are sealed under each key, by its id. */
export async function countByKey(sql: Sql): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const rows = await sql.all<{ key_id: string; count: number }>(`SELECT key_id, COUNT(*) AS count FROM ${table} WHERE key_id <> '' GROUP BY key_id`);
    for (const { key_id: keyId, count } of rows) counts.set(keyId, (counts.get(keyId) ?? 0) + Number(count));
  }
  return counts;
}

/** Some rows that are sealed under one of these keys. */
export async function findSealedUnder(sql: Sql, keyIds: readonly string[], most: number): Promise<SealedRow[]> {
  const found: SealedRow[] = [];
  for (const table of tables) {
    const rows = await sql.all<AccountColumns & { id: string }>(`SELECT * FROM ${table} WHERE key_id IN (${placeholders(keyIds)}) LIMIT ?`, [...keyIds, most]);
    found.push(...rows.map((row) => ({ table, id: row.id, account: accountOf(row) })));
  }
  return found;
}

/** Puts a new seal in the place of the one that was read; false when somebody changed or emptied the row in the meantime. */
export async function changeSeal(sql: Sql, { table, id, account }: SealedRow, fresh: { readonly account: SealedAccount; readonly mark: string }): Promise<boolean> {
  const { key_id: keyId, sealed } = accountColumns(fresh.account);
  const mark = table === 'bank_account' ? ', account_mark = ?' : '';
  const { changes } = await sql.run(`UPDATE ${table} SET key_id = ?, sealed = ?${mark} WHERE id = ? AND sealed = ?`, [keyId, sealed, ...(mark === '' ? [] : [fresh.mark]), id, account.sealed?.text ?? '']);
  return changes === 1;
}
