import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import { migrate, openDatabase, type Database } from '../../platform/src/database/database.ts';
import { schemas } from './mariadb.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Which database the integration tests of this vitest project run on. */
    database: 'sqlite' | 'mysql';
    /** The private MariaDB of the run, in the `mysql` project. */
    mariadbUrl: string;
  }
}

/** Where a test's own database is: what `openDatabase` and the platform's settings take. */
export interface DatabaseAddress {
  readonly url?: string;
  readonly file?: string;
  /** Deletes the database with everything in it. */
  discard(): Promise<void>;
}

/** Makes room for an empty database of this vitest project's kind: a temporary SQLite file or a schema of the private MariaDB. */
export async function newDatabaseAddress(): Promise<DatabaseAddress> {
  if (inject('database') === 'mysql') {
    const server = schemas(inject('mariadbUrl'));
    const name = `choku_${randomBytes(6).toString('hex')}`;
    return { url: await server.createSchema(name), discard: () => server.dropSchema(name) };
  }
  const folder = await mkdtemp(join(tmpdir(), 'choku-sqlite-'));
  return { file: join(folder, 'choku.sqlite'), discard: () => rm(folder, { recursive: true, force: true }) };
}

/** Opens a fresh, empty database without tables, for tests of the migrations. Its `close` also deletes it. */
export async function openEmptyDatabase(): Promise<Database> {
  const { discard, ...address } = await newDatabaseAddress();
  const db = await openDatabase({ ...address, log: pino({ level: 'silent' }) });
  const close = db.close.bind(db);
  return Object.assign(db, {
    async close() {
      await close();
      await discard();
    },
  });
}

/**
 * Opens a fresh database with all migrations done, on SQLite or MariaDB as this vitest project says. Open one per test file (in
 * `beforeAll`) or per test, and `close` it after: that also deletes it.
 */
export async function openTestDatabase(): Promise<Database> {
  const db = await openEmptyDatabase();
  await migrate(db);
  return db;
}
