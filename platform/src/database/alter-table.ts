import type { Migration } from './migration.ts';
import { quoted } from './sql.ts';

// Every change here is made only where it is still to be made: MySQL commits each change of a table by itself, so a migration that was cut half way is begun
// again on what it left. In plain SQL, because on SQLite Sequelize would copy the table, and the rows that point at it would be lost.

/** An index by its name, unique in a whole SQLite file. */
export interface NamedIndex {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** Whether a table has a column. */
export async function hasColumn(m: Migration, table: string, column: string): Promise<boolean> {
  const found = m.dialect === 'sqlite'
    ? await m.sql.get('SELECT 1 AS found FROM pragma_table_info(?) WHERE name = ?', [table, column])
    : await m.sql.get('SELECT 1 AS found FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? AND column_name = ?', [table, column]);
  return found !== undefined;
}

async function hasIndex(m: Migration, table: string, name: string): Promise<boolean> {
  const found = m.dialect === 'sqlite'
    ? await m.sql.get("SELECT 1 AS found FROM sqlite_master WHERE type = 'index' AND name = ?", [name])
    : await m.sql.get('SELECT 1 AS found FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?', [table, name]);
  return found !== undefined;
}

/** Adds columns to a table: each name with its type as SQL, such as `BIGINT NULL`. */
export async function addColumns(m: Migration, table: string, columns: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, type] of Object.entries(columns)) {
    if (!await hasColumn(m, table, name)) await m.sql.run(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(name)} ${type}`);
  }
}

/** Takes columns away, with what stands in them. An index that has one of them must go before. */
export async function dropColumns(m: Migration, table: string, columns: readonly string[]): Promise<void> {
  for (const name of columns) {
    if (await hasColumn(m, table, name)) await m.sql.run(`ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(name)}`);
  }
}

/** Makes an index on a table that is there already. */
export async function createIndex(m: Migration, { name, table, columns }: NamedIndex): Promise<void> {
  if (!await hasIndex(m, table, name)) await m.sql.run(`CREATE INDEX ${quoted(name)} ON ${quoted(table)} (${columns.map(quoted).join(', ')})`);
}

/** Takes an index away. */
export async function dropIndex(m: Migration, { name, table }: Pick<NamedIndex, 'name' | 'table'>): Promise<void> {
  if (await hasIndex(m, table, name)) await m.sql.run(`DROP INDEX ${quoted(name)}${m.dialect === 'mysql' ? ` ON ${quoted(table)}` : ''}`);
}
