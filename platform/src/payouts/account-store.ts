import { forUpdate, upsert, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { AccountType, BankAccount, HeldAccount } from './bank-account.ts';

/** The columns of an account, wherever it stands. */
export interface AccountColumns {
  bank_code: string; bank_name: string; bank_kana: string; branch_code: string; branch_name: string; branch_kana: string; account_type: AccountType; account_number: string; holder: string;
}

/** An account as the columns of a row. */
export function accountColumns(account: BankAccount): Readonly<Record<keyof AccountColumns, string>> {
  return {
    bank_code: account.bankCode, bank_name: account.bankName, bank_kana: account.bankKana, branch_code: account.branchCode, branch_name: account.branchName, branch_kana: account.branchKana,
    account_type: account.accountType, account_number: account.accountNumber, holder: account.holder,
  };
}

/** The account of a row. */
export function accountOf(row: AccountColumns): BankAccount {
  return {
    bankCode: row.bank_code, bankName: row.bank_name, bankKana: row.bank_kana, branchCode: row.branch_code, branchName: row.branch_name, branchKana: row.branch_kana,
    accountType: row.account_type, accountNumber: row.account_number, holder: row.holder,
  };
}

interface Row extends AccountColumns { id: Id<'bankAccount'>; user_id: UserId; saved_at: Instant; usable_from: Instant; version: number }

const toHeld = (row: Row): HeldAccount => ({ ...accountOf(row), id: row.id, userId: row.user_id, savedAt: row.saved_at, usableFrom: row.usable_from, version: row.version });

/** The account somebody is paid out to; null where they told none. */
export async function findAccount(sql: Sql, userId: UserId): Promise<HeldAccount | null> {
  const row = await sql.get<Row>('SELECT * FROM bank_account WHERE user_id = ?', [userId]);
  return row === undefined ? null : toHeld(row);
}

/** The same, locked to the end of the transaction. */
export async function lockAccount(tx: Transaction, userId: UserId): Promise<HeldAccount | null> {
  const row = await tx.sql.get<Row>(`SELECT * FROM bank_account WHERE user_id = ?${forUpdate(tx.db)}`, [userId]);
  return row === undefined ? null : toHeld(row);
}

/** Keeps an account, new or changed. */
export async function keepAccount(tx: Transaction, held: HeldAccount): Promise<void> {
  const row = { id: held.id, user_id: held.userId, ...accountColumns(held), saved_at: held.savedAt, usable_from: held.usableFrom, version: held.version };
  await upsert(tx.sql, tx.db.dialect, { table: 'bank_account', row, key: ['user_id'] });
}

/** Who else is paid out to the same account. */
export async function findSharers(sql: Sql, account: BankAccount, except: UserId): Promise<UserId[]> {
  const rows = await sql.all<{ user_id: UserId }>('SELECT user_id FROM bank_account WHERE bank_code = ? AND branch_code = ? AND account_number = ? AND user_id <> ? ORDER BY user_id LIMIT 10',
    [account.bankCode, account.branchCode, account.accountNumber, except]);
  return rows.map((row) => row.user_id);
}
