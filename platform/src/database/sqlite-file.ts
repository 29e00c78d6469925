import { chmodSync, closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isBusy, SqliteError } from './sqlite-error.ts';
import { changesSchema, isRead, SqliteHandle, type Outcome, type Parameters } from './sqlite-handle.ts';
import { WriterLock, type Release } from './writer-lock.ts';

/** Milliseconds a writer waits for its turn, and for another process to let go of the file, before it gets SQLITE_BUSY. */
export const defaultPatience = 5000;

/**
 * One SQLite file as this process sees it: one connection for all reads outside a transaction, one for all writes, and the lock that
 * lets one writer at a time use the second. As every statement runs to its end before the next begins, more connections would gain nothing.
 */
export class SqliteFile {
  readonly path: string;
  readonly #patience: number;
  readonly #lock: WriterLock;
  #reader: SqliteHandle | undefined;
  #writer: SqliteHandle | undefined;

  constructor(path: string, patience: number = defaultPatience) {
    this.path = path;
    this.#patience = patience;
    this.#lock = new WriterLock(patience, () => new SqliteError('SQLITE_BUSY', `no turn to write within ${patience} ms`));
  }

  /** Opens the file's connections if they aren't open yet. Rejects with a SqliteError. */
  async open(): Promise<void> {
    // Every transaction asks: the file system is left alone once both are there.
    if (this.#writer !== undefined && this.#reader !== undefined) return;
    keepToOwner(this.path);
    this.#writer ??= await this.patiently(() => new SqliteHandle(this.path));
    this.#reader ??= await this.patiently(() => new SqliteHandle(this.path));
  }

  /** The connection for reads outside a transaction. Throws when the file isn't open. */
  get reader(): SqliteHandle {
    return opened(this.#reader);
  }

  /** The connection for writes, to be used by whoever holds the turn. Throws when the file isn't open. */
  get writer(): SqliteHandle {
    return opened(this.#writer);
  }

  /** Waits for the turn to write. */
  acquire(): Promise<Release> {
    return this.#lock.acquire();
  }

  /**
   * Does the work at once, and again a little later as long as another process holds the file, without blocking the event loop.
   * Rejects with SQLITE_BUSY when the patience is at its end.
   */
  async patiently<T>(work: () => T): Promise<T> {
    let deadline: AbortSignal | undefined;
    for (let longest = 1; ; longest = Math.min(longest * 2, 32)) {
      try {
        return work();
      } catch (error) {
        deadline ??= AbortSignal.timeout(this.#patience);
        if (!isBusy(error) || deadline.aborted) throw error;
      }
      // Differing pauses keep two processes from meeting at the same moments again and again.
      await pause(longest * (0.5 + Math.random()));
    }
  }

  /** Makes both connections prepare their statements anew after a change of the schema. */
  forgetStatements(): void {
    this.#reader?.forgetStatements();
    this.#writer?.forgetStatements();
  }

  close(): void {
    this.#reader?.close();
    this.#writer?.close();
    this.#reader = undefined;
    this.#writer = undefined;
  }
}

/** The file holds the platform's keys and everybody's account: whoever runs the platform may read it, nobody else. What SQLite puts beside it follows its mode. */
function keepToOwner(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
}

/** A line of statements on a SQLite file: each for itself, or together between BEGIN and COMMIT. */
export class SqliteSession {
  readonly #file: SqliteFile;
  #turn: Release | undefined;

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  /** Runs one statement. Rejects with a SqliteError. */
  async execute(sql: string, parameters: Parameters = []): Promise<Outcome> {
    try {
      return await this.#carryOut(sql, parameters);
    } finally {
      if (changesSchema(sql)) this.#file.forgetStatements();
    }
  }

  async #carryOut(sql: string, parameters: Parameters): Promise<Outcome> {
    if (this.#turn !== undefined) return this.#insideTransaction(sql, parameters);
    if (isRead(sql)) return this.#file.patiently(() => this.#file.reader.execute(sql, parameters));
    if (begins(sql)) return this.#begin(sql);
    // Sequelize rolls back after a BEGIN that failed.
    if (rollsBack(sql)) return nothing;
    return this.#writeAlone(sql, parameters);
  }

  /** Ends the line; a transaction that is still open is rolled back. */
  close(): void {
    if (this.#turn === undefined) return;
    const { writer } = this.#file;
    try {
      if (writer.inTransaction) writer.execute('ROLLBACK', []);
    } finally {
      this.#giveTurnBack();
    }
  }

  async #begin(sql: string): Promise<Outcome> {
    const turn = await this.#file.acquire();
    try {
      const outcome = await this.#file.patiently(() => this.#file.writer.execute(sql, []));
      this.#turn = turn;
      return outcome;
    } catch (error) {
      turn();
      throw error;
    }
  }

  #insideTransaction(sql: string, parameters: Parameters): Outcome {
    const { writer } = this.#file;
    if (!writer.inTransaction) {
      // SQLite itself rolls back when the disk is full or fails. Going on would store the rest of the transaction without its beginning.
      if (!rollsBack(sql)) throw new SqliteError('SQLITE_ABORT', 'SQLite has rolled this transaction back');
      this.#giveTurnBack();
      return nothing;
    }
    try {
      return writer.execute(sql, parameters);
    } finally {
      if (!writer.inTransaction && ends(sql)) this.#giveTurnBack();
    }
  }

  async #writeAlone(sql: string, parameters: Parameters): Promise<Outcome> {
    const turn = await this.#file.acquire();
    try {
      return await this.#file.patiently(() => this.#file.writer.execute(sql, parameters));
    } finally {
      turn();
    }
  }

  #giveTurnBack(): void {
    this.#turn?.();
    this.#turn = undefined;
  }
}

const nothing: Outcome = { rows: [], changes: 0, lastId: 0 };

function begins(sql: string): boolean {
  return /^\s*BEGIN\b/i.test(sql);
}

function rollsBack(sql: string): boolean {
  return /^\s*ROLLBACK\s*(?:TRANSACTION\s*)?;?\s*$/i.test(sql);
}

function ends(sql: string): boolean {
  return rollsBack(sql) || /^\s*(?:COMMIT|END)\b/i.test(sql);
}

function opened(handle: SqliteHandle | undefined): SqliteHandle {
  if (handle === undefined) throw new SqliteError('SQLITE_MISUSE', 'the file is closed');
  return handle;
}
