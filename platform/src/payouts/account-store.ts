import { forUpdate, placeholders, upsert, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Vault } from '../primitives/vault.ts';
import type { AccountType, BankAccount, HeldAccount } from './bank-account.ts';
import { accountMarks, openAccount, sealAccount, type SealedAccount } from './sealed-account.ts';

/** The columns of an account, wherever it stands. */
export interface AccountColumns {
  bank_code: string; bank_name: string; bank_kana: string; branch_code: string; branch_name: string; branch_kana: string; account_type: AccountType; number_end: string; key_id: string; sealed: string;
}

/** An account as the columns of a row. */
export function accountColumns(account: SealedAccount): Readonly<Record<keyof AccountColumns, string>> {
  return {
    bank_code: account.bankCode, bank_name: account.bankName, bank_kana: account.bankKana, branch_code: account.branchCode, branch_name: account.branchName, branch_kana: account.branchKana,
    account_type: account.accountType, number_end: account.numberEnd, key_id: account.sealed?.keyId ?? '', sealed: account.sealed?.text ?? '',
  };
}

/** The account of a row. */
export function accountOf(row: AccountColumns): SealedAccount {
  return {
    bankCode: row.bank_code, bankName: row.bank_name, bankKana: row.bank_kana, branchCode: row.branch_code, branchName: row.branch_name, branchKana: row.branch_kana,
    accountType: row.account_type, numberEnd: row.number_end, sealed: row.sealed === '' ? null : { keyId: row.key_id, text: row.sealed },
  };
}

interface Row extends AccountColumns { id: Id<'bankAccount'>; user_id: UserId; saved_at: Instant; usable_from: Instant; version: number }

/** Rows, and what opens them. */
export interface OpenedRows { readonly sql: Sql; readonly vault: Vault }

function toHeld(vault: Vault, row: Row | undefined): HeldAccount | null {
  const account = row === undefined ? null : openAccount(vault, accountOf(row), `bank_account:${row.id}`);
  return row === undefined || account === null ? null : { ...account, id: row.id, userId: row.user_id, savedAt: row.saved_at, usableFrom: row.usable_from, version: row.version };
}

/** The account somebody is paid out to; null where they told none. */
export async function findAccount({ sql, vault }: OpenedRows, userId: UserId): Promise<HeldAccount | null> {
  return toHeld(vault, await sql.get<Row>('SELECT * FROM bank_account WHERE user_id = ?', [userId]));
}

/** The same, locked to the end of the transaction. */
export async function lockAccount(tx: Transaction, vault: Vault, userId: UserId): Promise<HeldAccount | null> {
  return toHeld(vault, await tx.sql.get<Row>(`SELECT * FROM bank_account WHERE user_id = ?${forUpdate(tx.db)}`, [userId]));
}

/** Keeps an account, new or changed. */
export async function keepAccount(tx: Transaction, vault: Vault, held: HeldAccount): Promise<void> {
  const columns = accountColumns(sealAccount(vault, held, `bank_account:${held.id}`));
  const row = { id: held.id, user_id: held.userId, ...columns, account_mark: accountMarks(vault, held)[0], saved_at: held.savedAt, usable_from: held.usableFrom, version: held.version };
  await upsert(tx.sql, tx.db.dialect, { table: 'bank_account', row, key: ['user_id'] });
}

/** Who else is paid out to the same account. */
export async function findSharers({ sql, vault }: OpenedRows, account: BankAccount, except: UserId): Promise<UserId[]> {
  const marks = accountMarks(vault, account);
  const rows = await sql.all<{ user_id: UserId }>(`SELECT user_id FROM bank_account WHERE account_mark IN (${placeholders(marks)}) AND user_id <> ? ORDER BY user_id LIMIT 10`, [...marks, except]);
  return rows.map((row) => row.user_id);
}
