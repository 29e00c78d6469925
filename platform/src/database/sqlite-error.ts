const names: Readonly<Record<number, string>> = {
  275: 'SQLITE_CONSTRAINT_CHECK',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  // SQLite carries out ON DELETE RESTRICT as a trigger; there are no other triggers.
  1811: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};
const families: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY', 6: 'SQLITE_LOCKED', 8: 'SQLITE_READONLY', 10: 'SQLITE_IOERR', 11: 'SQLITE_CORRUPT', 13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN', 19: 'SQLITE_CONSTRAINT', 26: 'SQLITE_NOTADB',
};

/**
 * A failure of SQLite with the code the `sqlite3` package would give. Sequelize takes every `SQLITE_CONSTRAINT` for a broken unique key,
 * so check and not-null failures keep their long code.
 */
export class SqliteError extends Error {
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(`${code}: ${message}`, cause === undefined ? undefined : { cause });
    this.name = 'SqliteError';
    this.code = code;
  }
}

/** Gives an error of `node:sqlite` its SQLite code; leaves every other error as it is. */
export function toSqliteError(error: unknown): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  return new SqliteError(names[error.errcode] ?? families[error.errcode & 0xff] ?? 'SQLITE_ERROR', error.message, error);
}

/** Whether somebody else holds the file, so that the same statement may succeed a moment later. */
export function isBusy(error: unknown): boolean {
  return error instanceof SqliteError && (error.code === 'SQLITE_BUSY' || error.code === 'SQLITE_LOCKED');
}
