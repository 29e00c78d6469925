import { DataTypes } from 'sequelize';
import { addColumns, createTable, type Migration } from '../src/database/migrate.ts';

const id = { type: DataTypes.STRING(40), allowNull: false };
const part = { type: DataTypes.STRING(300), allowNull: false, primaryKey: true };

/** How often a service's card was seen, by blog, page and day in Japan; and from which page a talk was requested. */
export async function up(m: Migration): Promise<void> {
  await createTable(m, 'post_view', {
    service_id: { ...id, primaryKey: true }, day: { type: DataTypes.STRING(10), allowNull: false, primaryKey: true }, origin: part, path: part,
    provider_id: id, views: { type: DataTypes.INTEGER, allowNull: false },
  }, { indexes: [['provider_id', 'day'], ['day']] });
  await addColumns(m, 'talk', { page: 'VARCHAR(300) NULL' });
}
