import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { toSqliteError } from './sqlite-error.ts';

/** What a statement did. `lastId` is the row number of the last insert, `rows` is empty for a statement without a result. */
export interface Outcome {
  readonly rows: Record<string, unknown>[];
  readonly changes: number;
  readonly lastId: number;
}

/** Values by position, or by name with the `$` in front, as Sequelize binds them. */
export type Parameters = readonly unknown[] | Readonly<Record<string, unknown>>;

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

/** Sequelize writes values into its statements, so that there are endlessly many of them; only the latest are worth keeping. */
const keptStatements = 300;

/**
 * One open connection to a SQLite file with its prepared statements. Everything is synchronous and never waits: where another process
 * holds the file, a statement throws SQLITE_BUSY at once.
 */
export class SqliteHandle {
  readonly #database: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();

  /** Opens the file. Throws a SqliteError, SQLITE_BUSY while another process recovers or converts it. */
  constructor(path: string) {
    this.#database = attempt(() => new DatabaseSync(path, { timeout: 0, enableForeignKeyConstraints: true }));
    try {
      // FULL: in WAL mode anything less may forget the last commits when the power fails.
      attempt(() => this.#database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;'));
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Whether a transaction is open on this connection, as SQLite itself sees it. */
  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  /** Runs one statement to its end. Throws a SqliteError. */
  execute(sql: string, parameters: Parameters): Outcome {
    return attempt(() => {
      const prepared = this.#prepare(sql);
      const outcome = run(prepared, bound(parameters));
      return prepared.returnsRows && outcome.rows.length > 0 && !startsWithSelect(sql) ? { ...outcome, changes: this.#changes() } : outcome;
    });
  }

  /** Drops the prepared statements, whose columns may have changed. */
  forgetStatements(): void {
    this.#prepared.clear();
  }

  close(): void {
    this.#prepared.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      this.#prepared.delete(sql);
      this.#prepared.set(sql, known);
      return known;
    }
    const statement = this.#database.prepare(sql);
    const prepared = { statement, returnsRows: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    if (this.#prepared.size > keptStatements) {
      for (const oldest of this.#prepared.keys()) {
        this.#prepared.delete(oldest);
        break;
      }
    }
    return prepared;
  }

  #changes(): number {
    const row = this.#prepare('SELECT changes() AS changes').statement.get();
    return Number(row?.['changes'] ?? 0);
  }
}

/** Whether a statement changes tables, so that statements prepared before it may have other columns now. */
export function changesSchema(sql: string): boolean {
  return /^\s*(?:CREATE|DROP|ALTER)\b/i.test(sql);
}

/** Whether a statement only reads, so that it needs no turn among the writers. */
export function isRead(sql: string): boolean {
  return startsWithSelect(sql) || (/^\s*WITH\b/i.test(sql) && !/\b(?:INSERT|UPDATE|DELETE|REPLACE)\b/i.test(sql));
}

function startsWithSelect(sql: string): boolean {
  return /^\s*(?:SELECT|VALUES|EXPLAIN|PRAGMA)\b/i.test(sql);
}

function run({ statement, returnsRows }: Prepared, values: Bound): Outcome {
  if (returnsRows) {
    const rows = values.named === undefined ? statement.all(...values.listed) : statement.all(values.named, ...values.listed);
    return { rows, changes: 0, lastId: 0 };
  }
  const { changes, lastInsertRowid } = values.named === undefined ? statement.run(...values.listed) : statement.run(values.named, ...values.listed);
  return { rows: [], changes: Number(changes), lastId: Number(lastInsertRowid) };
}

interface Bound {
  readonly named: Record<string, SQLInputValue> | undefined;
  readonly listed: SQLInputValue[];
}

function bound(parameters: Parameters): Bound {
  if (isList(parameters)) return { named: undefined, listed: parameters.map(inputValue) };
  const named = Object.entries(parameters).map(([name, value]) => [name, inputValue(value)] as const);
  return { named: Object.fromEntries(named), listed: [] };
}

function isList(parameters: Parameters): parameters is readonly unknown[] {
  return Array.isArray(parameters);
}

/** Turns what Sequelize or a caller gives into what SQLite stores. Throws a TypeError on an object SQLite has no form for. */
function inputValue(value: unknown): SQLInputValue {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value;
    case 'number':
      // A JavaScript number would be bound as a floating-point one: 'a' || 5 would be 'a5.0', 7 / 2 would be 3.5.
      return Number.isSafeInteger(value) ? BigInt(value) : value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'undefined':
      return null;
    default:
      break;
  }
  if (value === null || value instanceof Uint8Array) return value;
  if (value instanceof Date) return value.toISOString();
  throw new TypeError(`SQLite can't store a ${typeof value}`);
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toSqliteError(error);
  }
}
