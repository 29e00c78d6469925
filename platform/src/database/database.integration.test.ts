import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { DataTypes } from 'sequelize';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../../../tests/support/condition.ts';
import { newDatabaseAddress, type DatabaseAddress } from '../../../tests/support/databases.ts';
import { forUpdate, insertOrIgnore, isForeignKeyViolation, isUniqueViolation, migrate, openDatabase, pending, table, upsert, type Database } from './database.ts';
import { accounts, audit, manyTransfers, openAccounts, opening, transfer } from './fixtures/accounts.ts';

const run = promisify(execFile);
const folder = new URL('./fixtures/migrations/', import.meta.url);
const account = table<{ id: number; balance: number; label: string | null }>('account', {
  id: { type: DataTypes.INTEGER, primaryKey: true }, balance: DataTypes.BIGINT, label: DataTypes.STRING(20),
});
let address: DatabaseAddress;
let db: Database;

beforeAll(async () => {
  address = await newDatabaseAddress();
  db = await openDatabase({ ...address, log: pino({ level: 'silent' }) });
  await openAccounts(db);
});

beforeEach(async () => {
  await db.sql.run('DELETE FROM entry');
  await db.sql.run('UPDATE account SET balance = ?, label = NULL', [opening]);
});

afterAll(async () => {
  await db.close();
  await address.discard();
});

async function otherProcess(task: string, what: string): Promise<string[]> {
  const place = address.url === undefined ? ['file', address.file ?? ''] : ['url', address.url];
  const script = fileURLToPath(new URL('./fixtures/process.ts', import.meta.url));
  const { stdout } = await run(process.execPath, [script, task, what, ...place]);
  return JSON.parse(stdout) as string[];
}

describe('money moved by many transactions', () => {
  const whole = { total: accounts * opening, differing: 0 };

  test('keeps its sum when 120 happen at once', async () => {
    await manyTransfers(db, 120);
    expect(await audit(db)).toEqual({ ...whole, entries: 240 });
  });

  test('keeps its sum when three processes move it', async () => {
    await Promise.all([1, 2, 3].map(() => otherProcess('transfers', '60')));
    expect(await audit(db)).toEqual({ ...whole, entries: 360 });
  });

  test('survives transfers that lock each other out', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, turn) => (turn % 2 === 0 ? transfer(db, 0, 1) : transfer(db, 1, 0))));
    expect(await audit(db)).toEqual({ ...whole, entries: 80 });
  });
});

