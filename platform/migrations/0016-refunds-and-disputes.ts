import { DataTypes } from 'sequelize';
import { addColumns, createIndex, createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const idOrNull = { type: DataTypes.STRING(40), allowNull: true };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const word = { type: DataTypes.STRING(16), allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false };
const reference = { type: DataTypes.STRING(120), allowNull: false };
const referenceOrNull = { type: DataTypes.STRING(120), allowNull: true };

/** What a talk gave back, part by part, and what cardholders' banks took back. */
async function talks(m: Migration): Promise<void> {
  await createTable(m, 'talk_refund', {
    id: key, talk_id: id, given_by: word, by_id: idOrNull, amount: count, reason: { type: DataTypes.STRING(500), allowNull: false },
    asked_at: moment,
  }, { indexes: [['talk_id']] });
  await createTable(m, 'talk_refund_part', {
    refund_id: key, part: { type: DataTypes.INTEGER, primaryKey: true }, talk_id: id, hold_id: id, amount: count, state: word,
    reference: referenceOrNull, changed_at: moment, answered_at: momentOrNull,
  }, { indexes: [['talk_id'], ['state', 'changed_at']] });
  await createTable(m, 'talk_dispute', {
    id: key, talk_id: id, hold_id: id, reference, state: word, amount: count, opened_at: moment, closed_at: momentOrNull,
  }, { unique: [['reference']], indexes: [['talk_id'], ['state', 'opened_at']] });
}

/** What a journal is about, so that the books can be checked talk by talk. */
async function books(m: Migration): Promise<void> {
  await addColumns(m, 'ledger_journal', { about: 'VARCHAR(40) NULL' });
  await m.sql.run("UPDATE ledger_journal SET about = SUBSTR(source, 6, 24) WHERE source LIKE 'talk:%'");
  await createIndex(m, { name: 'ledger_journal_about', table: 'ledger_journal', columns: ['about'] });
}

/** The test rail's own books: what was given back there, and what its banks dispute. */
async function testRail(m: Migration): Promise<void> {
  await createTable(m, 'test_rail_refund', { refund: key, reference: id, hold: id, amount: count, state: word, made_at: moment, changed_at: moment }, { unique: [['reference']], indexes: [['hold'], ['changed_at']] });
  await createTable(m, 'test_rail_dispute', { hold: key, reference: id, state: word, amount: count, opened_at: moment, changed_at: moment }, { unique: [['reference']], indexes: [['changed_at']] });
  await createIndex(m, { name: 'test_rail_hold_created_at', table: 'test_rail_hold', columns: ['created_at'] });
}

/** Refunds, disputes, and what each journal is about. */
export async function up(m: Migration): Promise<void> {
  await talks(m);
  await books(m);
  await testRail(m);
}
