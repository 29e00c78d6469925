import { addColumns, createIndex, dropColumns, dropIndex, hasColumn, type Migration } from '../src/database/migrate.ts';

interface Open { id: string; bank_code: string; branch_code: string; account_number: string; holder: string }

const tables = ['bank_account', 'payout'] as const;
const some = 500;

/** Seals what stands open in some rows. Answers how many there were: a row that is sealed isn't found again. */
async function sealSome(m: Migration, table: (typeof tables)[number]): Promise<number> {
  const rows = await m.sql.all<Open>(`SELECT id, bank_code, branch_code, account_number, holder FROM ${table} WHERE sealed = '' AND (account_number <> '' OR holder <> '') LIMIT ?`, [some]);
  if (rows.length === 0) return 0;
  if (m.vault === undefined) throw new Error('bank accounts stand in this database: sealing them needs the key');
  for (const { id, bank_code: bank, branch_code: branch, account_number: accountNumber, holder } of rows) {
    const { keyId, text } = m.vault.seal(JSON.stringify({ accountNumber, holder }), `${table}:${id}`);
    const mark = table === 'bank_account' ? [m.vault.marksOf(`${bank}-${branch}-${accountNumber}`)[0]] : [];
    await m.sql.run(`UPDATE ${table} SET number_end = ?, key_id = ?, sealed = ?, account_number = '', holder = ''${mark.length === 0 ? '' : ', account_mark = ?'} WHERE id = ?`, [accountNumber.slice(-3), keyId, text, ...mark, id]);
  }
  return rows.length;
}

/** Number and holder of bank accounts are sealed under a key that the database doesn't hold; their columns go. */
export async function up(m: Migration): Promise<void> {
  // What stood open is overwritten with zeros, not left in free pages of the file.
  if (m.dialect === 'sqlite') await m.sql.all('PRAGMA secure_delete = ON');
  for (const table of tables) {
    await addColumns(m, table, { number_end: "VARCHAR(3) NOT NULL DEFAULT ''", key_id: "VARCHAR(8) NOT NULL DEFAULT ''", sealed: "VARCHAR(400) NOT NULL DEFAULT ''" });
  }
  await addColumns(m, 'bank_account', { account_mark: "VARCHAR(64) NOT NULL DEFAULT ''" });
  for (const table of tables) {
    if (await hasColumn(m, table, 'holder') && await hasColumn(m, table, 'account_number')) while (await sealSome(m, table) > 0);
  }
  await dropIndex(m, { name: 'bank_account_bank_code_branch_code_account_number_index', table: 'bank_account' });
  await createIndex(m, { name: 'bank_account_mark', table: 'bank_account', columns: ['account_mark'] });
  for (const table of tables) {
    await createIndex(m, { name: `${table}_key_id`, table, columns: ['key_id'] });
    await dropColumns(m, table, ['account_number', 'holder']);
  }
}
