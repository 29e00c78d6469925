import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const idOrNull = { type: DataTypes.STRING(40), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const whole = { type: DataTypes.BIGINT, allowNull: false };
const word = { type: DataTypes.STRING(16), allowNull: false };
const wordOrNull = { type: DataTypes.STRING(16), allowNull: true };
const day = { type: DataTypes.STRING(10), allowNull: false };
const text = { type: DataTypes.TEXT, allowNull: false };

const name = { type: DataTypes.STRING(80), allowNull: false };
/** An account as a bank file names it. */
const account = {
  bank_code: word, bank_name: name, bank_kana: name, branch_code: word, branch_name: name, branch_kana: name, account_type: word, account_number: word, holder: name,
} as const;

/** The accounts people are paid out to, payouts with the account they went to, and the files given to the bank. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'bank_account', { id: key, user_id: id, ...account, saved_at: moment, usable_from: moment, version: whole }, { unique: [['user_id']], foreignKeys: { user_id: 'user' }, indexes: [['bank_code', 'branch_code', 'account_number']] });
  // No bytes: a file is written anew from its payouts, and its digest says that it is the same.
  await createTable(m, 'payout_file', {
    id: key, number: whole, transfer_on: day, count: whole, total: whole, sha256: { type: DataTypes.STRING(64), allowNull: false }, settings: text, made_by: id, made_at: moment, live: { type: DataTypes.BOOLEAN, allowNull: false },
  }, { unique: [['number']] });
  await createTable(m, 'payout', {
    id: key, number: whole, user_id: id, amount: whole, fee: whole, state: word, live: { type: DataTypes.BOOLEAN, allowNull: false }, ...account, requested_at: moment, arrives_on: day,
    released_at: momentOrNull, file_id: idOrNull, exported_at: momentOrNull, paid_at: momentOrNull, closed_at: momentOrNull, reason: wordOrNull, words: text,
    request_key: { type: DataTypes.STRING(80), allowNull: true },
  }, { unique: [['number'], ['request_key']], foreignKeys: { user_id: 'user', file_id: 'payout_file' }, indexes: [['user_id', 'requested_at'], ['state', 'requested_at'], ['file_id']] });
}
