import { DataTypes } from 'sequelize';
import { createIndex, createTable, type Migration } from '../src/database/migrate.ts';

const indexed = ['suspended_at', 'deleted_at', 'available_until', 'updated_at'] as const;

/** Which services changed, in order, so that every process keeps its search up to date; and the keys by which it asks about people. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'service_change', { id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true }, service_id: { type: DataTypes.STRING(40), allowNull: false } });
  for (const column of indexed) await createIndex(m, { name: `user_${column}_search`, table: 'user', columns: [column] });
}
