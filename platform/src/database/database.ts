import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { openMysql } from './mysql-database.ts';
import { openSqlite } from './sqlite-database.ts';
import type { Database } from './transaction.ts';

export { announcedBy } from './announcer.ts';
export { isForeignKeyViolation, isUniqueViolation } from './errors.ts';
export { migrate, pending } from './migrate.ts';
export { table } from './model.ts';
export { forUpdate, insert, insertAll, insertOrAdd, insertOrIgnore, placeholders, upsert, type Sql, type SqlValue } from './sql.ts';
export type { Database, Transaction } from './transaction.ts';

/** Where the database is: an address `mysql://user:password@host:port/name` (also `mariadb://`), or else a SQLite file. */
export interface DatabaseOptions {
  readonly url?: string | undefined;
  readonly file?: string | undefined;
  readonly log: Logger;
}

/**
 * Opens the database: MySQL or MariaDB when there is an address, otherwise the SQLite file, which is made when missing. Throws a
 * TypeError when neither is given or the address is of another kind, and the driver's error when it doesn't open.
 */
export async function openDatabase({ url, file, log }: DatabaseOptions): Promise<Database> {
  if (url !== undefined) return openMysql(url, log);
  if (file === undefined) throw new TypeError('a database needs an address or a file');
  // Each connection to ':memory:' would be a database of its own.
  if (file === '' || file.startsWith(':')) throw new TypeError('the SQLite database must be a file');
  await mkdir(dirname(file), { recursive: true });
  return openSqlite(file, log);
}