describe('a transaction', () => {
  const label = (text: string) => ['UPDATE account SET label = ? WHERE id = 0', [text]] as const;
  const read = async () => (await db.sql.get<{ label: string | null }>('SELECT label FROM account WHERE id = 0'))?.label;

  test('leaves nothing behind when its work fails, and calls no action', async () => {
    const called: string[] = [];
    const work = db.transaction(async (tx) => {
      tx.afterCommit(() => called.push('action'));
      await tx.sql.run(...label('gone'));
      await account(db).update({ balance: 5 }, { where: { id: 0 }, transaction: tx.sequelize });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect([await read(), called, await audit(db)]).toEqual([null, [], { total: accounts * opening, differing: 0, entries: 0 }]);
  });

  test('calls its actions once everybody can see what it wrote, and outlives one that throws', async () => {
    const seen: Promise<unknown>[] = [];
    const result = await db.transaction(async (tx) => {
      tx.afterCommit(() => { throw new Error('a broken listener'); });
      tx.afterCommit(() => void seen.push(read()));
      await tx.sql.run(...label('kept'));
      return 'done';
    });
    expect([result, await Promise.all(seen)]).toEqual(['done', ['kept']]);
  });

  test('calls the actions of its last attempt alone', async () => {
    const called: number[] = [];
    let attempt = 0;
    await db.transaction(async (tx) => {
      const turn = (attempt += 1);
      tx.afterCommit(() => called.push(turn));
      await tx.sql.run('UPDATE account SET balance = balance + 1 WHERE id = 0');
      if (turn < 3) throw Object.assign(new Error('deadlock'), { errno: 1213 });
    });
    expect([called, (await audit(db)).total]).toEqual([[3], accounts * opening + 1]);
  });

  test('gives up when the database asks for another attempt without end', async () => {
    let attempts = 0;
    const work = db.transaction(() => {
      attempts += 1;
      return Promise.reject(Object.assign(new Error('changed since it was read'), { errno: 1020 }));
    });
    await expect(work).rejects.toThrow('changed since it was read');
    expect(attempts).toBe(12);
  });

  test('refuses another one inside, and the sql of the database', async () => {
    await db.transaction(async () => {
      await expect(db.transaction(() => Promise.resolve())).rejects.toThrow('inside a transaction');
      await expect(db.sql.run('UPDATE account SET balance = 0')).rejects.toThrow('inside a transaction');
    });
    await db.transaction((tx) => tx.sql.run(...label('next')));
    expect(await read()).toBe('next');
  });

  test('sees its own writes through models and by hand, others see them after the commit', async () => {
    let during: unknown;
    const seen = new Promise<void>((resolve) => { during = resolve; });
    const outside = seen.then(read);
    await db.transaction(async (tx) => {
      await account(db).update({ label: 'mine' }, { where: { id: 0 }, transaction: tx.sequelize });
      const own = await tx.sql.get(`SELECT label FROM account WHERE id = 0${forUpdate(db)}`);
      expect({ ...own as object }).toEqual({ label: 'mine' });
      (during as () => void)();
      expect(await outside).toBeNull();
    });
    expect(await read()).toBe('mine');
  });
});

describe('keys', () => {
  test('a taken key is known as such, by hand and by model', async () => {
    const byHand = await db.sql.run('INSERT INTO account (id, balance) VALUES (0, 0)').catch((error: unknown) => error);
    const byModel = await account(db).create({ id: 0, balance: 0, label: null }).catch((error: unknown) => error);
    expect([isUniqueViolation(byHand), isUniqueViolation(byModel), isForeignKeyViolation(byHand)]).toEqual([true, true, false]);
    expect(byModel).toMatchObject({ name: 'SequelizeUniqueConstraintError' });
  });

  test('a missing parent is known as such and never ignored', async () => {
    const missing = await insertOrIgnore(db.sql, 'entry', { account_id: 99, amount: 1 }).catch((error: unknown) => error);
    expect([isForeignKeyViolation(missing), isUniqueViolation(missing)]).toEqual([true, false]);
  });

  test('a parent with children stays', async () => {
    await db.sql.run('INSERT INTO entry (account_id, amount) VALUES (1, 5)');
    const refused = await db.sql.run('DELETE FROM account WHERE id = 1').catch((error: unknown) => error);
    expect(isForeignKeyViolation(refused)).toBe(true);
  });

  test('a refused value is not taken for a taken key', async () => {
    const tooLong = await db.sql.run('UPDATE account SET label = ? WHERE id = 0', ['あ'.repeat(21)]).catch((error: unknown) => error);
    const missing = await account(db).update({ balance: null as never }, { where: { id: 0 }, validate: false }).catch((error: unknown) => error);
    expect([tooLong, missing].map((error) => error instanceof Error && !isUniqueViolation(error))).toEqual([true, true]);
  });

  test('of many who insert the same row, one does; a transaction goes on after it did not', async () => {
    await db.sql.run('DELETE FROM account WHERE id = 50');
    const row = { id: 50, balance: 0, label: null };
    const changes = await Promise.all(Array.from({ length: 8 }, () => db.transaction(async (tx) => {
      const inserted = await insertOrIgnore(tx.sql, 'account', row);
      await tx.sql.run('UPDATE account SET balance = balance + 1 WHERE id = 50');
      return inserted.changes;
    })));
    const kept = await db.sql.get<{ balance: number }>('SELECT balance FROM account WHERE id = 50');
    await db.sql.run('DELETE FROM account WHERE id = 50');
    expect([changes.toSorted(), kept?.balance]).toEqual([[0, 0, 0, 0, 0, 0, 0, 1], 8]);
  });

  test('of many who find or create the same row by model, one creates it', async () => {
    const found = await Promise.all(Array.from({ length: 6 }, () => account(db).findOrCreate({ where: { id: 60 }, defaults: { id: 60, balance: 0, label: null } })));
    await db.sql.run('DELETE FROM account WHERE id = 60');
    expect(found.filter(([, created]) => created)).toHaveLength(1);
  });

  test('a single statement that loses a deadlock is done again, not refused', async () => {
    const [locked, waiting] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const transaction = db.transaction(async (tx) => {
      // Who has written more is not the one to give way.
      for (let id = 100; id < 140; id += 1) await insertOrIgnore(tx.sql, 'account', { id, balance: 0, label: null });
      await tx.sql.run('UPDATE account SET balance = balance + 1 WHERE id = 1');
      locked.resolve();
      await waiting.promise;
      await tx.sql.run('UPDATE account SET balance = balance - 1 WHERE id = 0');
    });
    await locked.promise;
    const single = db.sql.run('UPDATE account SET balance = balance + 5 WHERE id IN (0, 1)');
    try {
      // It has the one row and waits for the other.
      if (db.dialect === 'mysql') await eventually(async () => (await db.sql.all('SELECT id FROM account WHERE id = 0 FOR UPDATE SKIP LOCKED')).length === 0);
    } finally {
      waiting.resolve();
    }
    await transaction;
    expect(await single).toEqual({ changes: 2 });
    await db.sql.run('DELETE FROM account WHERE id >= 100');
  });

  test('an upsert inserts, then updates', async () => {
    const write = (balance: number) => upsert(db.sql, db.dialect, { table: 'account', row: { id: 70, balance }, key: ['id'] });
    await write(1);
    await write(2);
    const rows = await db.sql.all<{ balance: number }>('SELECT balance FROM account WHERE id = 70');
    await db.sql.run('DELETE FROM account WHERE id = 70');
    expect(rows.map(({ balance }) => balance)).toEqual([2]);
  });
});

describe('values', () => {
  test.each(['𠮷🍣', 'は≠ば≠ハ', `it's "a" \\ back`, 'Ａa'])('%s comes back as it was and meets only itself', async (text) => {
    await db.sql.run('UPDATE account SET label = ? WHERE id = 0', [text]);
    await account(db).update({ label: `${text}.` }, { where: { id: 1 } });
    const rows = await db.sql.all<{ id: number; label: string }>('SELECT id, label FROM account WHERE label IN (?, ?, ?)', [text, 'ぱ', '🍺']);
    expect(rows.map((row) => ({ ...row }))).toEqual([{ id: 0, label: text }]);
    expect((await account(db).findByPk(1))?.get('label')).toBe(`${text}.`);
  });

  test('a whole number stays exact up to 2^53 in a column, a sum and a model', async () => {
    const most = Number.MAX_SAFE_INTEGER;
    await db.sql.run('UPDATE account SET balance = ? WHERE id = 0', [most]);
    const row = await db.sql.get<object>('SELECT balance, (SELECT SUM(balance) FROM account WHERE id = 0) AS total FROM account WHERE id = ?', [0]);
    expect([{ ...row }, (await account(db).findByPk(0))?.get('balance')]).toEqual([{ balance: most, total: most }, most]);
  });

  test('a whole number beyond that is refused, not rounded', async () => {
    await db.sql.run('UPDATE account SET balance = ? WHERE id = 0', [2n ** 60n]);
    await expect(db.sql.get('SELECT balance FROM account WHERE id = ?', [0])).rejects.toThrow(RangeError);
    await expect(db.sql.get('SELECT SUM(balance) AS total FROM account')).rejects.toThrow(RangeError);
  });

  test('an update counts the rows it found, also those that had the value', async () => {
    const text = 'UPDATE account SET balance = ? WHERE id IN (0, 1)';
    expect([await db.sql.run(text, [opening]), await db.sql.run(`${text} AND balance = 7`, [1])]).toEqual([{ changes: 2 }, { changes: 0 }]);
  });

  test('texts are joined and lists are cut the same way', async () => {
    const rows = await db.sql.all<{ joined: string }>(`SELECT 'a' || ? AS joined FROM account ORDER BY id LIMIT ?`, [5, 2]);
    expect(rows.map(({ joined }) => joined)).toEqual(['a5', 'a5']);
  });
});

describe('migrations', () => {
  const names = ['0001-shops', '0002-visits'];

  test('are done once, in order, by one of three processes that start together', async () => {
    expect(await pending(db, folder)).toEqual(names);
    const done = await Promise.all([1, 2, 3].map(() => otherProcess('migrate', folder.href)));
    expect(done.flat().toSorted()).toEqual(names);
    expect([await pending(db, folder), await migrate(db, { folder })]).toEqual([[], []]);
    const shops = await db.sql.all<object>('SELECT id, name FROM shop');
    expect(shops.map((shop) => ({ ...shop }))).toEqual([{ id: 'shop_1', name: `it's` }]);
  });
});
