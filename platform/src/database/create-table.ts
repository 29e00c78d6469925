import { createHash } from 'node:crypto';
import type { ModelAttributeColumnOptions } from 'sequelize';
import { columnType, lengthCheck, literal } from './column-type.ts';
import type { Migration } from './migration.ts';
import { quoted, type Dialect } from './sql.ts';

/** A column as Sequelize describes it: `type`, `allowNull`, `primaryKey`, `autoIncrement`, `defaultValue`; the rest isn't looked at. */
export type Columns = Readonly<Record<string, ModelAttributeColumnOptions>>;

/** A key to a parent table: the columns here, and the table with its columns there. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly references: { readonly table: string; readonly columns: readonly string[] };
  readonly onDelete?: 'RESTRICT' | 'CASCADE' | 'SET NULL';
}

/** What a table has besides its columns. Each list entry is the columns of one key or index, in order. */
export interface TableOptions {
  readonly unique?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
  /** `{ user_id: 'user' }` for a key to `user.id`, or a list for keys of several columns and other rules. Without a rule the parent can't be deleted. */
  readonly foreignKeys?: Readonly<Record<string, string>> | readonly ForeignKey[];
}

/**
 * Makes a table that holds the same on both databases: text compared byte by byte and no longer than its column, whole numbers of 64
 * bits, booleans as 0 and 1, foreign keys. Does nothing on MySQL when the table is there, so that an interrupted migration can be
 * repeated. Throws a TypeError on a type that would differ between the databases.
 */
// oxlint-disable-next-line max-params -- a table is its name, its columns and its keys; every migration reads like this
export async function createTable(m: Migration, name: string, columns: Columns, options: TableOptions = {}): Promise<void> {
  const parts = [
    ...Object.entries(columns).map(([column, settings]) => columnText(m.dialect, column, settings)),
    ...primaryKey(columns),
    ...(options.unique ?? []).map((key) => `CONSTRAINT ${indexName(name, key, 'unique')} UNIQUE (${list(key)})`),
    ...foreignKeys(options).map((key) => foreignKeyText(name, key)),
  ];
  const indexes = options.indexes ?? [];
  if (m.dialect === 'mysql') {
    parts.push(...indexes.map((index) => `KEY ${indexName(name, index, 'index')} (${list(index)})`));
    await m.sql.run(`CREATE TABLE IF NOT EXISTS ${quoted(name)} (${parts.join(', ')}) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
    return;
  }
  await m.sql.run(`CREATE TABLE ${quoted(name)} (${parts.join(', ')})`);
  for (const index of indexes) await m.sql.run(`CREATE INDEX ${indexName(name, index, 'index')} ON ${quoted(name)} (${list(index)})`);
}

function columnText(dialect: Dialect, name: string, settings: ModelAttributeColumnOptions): string {
  const column = quoted(name);
  if (settings.autoIncrement === true) {
    return dialect === 'sqlite' ? `${column} INTEGER PRIMARY KEY AUTOINCREMENT` : `${column} BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY`;
  }
  const required = settings.primaryKey === true || settings.allowNull === false;
  return [
    column,
    columnType(dialect, settings.type),
    required ? 'NOT NULL' : 'NULL',
    settings.defaultValue === undefined ? '' : `DEFAULT ${literal(settings.defaultValue)}`,
    dialect === 'sqlite' ? lengthCheck(column, settings.type) : '',
  ].filter((part) => part !== '').join(' ');
}

function primaryKey(columns: Columns): string[] {
  const key = Object.entries(columns).filter(([, { primaryKey: isKey, autoIncrement }]) => isKey === true && autoIncrement !== true);
  return key.length === 0 ? [] : [`PRIMARY KEY (${list(key.map(([name]) => name))})`];
}

function foreignKeys({ foreignKeys: keys = [] }: TableOptions): readonly ForeignKey[] {
  return isList(keys) ? keys : Object.entries(keys).map(([column, table]) => ({ columns: [column], references: { table, columns: ['id'] } }));
}

function isList(keys: NonNullable<TableOptions['foreignKeys']>): keys is readonly ForeignKey[] {
  return Array.isArray(keys);
}

function foreignKeyText(name: string, { columns, references, onDelete = 'RESTRICT' }: ForeignKey): string {
  return `CONSTRAINT ${indexName(name, columns, 'parent')} FOREIGN KEY (${list(columns)}) REFERENCES ${quoted(references.table)} (${list(references.columns)}) ON DELETE ${onDelete}`;
}

function list(columns: readonly string[]): string {
  return columns.map(quoted).join(', ');
}

/** Names of indexes are unique in a whole SQLite file, and at most 64 characters on MySQL. */
function indexName(table: string, columns: readonly string[], kind: string): string {
  const name = `${table}_${columns.join('_')}_${kind}`;
  if (name.length <= 64) return quoted(name);
  return quoted(`${name.slice(0, 55)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`);
}
