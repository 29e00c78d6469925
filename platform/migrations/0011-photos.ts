import type { Migration } from '../src/database/migrate.ts';

/** MySQL commits each change of a table by itself, so the column may be there already from a first try. */
async function addColumn(m: Migration, table: 'service' | 'user', column: { readonly name: string; readonly type: string }): Promise<void> {
  const known = m.dialect === 'mysql'
    && await m.sql.get('SELECT column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?', [table, column.name]) !== undefined;
  if (!known) await m.sql.run(`ALTER TABLE \`${table}\` ADD COLUMN ${column.name} ${column.type} NULL`);
}

/** The photos of a service, in their order, as JSON: at most five, always read and changed together with it. The name of a user's portrait. */
export async function up(m: Migration): Promise<void> {
  await addColumn(m, 'service', { name: 'photos', type: 'TEXT' });
  await addColumn(m, 'user', { name: 'portrait', type: 'VARCHAR(24)' });
}
