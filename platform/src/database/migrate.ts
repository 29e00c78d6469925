import { readdir } from 'node:fs/promises';
import type { Connection } from 'mysql2';
import { Umzug, type RunnableMigration, type UmzugStorage } from 'umzug';
import type { Vault } from '../primitives/vault.ts';
import type { Migration } from './migration.ts';
import { mysqlSql } from './mysql-sql.ts';
import type { Sql } from './sql.ts';
import type { Database } from './transaction.ts';

export { addColumns, createIndex, dropColumns, dropIndex, hasColumn } from './alter-table.ts';
export { createTable } from './create-table.ts';
export type { Migration } from './migration.ts';

/** The platform's migrations: `NNNN-what-it-does.ts`, each exporting `up(m: Migration)`. */
const platformMigrations = new URL('../../migrations/', import.meta.url);

interface Step {
  readonly name: string;
  up(m: Migration): Promise<void>;
}

/** Where the migrations are, and what seals what stood open before: needed for a database that holds such rows alone. */
export interface Migrating {
  readonly folder?: URL;
  readonly vault?: Vault;
}

/** What every step gets. */
type Parts = Pick<Migration, 'queryInterface' | 'vault'>;

/** Carries out one step, unless another process has done so in the meantime; tells whether it did. */
type CarryOut = (step: Step) => Promise<boolean>;

/**
 * Brings the database to the newest schema and gives the names of the migrations done here. Safe when several processes start at once:
 * each migration is done by one of them. Rejects with Umzug's error, naming the migration, when one fails; what was done before stays.
 */
export async function migrate(db: Database, { folder = platformMigrations, vault }: Migrating = {}): Promise<string[]> {
  const parts = { queryInterface: db.sequelize.getQueryInterface(), vault };
  if (db.dialect === 'sqlite') return migrateWith(db, folder, (step) => stepOnSqlite(db, parts, step));
  return alone(db, (sql) => migrateWith(db, folder, (step) => stepOnMysql(sql, parts, step)));
}

/** The names of the migrations this database still lacks. Writes nothing. */
export async function pending(db: Database, folder: URL = platformMigrations): Promise<string[]> {
  const done = (await hasTable(db)) ? await doneNames(db.sql) : [];
  return (await namesIn(folder)).filter((name) => !done.includes(name));
}

async function migrateWith(db: Database, folder: URL, carryOut: CarryOut): Promise<string[]> {
  await db.sql.run('CREATE TABLE IF NOT EXISTS `schema_migrations` (`name` VARCHAR(190) NOT NULL PRIMARY KEY)');
  const carriedOut: string[] = [];
  const umzug = new Umzug({
    migrations: (await namesIn(folder)).map((name) => runnable(name, folder, async (step) => {
      if (await carryOut(step)) carriedOut.push(step.name);
    })),
    storage: storage(db),
    logger: undefined,
  });
  await umzug.up();
  return carriedOut;
}

function runnable(name: string, folder: URL, carryOut: (step: Step) => Promise<void>): RunnableMigration<object> {
  return {
    name,
    async up() {
      const module: unknown = await import(new URL(`${name}.ts`, folder).href);
      if (!isStep(module)) throw new TypeError(`${name} exports no function up`);
      await carryOut({ name, up: (m) => module.up(m) });
    },
  };
}

function storage(db: Database): UmzugStorage<object> {
  return {
    executed: () => doneNames(db.sql),
    // Written down in the migration's own transaction, so that neither is there without the other.
    logMigration: () => Promise.resolve(),
    unlogMigration: () => Promise.reject(new Error('migrations only go forward')),
  };
}

/** SQLite's writer lock makes the other processes wait; what they find afterwards tells them that the step is done. */
function stepOnSqlite(db: Database, parts: Parts, step: Step): Promise<boolean> {
  return db.transaction(async (tx) => {
    if ((await doneNames(tx.sql)).includes(step.name)) return false;
    await step.up({ ...parts, dialect: 'sqlite', sql: tx.sql, transaction: tx.sequelize });
    await record(tx.sql, step);
    return true;
  });
}

async function stepOnMysql(sql: Sql, parts: Parts, step: Step): Promise<boolean> {
  await step.up({ ...parts, dialect: 'mysql', sql, transaction: undefined });
  await record(sql, step);
  return true;
}

/** Does the work while this process alone migrates the database. The lock belongs to one connection and ends with it. */
async function alone<T>(db: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  const { connectionManager } = db.sequelize;
  const connection = await connectionManager.getConnection({ type: 'write' });
  const sql = mysqlSql((ask) => ask(connection as Connection));
  const name = `CONCAT('choku:', SHA1(DATABASE()))`;
  try {
    const lock = await sql.get<{ got: number | null }>(`SELECT GET_LOCK(${name}, 600) AS got`);
    if (lock?.got !== 1) throw new Error('another process has been migrating for ten minutes');
    return await work(sql);
  } finally {
    // Closing the connection gives the lock back, whatever state a failed migration left it in.
    await connectionManager.destroyConnection(connection);
  }
}

async function record(sql: Sql, { name }: Step): Promise<void> {
  await sql.run('INSERT INTO `schema_migrations` (`name`) VALUES (?)', [name]);
}

async function doneNames(sql: Sql): Promise<string[]> {
  const rows = await sql.all<{ name: string }>('SELECT `name` FROM `schema_migrations` ORDER BY `name`');
  return rows.map(({ name }) => name);
}

async function hasTable({ dialect, sql }: Database): Promise<boolean> {
  const tables = dialect === 'sqlite' ? `sqlite_master WHERE type = 'table' AND name` : 'information_schema.tables WHERE table_schema = DATABASE() AND table_name';
  return (await sql.get(`SELECT 1 AS found FROM ${tables} = 'schema_migrations'`)) !== undefined;
}

async function namesIn(folder: URL): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => /^\d{4}-[a-z0-9-]+\.ts$/.test(file)).map((file) => file.slice(0, -'.ts'.length)).sort();
}

function isStep(module: unknown): module is Pick<Step, 'up'> {
  return typeof module === 'object' && module !== null && 'up' in module && typeof module.up === 'function';
}
