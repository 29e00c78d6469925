import { DataTypes } from 'sequelize';
import { createIndex, createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const count = { type: DataTypes.INTEGER, allowNull: false };
const countOrNull = { type: DataTypes.INTEGER, allowNull: true };

/** The ceilings visitors set themselves for a month, the receipts that were made, and talks in the order they ended. */
export async function up(m: Migration): Promise<void> {
  // `has_next` tells a ceiling that is to go (`next_yen` null) from none to come.
  await createTable(m, 'monthly_limit', { user_id: key, yen: countOrNull, has_next: { type: DataTypes.BOOLEAN, allowNull: false }, next_yen: countOrNull, next_from: momentOrNull, changed_at: moment });
  await createTable(m, 'receipt', {
    id: key, talk_id: id, user_id: id, edition: count, number: { type: DataTypes.STRING(40), allowNull: false }, amount: count,
    addressee: { type: DataTypes.STRING(900), allowNull: false }, body: { type: DataTypes.TEXT, allowNull: false }, issued_at: moment,
  }, { unique: [['talk_id', 'edition'], ['number']], indexes: [['user_id', 'issued_at']] });
  await createIndex(m, { name: 'talk_provider_ended', table: 'talk', columns: ['provider_id', 'ended_at'] });
  await createIndex(m, { name: 'talk_visitor_ended', table: 'talk', columns: ['visitor_id', 'ended_at'] });
}
