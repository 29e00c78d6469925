import type { Outcome, Parameters } from './sqlite-handle.ts';
import { SqliteSession, type SqliteFile } from './sqlite-file.ts';

/** What the `sqlite3` package gives a callback as `this`; Sequelize asks for its constructor's name and for these two fields. */
class Statement {
  readonly lastID: number;
  readonly changes: number;

  constructor({ lastId, changes }: Outcome) {
    this.lastID = lastId;
    this.changes = changes;
  }
}

type Callback = (this: Statement, error: unknown, rows?: Record<string, unknown>[]) => void;
type Done = (error: unknown) => void;

const noOutcome: Outcome = { rows: [], changes: 0, lastId: 0 };

/** A connection as Sequelize sees it, with the line of statements behind it. */
export interface SqliteConnection {
  readonly session: SqliteSession;
}

/** The part of the `sqlite3` package that Sequelize uses. */
export interface SqliteDriver {
  readonly OPEN_READWRITE: number;
  readonly OPEN_CREATE: number;
  readonly Database: new (path: string, mode: number, opened: Done) => SqliteConnection;
}

/** A connection in the shape of the `sqlite3` package's `Database`. */
class LookAlike implements SqliteConnection {
  readonly filename: string;
  readonly session: SqliteSession;

  constructor(file: SqliteFile, opened: Done) {
    this.filename = file.path;
    this.session = new SqliteSession(file);
    file.open().then(() => opened(null), opened);
  }

  run(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    return this.#execute(sql, parameters, callback);
  }

  all(sql: string, parameters?: Parameters | Callback, callback?: Callback): this {
    return this.#execute(sql, parameters, callback);
  }

  exec(sql: string, callback?: Callback): this {
    return this.#execute(sql, [], callback);
  }

  /** Statements of one line never overlap here, so there is nothing to put in order. */
  serialize(work?: () => void): void {
    work?.();
  }

  close(closed?: Done): void {
    this.session.close();
    closed?.(null);
  }

  #execute(sql: string, parameters: Parameters | Callback | undefined, callback: Callback | undefined): this {
    const [values, answer] = typeof parameters === 'function' ? [[], parameters] : [parameters ?? [], callback];
    this.session.execute(sql, values).then(
      (outcome) => answer?.call(new Statement(outcome), null, outcome.rows),
      (error: unknown) => answer?.call(new Statement(noOutcome), error),
    );
    return this;
  }
}

/**
 * A look-alike of the `sqlite3` package over Node's own SQLite, for Sequelize's `dialectModule`: nothing to compile, and writers that
 * queue instead of failing. Every connection Sequelize asks for is a line of statements on the same open file.
 */
export function sqliteDriver(file: SqliteFile): SqliteDriver {
  class Database extends LookAlike {
    constructor(_path: string, _mode: number, opened: Done) {
      super(file, opened);
    }
  }
  return { OPEN_READWRITE: 2, OPEN_CREATE: 4, Database };
}
