import { isUniqueViolation } from './errors.ts';

/** What a statement's `?` takes. Instants and yen are integers; a boolean is stored as 0 or 1; JSON is text made by the caller. */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array;

/** A row to write: column name → value. The names come from code, never from people. */
export type Row = Readonly<Record<string, SqlValue>>;

/** The two kinds of database, by how their SQL differs. MariaDB is `mysql`. */
export type Dialect = 'sqlite' | 'mysql';

/**
 * SQL by hand, with `?` for every value. Integers, sums and decimals come back as JavaScript numbers; one beyond 2^53 rejects with a
 * RangeError instead of being rounded. On MySQL `changes` counts the rows found, as on SQLite, also those that already had the value.
 */
export interface Sql {
  /** All rows of a query. */
  all<R>(text: string, params?: readonly SqlValue[]): Promise<R[]>;
  /** The first row of a query. */
  get<R>(text: string, params?: readonly SqlValue[]): Promise<R | undefined>;
  /** Carries out a statement. A claim is a conditional UPDATE whose `changes` is 1. */
  run(text: string, params?: readonly SqlValue[]): Promise<{ changes: number }>;
}

/** What came of a statement: its rows, or how many it changed. */
interface Answered {
  readonly rows: readonly unknown[];
  readonly changes: number;
}

/** SQL by hand on whatever carries out single statements. */
export function sqlOn(execute: (text: string, params: readonly SqlValue[]) => Promise<Answered>): Sql {
  async function all<R>(text: string, params: readonly SqlValue[] = []): Promise<R[]> {
    const { rows } = await execute(text, params);
    // The caller's type for the row is a promise about the statement's columns that only the statement can keep.
    return rows as R[];
  }
  return {
    all,
    async get<R>(text: string, params?: readonly SqlValue[]) {
      const [row] = await all<R>(text, params);
      return row;
    },
    async run(text, params = []) {
      const { changes } = await execute(text, params);
      return { changes };
    },
  };
}

/** What `upsert` writes: the row, and the columns of the unique key that decides between insert and update. */
export interface Upsert {
  readonly table: string;
  readonly row: Row;
  readonly key: readonly string[];
}

/** Inserts a row. Rejects with an error that `isUniqueViolation` knows when its key is taken. */
export async function insert(sql: Sql, table: string, row: Row): Promise<void> {
  await insertAll(sql, table, [row]);
}

/** Inserts rows with the same columns in one statement, at least one. Rejects like `insert`, and then none is written. */
export async function insertAll(sql: Sql, table: string, rows: readonly [Row, ...Row[]]): Promise<void> {
  await sql.run(insertText(table, Object.keys(rows[0]), rows.length), rows.flatMap((row) => Object.values(row)));
}

/**
 * Inserts a row unless a row with one of its unique keys exists. `changes` is 1 when it was inserted. Every other refusal, such as a
 * missing parent row, rejects; that is why this isn't MySQL's INSERT IGNORE.
 */
export async function insertOrIgnore(sql: Sql, table: string, row: Row): Promise<{ changes: number }> {
  try {
    return await sql.run(insertText(table, Object.keys(row)), Object.values(row));
  } catch (error) {
    if (isUniqueViolation(error)) return { changes: 0 };
    throw error;
  }
}

/** Inserts a row, or gives the row with the same key the new values. On MySQL any unique key decides, so a table should have only this one. */
export async function upsert(sql: Sql, dialect: Dialect, { table, row, key }: Upsert): Promise<void> {
  const columns = Object.keys(row);
  const changed = columns.filter((column) => !key.includes(column));
  await sql.run(`${insertText(table, columns)} ${onConflict(dialect, key, changed)}`, Object.values(row));
}

/** What `insertOrAdd` writes: rows with the same columns, at least one, the column of their key, and the column that sums up. */
export interface Addition {
  readonly table: string;
  readonly rows: readonly [Row, ...Row[]];
  readonly key: string;
  readonly sum: string;
}

/**
 * Inserts rows in one statement; of those whose key exists only the sum grows, by the row's. The rows are locked in the order given. On MySQL any unique
 * key decides, so a table should have only this one.
 */
export async function insertOrAdd(sql: Sql, dialect: Dialect, { table, rows, key, sum }: Addition): Promise<void> {
  const [known, added] = dialect === 'sqlite' ? [`ON CONFLICT (${quoted(key)}) DO UPDATE SET`, `excluded.${quoted(sum)}`] : ['ON DUPLICATE KEY UPDATE', `VALUES(${quoted(sum)})`];
  const text = `${insertText(table, Object.keys(rows[0]), rows.length)} ${known} ${quoted(sum)} = ${quoted(table)}.${quoted(sum)} + ${added}`;
  await sql.run(text, rows.flatMap((row) => Object.values(row)));
}

/** What a SELECT in a transaction ends with to lock its rows. SQLite needs nothing: its transactions write one after the other. */
export function forUpdate({ dialect }: { readonly dialect: Dialect }): '' | ' FOR UPDATE' {
  return dialect === 'mysql' ? ' FOR UPDATE' : '';
}

/** A name of a table or column, quoted for both databases. Throws a TypeError on anything but lower-case words. */
export function quoted(name: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new TypeError(`not a name of a table or column: ${name}`);
  return `\`${name}\``;
}

/** `?, ?, ?` for a list of values, for `IN (…)`. Throws a RangeError for an empty list, which SQL has no form for. */
export function placeholders(values: readonly unknown[]): string {
  if (values.length === 0) throw new RangeError('an empty list has no placeholders');
  return values.map(() => '?').join(', ');
}

function insertText(table: string, columns: readonly string[], rows = 1): string {
  const row = `(${placeholders(columns)})`;
  return `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
}

function onConflict(dialect: Dialect, key: readonly string[], changed: readonly string[]): string {
  if (dialect === 'sqlite') {
    const target = `ON CONFLICT (${key.map(quoted).join(', ')})`;
    if (changed.length === 0) return `${target} DO NOTHING`;
    return `${target} DO UPDATE SET ${changed.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ')}`;
  }
  const set = changed.length === 0 ? key.slice(0, 1) : changed;
  return `ON DUPLICATE KEY UPDATE ${set.map((column) => `${quoted(column)} = VALUES(${quoted(column)})`).join(', ')}`;
}
