import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const key = { type: DataTypes.STRING(40), primaryKey: true };
const id = { type: DataTypes.STRING(40), allowNull: false };
const moment = { type: DataTypes.BIGINT, allowNull: false };
const momentOrNull = { type: DataTypes.BIGINT, allowNull: true };
const side = { type: DataTypes.STRING(8), allowNull: false };
const count = { type: DataTypes.INTEGER, allowNull: false };

/** Reviews, and for each talk that has one the round that opens them together. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'review_round', {
    talk_id: key, service_id: id, provider_id: id, visitor_id: id, opens_at: moment, opened_at: momentOrNull,
  }, { indexes: [['opened_at', 'opens_at']] });
  await createTable(m, 'review', {
    id: key, talk_id: id, service_id: id, by_role: side, by_id: id, about_id: id, stars: count, words: { type: DataTypes.TEXT, allowNull: false }, minutes: count,
    written_at: moment, opened_at: momentOrNull,
  }, {
    unique: [['talk_id', 'by_role']], indexes: [['service_id', 'by_role', 'opened_at'], ['about_id', 'opened_at'], ['by_id', 'written_at']],
    foreignKeys: [{ columns: ['talk_id'], references: { table: 'review_round', columns: ['talk_id'] } }],
  });
}
