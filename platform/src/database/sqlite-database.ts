import type { Logger } from 'pino';
import { Sequelize, Transaction } from 'sequelize';
import { silent } from './announcer.ts';
import { sqliteDriver, type SqliteDriver } from './sqlite-driver.ts';
import { sqlOn, type Sql } from './sql.ts';
import { SqliteFile, SqliteSession } from './sqlite-file.ts';
import { insideTransaction, outsideOnly, transactions, type Begun, type Database } from './transaction.ts';

/** Opens a SQLite file. Rejects with a SqliteError. */
export async function openSqlite(path: string, log: Logger): Promise<Database> {
  const file = new SqliteFile(path);
  await file.open();
  const driver = sqliteDriver(file);
  const sequelize = new Sequelize({
    dialect: 'sqlite', storage: path, dialectModule: driver, transactionType: Transaction.TYPES.IMMEDIATE, logging: false,
  });
  const inside = insideTransaction();
  const sql = outsideOnly(sqliteSql(new SqliteSession(file)), inside, log);
  const db: Database = {
    dialect: 'sqlite',
    sequelize,
    announcer: silent,
    sql,
    transaction: transactions({ db: () => db, begin: () => begin(driver, path), inside, log }),
    ping: async () => void (await sql.get('SELECT 1 AS one')),
    async close() {
      await sequelize.close();
      file.close();
    },
  };
  return db;
}

async function begin(driver: SqliteDriver, path: string): Promise<Begun> {
  const connection = new driver.Database(path, driver.OPEN_READWRITE, () => undefined);
  const { session } = connection;
  await session.execute('BEGIN IMMEDIATE');
  return {
    connection,
    sql: sqliteSql(session),
    commit: async () => void (await session.execute('COMMIT')),
    rollback: async () => session.close(),
  };
}

/** SQL by hand on a line of statements of the file, with prepared statements. */
function sqliteSql(session: SqliteSession): Sql {
  return sqlOn((text, params) => session.execute(text, params));
}
