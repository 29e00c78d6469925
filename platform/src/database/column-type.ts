import { DataTypes, type DataType } from 'sequelize';
import type { Dialect } from './sql.ts';

/** How a type of Sequelize is stored. Whole numbers have 64 bits on both databases, long texts and bytes up to 16 MB on MySQL. */
const storedAs: Readonly<Record<string, Readonly<Record<Dialect, string>>>> = {
  INTEGER: { sqlite: 'BIGINT', mysql: 'BIGINT' },
  BIGINT: { sqlite: 'BIGINT', mysql: 'BIGINT' },
  SMALLINT: { sqlite: 'BIGINT', mysql: 'BIGINT' },
  TINYINT: { sqlite: 'BIGINT', mysql: 'BIGINT' },
  BOOLEAN: { sqlite: 'TINYINT(1)', mysql: 'TINYINT(1)' },
  'TINYINT(1)': { sqlite: 'TINYINT(1)', mysql: 'TINYINT(1)' },
  TEXT: { sqlite: 'TEXT', mysql: 'MEDIUMTEXT' },
  MEDIUMTEXT: { sqlite: 'TEXT', mysql: 'MEDIUMTEXT' },
  LONGTEXT: { sqlite: 'TEXT', mysql: 'LONGTEXT' },
  BLOB: { sqlite: 'BLOB', mysql: 'MEDIUMBLOB' },
  MEDIUMBLOB: { sqlite: 'BLOB', mysql: 'MEDIUMBLOB' },
  LONGBLOB: { sqlite: 'BLOB', mysql: 'LONGBLOB' },
  DOUBLE: { sqlite: 'DOUBLE', mysql: 'DOUBLE' },
  'DOUBLE PRECISION': { sqlite: 'DOUBLE', mysql: 'DOUBLE' },
  FLOAT: { sqlite: 'DOUBLE', mysql: 'DOUBLE' },
  REAL: { sqlite: 'DOUBLE', mysql: 'DOUBLE' },
};

/** The column type of a dialect. Throws a TypeError on a type that comes back differently from the two databases, such as JSON or DATE. */
export function columnType(dialect: Dialect, type: DataType): string {
  const text = sqlOf(type);
  if (length(text) !== undefined) return text;
  const stored = storedAs[text];
  if (stored === undefined) throw new TypeError(`a column can't be ${text}: JSON is TEXT made by the store, an instant is BIGINT`);
  return stored[dialect];
}

/** What makes SQLite refuse what MySQL refuses: a text longer than its column, a fraction or a text where a whole number belongs. */
export function lengthCheck(column: string, type: DataType): string {
  const text = sqlOf(type);
  const longest = length(text);
  if (longest !== undefined) return `CHECK (length(${column}) <= ${longest})`;
  const stored = storedAs[text]?.sqlite;
  return stored === 'BIGINT' || stored === 'TINYINT(1)' ? `CHECK (typeof(${column}) IN ('integer', 'null'))` : '';
}

/** A default value as SQL. Throws a TypeError on anything but a number, a text, a boolean or null. */
export function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'string' && !value.includes('\\')) return `'${value.replaceAll(`'`, `''`)}'`;
  throw new TypeError('a default is a number, a text without backslash, a boolean or null');
}

function sqlOf(type: DataType): string {
  if (typeof type === 'string') return type.toUpperCase();
  if (typeof type !== 'function') return type.toSql();
  const made: unknown = Reflect.construct(type, []);
  if (!(made instanceof DataTypes.ABSTRACT)) throw new TypeError('not a data type of Sequelize');
  return made.toSql();
}

function length(text: string): number | undefined {
  const found = /^VARCHAR\((\d+)\)$/.exec(text);
  return found === null ? undefined : Number(found[1]);
}
