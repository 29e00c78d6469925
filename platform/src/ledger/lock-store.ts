import type { Transaction } from '../database/database.ts';
import type { Yen } from '../primitives/yen.ts';
import type { Account } from './account.ts';
import { findBalance, lockAccounts } from './store.ts';

/**
 * The kept balances of accounts, in their order and debit positive, locked to the end of the transaction: nothing is booked on them meanwhile. For whoever
 * may only book what a balance allows.
 */
export async function lockBalances(tx: Transaction, accounts: readonly Account[]): Promise<readonly Yen[]> {
  await lockAccounts(tx, accounts);
  return Promise.all(accounts.map((account) => findBalance(tx.sql, account)));
}
