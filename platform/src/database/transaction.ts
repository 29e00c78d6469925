import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Transaction as SequelizeTransaction, type Sequelize } from 'sequelize';
import type { Clock } from '../primitives/clock.ts';
import { attemptsFor } from './errors.ts';
import type { Dialect, Sql } from './sql.ts';

/** Several reads and writes that happen together or not at all. */
export interface Transaction {
  readonly db: Database;
  /** SQL by hand inside this transaction. */
  readonly sql: Sql;
  /** For Sequelize's calls: `{ transaction: tx.sequelize }`. */
  readonly sequelize: SequelizeTransaction;
  /** Does something small once the commit has happened, such as a wake; never after a rollback. What it throws is logged and undoes nothing. */
  afterCommit(action: () => void): void;
}

/** What writing an event or an effect needs besides its transaction: the time, and how to say that there is news. */
export interface Announcer {
  readonly clock: Clock;
  /** `Wake.notify`: says after the commit that there is something new on a topic. */
  readonly wake: { notify(topic: string): void };
}

/** An open database. */
export interface Database {
  readonly dialect: Dialect;
  readonly sequelize: Sequelize;
  /** Stamps and announces what transactions write for others. */
  readonly announcer: Announcer;
  /** Single reads and writes, each for itself. Inside a transaction only the transaction's own `sql` may be used; this one refuses. */
  readonly sql: Sql;
  /**
   * Does the work in one transaction: commits when it resolves, rolls back when it rejects. When the database asks for another attempt
   * (a deadlock, a row changed since it was read, a busy file) the whole work is done again, a bounded number of times; so the work
   * must have no effect but on the database, and must not wait for the network. Transactions don't nest: pass `tx` on.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Rejects when the database doesn't answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** One begun transaction, as a dialect carries it. */
export interface Begun {
  readonly connection: object;
  readonly sql: Sql;
  commit(): Promise<void>;
  /** Rolls back and gives the connection back. Doesn't reject: what can't be rolled back is cut off. */
  rollback(): Promise<void>;
}

/** Sequelize's transaction around a connection that we begin, commit and roll back ourselves. */
class CarriedTransaction extends SequelizeTransaction {
  constructor(sequelize: Sequelize, connection: object) {
    super(sequelize, {});
    Object.assign(this, { connection });
  }

  override commit(): Promise<void> {
    return Promise.reject(new Error('a transaction commits when its work resolves'));
  }

  /** Sequelize calls this after a deadlock, where the server has rolled back already; the end of the work does the rest. */
  override rollback(): Promise<void> {
    return Promise.resolve();
  }
}

/** Whether code runs inside a transaction's work, so that what would wait for that very transaction can be refused. */
export interface Inside {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Throws inside a transaction's work. */
  refuse(what: string): void;
}

/** Follows the work of transactions through its awaits. */
export function insideTransaction(): Inside {
  const storage = new AsyncLocalStorage<{ open: boolean }>();
  return {
    async run(work) {
      const mark = { open: true };
      try {
        return await storage.run(mark, work);
      } finally {
        // Something the work started and left behind may still run, but no longer inside.
        mark.open = false;
      }
    },
    refuse(what) {
      if (storage.getStore()?.open === true) throw new Error(`${what} inside a transaction: use the transaction's own sql`);
    },
  };
}

/**
 * Does some work again when the database asks for another attempt (a deadlock, a row changed since it was read, a busy file), a bounded
 * number of times. Whatever failed like that has been undone wholly, a single statement as well as a transaction.
 */
async function again<T>(work: () => Promise<T>, told: (error: unknown, attempt: number) => void): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attemptsFor(error)) throw error;
      told(error, attempt);
    }
    // Those who met once must not meet again in the same order.
    await pause(Math.min(2 ** attempt, 200) * (0.5 + Math.random()));
  }
}

/** The SQL of the database itself, which refuses inside a transaction: there it would miss what the transaction wrote, or wait for it. */
export function outsideOnly(sql: Sql, inside: Inside, log: Logger): Sql {
  const refuse = (): void => inside.refuse('the database\'s own sql was used');
  return {
    async all(text, params) {
      refuse();
      return sql.all(text, params);
    },
    async get(text, params) {
      refuse();
      return sql.get(text, params);
    },
    async run(text, params) {
      refuse();
      return again(() => sql.run(text, params), (error, attempt) => log.debug({ err: error, attempt }, 'a statement is done again'));
    },
  };
}

/** What carries out transactions. */
export interface TransactionParts {
  /** The database as its users see it; asked for late, because it holds the function made here. */
  db(): Database;
  begin(): Promise<Begun>;
  readonly inside: Inside;
  readonly log: Logger;
}

/** Makes `Database.transaction`. */
export function transactions(parts: TransactionParts): Database['transaction'] {
  return async (work) => {
    parts.inside.refuse('a transaction was begun');
    return again(() => once(parts, work), (error, attempt) => parts.log.debug({ err: error, attempt }, 'transaction is done again'));
  };
}

async function once<T>(parts: TransactionParts, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const begun = await parts.begin();
  const actions: (() => void)[] = [];
  const db = parts.db();
  const carried = new CarriedTransaction(db.sequelize, begun.connection);
  const tx: Transaction = { db, sql: begun.sql, sequelize: carried, afterCommit: (action) => void actions.push(action) };
  let result: T;
  try {
    result = await parts.inside.run(() => work(tx));
    await begun.commit();
  } catch (error) {
    await begun.rollback();
    throw error;
  } finally {
    // Sequelize refuses calls with a transaction that has finished.
    Object.assign(carried, { finished: 'commit' });
  }
  actions.forEach((action) => carryOut(action, parts.log));
  return result;
}

function carryOut(action: () => void, log: Logger): void {
  try {
    action();
  } catch (error) {
    log.error({ err: error }, 'an action after a commit failed');
  }
}
