import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { SqliteFile, SqliteSession } from './sqlite-file.ts';

let folder: string;
let file: SqliteFile;
let session: SqliteSession;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'choku-sqlite-'));
  file = new SqliteFile(join(folder, 'a.sqlite'), 60);
  await file.open();
  session = new SqliteSession(file);
  await session.execute('CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)');
});

afterEach(async () => {
  file.close();
  await rm(folder, { recursive: true, force: true });
});

async function notes(from: SqliteSession = session): Promise<unknown[]> {
  return (await from.execute('SELECT words FROM note ORDER BY id')).rows.map((row) => row['words']);
}

describe('every connection to a SQLite file', () => {
  test.each(['reader', 'writer'] as const)('the %s keeps each commit through a power cut, checks foreign keys and never blocks', (which) => {
    const pragma = (name: string) => Object.values(file[which].execute(`PRAGMA ${name}`, []).rows[0] ?? {})[0];
    expect(['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(pragma)).toEqual(['wal', 2, 1, 0]);
  });
});

describe('writers of one SQLite file', () => {
  test('take turns in the order of asking, whole transactions and single writes', async () => {
    const write = async (words: string) => {
      const own = new SqliteSession(file);
      await own.execute('BEGIN IMMEDIATE');
      await own.execute('INSERT INTO note (words) VALUES (?)', [`${words}1`]);
      await own.execute('INSERT INTO note (words) VALUES (?)', [`${words}2`]);
      await own.execute('COMMIT');
    };
    await Promise.all([write('a'), session.execute('INSERT INTO note (words) VALUES (?)', ['single']), write('b')]);
    expect(await notes()).toEqual(['a1', 'a2', 'single', 'b1', 'b2']);
  });

  test('who waits for itself is told that the file is busy, and the next one gets the turn', async () => {
    const own = new SqliteSession(file);
    await own.execute('BEGIN IMMEDIATE');
    await expect(session.execute('DELETE FROM note')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await own.execute('ROLLBACK');
    expect((await session.execute('INSERT INTO note (words) VALUES (?)', ['next'])).changes).toBe(1);
  });

  test('closing a line in the middle of a transaction undoes it and gives the turn back', async () => {
    const own = new SqliteSession(file);
    await own.execute('BEGIN IMMEDIATE');
    await own.execute('INSERT INTO note (words) VALUES (?)', ['lost']);
    own.close();
    await session.execute('INSERT INTO note (words) VALUES (?)', ['kept']);
    expect(await notes()).toEqual(['kept']);
  });

  test('a transaction that SQLite itself rolled back writes nothing more', async () => {
    await session.execute('BEGIN IMMEDIATE');
    file.writer.execute('ROLLBACK', []);
    await expect(session.execute('INSERT INTO note (words) VALUES (?)', ['half'])).rejects.toMatchObject({ code: 'SQLITE_ABORT' });
    await session.execute('ROLLBACK');
    expect(await notes()).toEqual([]);
  });

  test('a second process waits for the first without failing, and reads meanwhile', async () => {
    const other = new SqliteFile(file.path);
    await other.open();
    const stranger = new SqliteSession(other);
    await session.execute('BEGIN IMMEDIATE');
    await session.execute('INSERT INTO note (words) VALUES (?)', ['first']);
    const second = stranger.execute('INSERT INTO note (words) VALUES (?)', ['second']);
    expect(await notes(stranger)).toEqual([]);
    await session.execute('COMMIT');
    await second;
    expect(await notes(stranger)).toEqual(['first', 'second']);
    other.close();
  });

  test('a file another process holds for too long is busy', async () => {
    const other = new SqliteFile(file.path);
    await other.open();
    const stranger = new SqliteSession(other);
    await stranger.execute('BEGIN IMMEDIATE');
    await expect(session.execute('BEGIN IMMEDIATE')).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    await stranger.execute('COMMIT');
    other.close();
    await session.execute('BEGIN IMMEDIATE');
    await session.execute('COMMIT');
  });
});

describe('statements', () => {
  test('are prepared anew after a change of their table', async () => {
    await session.execute('INSERT INTO note (words) VALUES (?)', ['here']);
    const all = async () => (await session.execute('SELECT * FROM note')).rows.map((row) => Object.keys(row));
    expect(await all()).toEqual([['id', 'words']]);
    await session.execute('ALTER TABLE note ADD COLUMN more TEXT');
    expect(await all()).toEqual([['id', 'words', 'more']]);
  });

  test('with RETURNING give their rows and count them', async () => {
    const { rows, changes } = await session.execute('INSERT INTO note (words) VALUES (?), (?) RETURNING id', ['a', 'b']);
    expect([rows.map((row) => row['id']), changes]).toEqual([[1, 2], 2]);
  });

  test.each([[5, 'integer'], [1.5, 'real'], [true, 'integer'], ['5', 'text'], [null, 'null'], [undefined, 'null'], [new Uint8Array([1]), 'blob'], [new Date(0), 'text']])('the value %s is stored as %s', async (value, type) => {
    const { rows } = await session.execute('SELECT typeof(?) AS type', [value]);
    expect(rows[0]?.['type']).toBe(type);
  });

  test('refuse a value that SQLite has no form for', async () => {
    await expect(session.execute('SELECT ?', [{ a: 1 }])).rejects.toThrow(TypeError);
  });
});

describe('a database in memory', () => {
  test('is refused, because each connection would have its own', async () => {
    await expect(openDatabase({ file: ':memory:', log: pino({ level: 'silent' }) })).rejects.toThrow('must be a file');
  });
});
