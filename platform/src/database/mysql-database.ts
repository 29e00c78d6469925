import mysql from 'mysql2';
import type { Connection } from 'mysql2';
import type { Logger } from 'pino';
import { Sequelize } from 'sequelize';
import { silent } from './announcer.ts';
import { mysqlSql, type WithConnection } from './mysql-sql.ts';
import { insideTransaction, outsideOnly, transactions, type Begun, type Database } from './transaction.ts';

/**
 * What each connection is told once:
 * - READ COMMITTED: after waiting for a locked row, the next read sees what its holder committed (a snapshot from before would not),
 *   and fewer locks on gaps mean fewer deadlocks.
 * - strict values and `||` for joining texts, as on SQLite.
 * - a lock is waited for as long as the turn to write on SQLite.
 */
const sessionSettings = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,PIPES_AS_CONCAT'`,
  'SET SESSION innodb_lock_wait_timeout = 5',
];

/** Opens a MySQL or MariaDB database. Throws a TypeError on another kind of address; rejects when the server doesn't answer. */
export async function openMysql(address: string, log: Logger): Promise<Database> {
  const sequelize = connect(new URL(address));
  const inside = insideTransaction();
  const sql = outsideOnly(mysqlSql(lender(sequelize)), inside, log);
  const db: Database = {
    dialect: 'mysql',
    sequelize,
    announcer: silent,
    sql,
    transaction: transactions({ db: () => db, begin: () => begin(sequelize, log), inside, log }),
    ping: async () => void (await sql.get('SELECT 1 AS one')),
    close: () => sequelize.close(),
  };
  try {
    await db.ping();
  } catch (error) {
    await db.close();
    throw error;
  }
  return db;
}

function connect(url: URL): Sequelize {
  if (url.protocol !== 'mysql:' && url.protocol !== 'mariadb:') throw new TypeError('the address of a database begins with mysql:// or mariadb://');
  const sequelize = new Sequelize({
    dialect: 'mysql',
    dialectModule: mysql,
    host: url.hostname,
    port: Number(url.port || 3306),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    timezone: '+00:00',
    logging: false,
    pool: { max: 12, idle: 60_000, acquire: 10_000 },
    // FOUND_ROWS: an UPDATE counts the rows it found, as SQLite does, not only those whose value differed.
    // typeCast: Sequelize's conversions are for moments and places, which no table has; with them mysql2 compiles, and keeps, the reader of its rows anew for every query.
    dialectOptions: { charset: 'UTF8MB4_BIN', flags: ['FOUND_ROWS'], typeCast: true },
    define: { charset: 'utf8mb4', collate: 'utf8mb4_bin' },
  });
  sequelize.addHook('afterConnect', (connection: unknown) => prepareConnection(connection as Connection));
  return sequelize;
}

async function prepareConnection(connection: Connection): Promise<void> {
  for (const statement of sessionSettings) await connection.promise().query(statement);
}

function lender(sequelize: Sequelize): WithConnection {
  const { connectionManager } = sequelize;
  return async (work) => {
    const connection = await connectionManager.getConnection({ type: 'write' });
    try {
      return await work(connection as Connection);
    } finally {
      connectionManager.releaseConnection(connection);
    }
  };
}

async function begin(sequelize: Sequelize, log: Logger): Promise<Begun> {
  const { connectionManager } = sequelize;
  const connection = (await connectionManager.getConnection({ type: 'write' })) as Connection;
  const sql = mysqlSql((work) => work(connection));
  const cutOff = (): Promise<void> => connectionManager.destroyConnection(connection);
  try {
    await sql.run('START TRANSACTION');
  } catch (error) {
    await cutOff();
    throw error;
  }
  return {
    connection,
    sql,
    async commit() {
      await sql.run('COMMIT');
      connectionManager.releaseConnection(connection);
    },
    async rollback() {
      try {
        await sql.run('ROLLBACK');
        connectionManager.releaseConnection(connection);
      } catch (error) {
        // A connection in an unknown state must not serve anybody else; closing it makes the server roll back.
        log.warn({ err: error }, 'a transaction could not be rolled back, its connection is closed');
        await cutOff();
      }
    },
  };
}
