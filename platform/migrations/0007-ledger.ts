import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const id = { type: DataTypes.STRING(40), allowNull: false };
const account = { type: DataTypes.STRING(80), allowNull: false };
const source = { type: DataTypes.STRING(120), allowNull: false };
const whole = { type: DataTypes.BIGINT, allowNull: false };

/** The books: accounts with their kept balance, journals with their entries, and sales that become payable later. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'ledger_account', { id: { ...account, primaryKey: true }, balance: whole });
  await createTable(m, 'ledger_journal', { id: { ...id, primaryKey: true }, source, booked_at: whole }, { unique: [['source']] });
  await createTable(m, 'ledger_entry', {
    journal_id: { ...id, primaryKey: true }, line: { type: DataTypes.INTEGER, allowNull: false, primaryKey: true }, account_id: account, amount: whole, booked_at: whole,
  }, { unique: [['journal_id', 'account_id']], indexes: [['account_id', 'booked_at']] });
  await createTable(m, 'ledger_payable', {
    journal_id: { ...id, primaryKey: true }, user_id: id, amount: whole, payable_at: whole, source, moved_at: { type: DataTypes.BIGINT, allowNull: true },
  }, { unique: [['source']], indexes: [['moved_at', 'payable_at'], ['user_id', 'moved_at']] });
}
