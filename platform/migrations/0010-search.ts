import { DataTypes } from 'sequelize';
import { createTable, type Migration } from '../src/database/migrate.ts';

const indexed = ['suspended_at', 'deleted_at', 'available_until', 'updated_at'] as const;

async function hasIndex(m: Migration, name: string): Promise<boolean> {
  if (m.dialect === 'sqlite') return await m.sql.get('SELECT 1 AS found FROM sqlite_master WHERE type = ? AND name = ?', ['index', name]) !== undefined;
  return await m.sql.get('SELECT 1 AS found FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?', ['user', name]) !== undefined;
}

/** Which services changed, in order, so that every process keeps its search up to date; and the keys by which it asks about people. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'service_change', { id: { type: DataTypes.BIGINT, primaryKey: true, autoIncrement: true }, service_id: { type: DataTypes.STRING(40), allowNull: false } });
  for (const column of indexed) {
    const name = `user_${column}_search`;
    if (!await hasIndex(m, name)) await m.sql.run(`CREATE INDEX ${name} ON \`user\` (${column})`);
  }
}
