import { randomBytes } from 'node:crypto';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { createConnection } from 'mysql2/promise';
import type { Sql, SqlValue } from '../platform/src/database/database.ts';
import { newId } from '../platform/src/primitives/id.ts';
import { rename, type TalkIds } from './ended-talks.ts';

/** Rows of a table, as the database has them. */
export type Row = Readonly<Record<string, SqlValue>>;

/** One statement with its values. */
export interface Statement { readonly text: string; readonly params: readonly SqlValue[] }

/** Bare SQL on a database of its own. */
export interface Floor {
  /** The statements in one transaction, each prepared once and sent after the answer to the one before. */
  write(statements: readonly Statement[]): Promise<void>;
  all(text: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Every table that a settlement writes. */
export const writtenTables = [
  'talk_hold', 'talk', 'user_event_counter', 'user_event', 'outbox_effect', 'ledger_journal', 'ledger_entry', 'ledger_account', 'ledger_payable', 'service', 'service_change', 'user',
] as const;

/** The rows that one settlement left behind, of which others are made by renaming. */
export interface SettledRows {
  readonly ids: TalkIds;
  readonly hold: Row;
  readonly talk: Row;
  readonly event: Row;
  readonly people: readonly string[];
  readonly effect: Row;
  readonly journal: Row;
  readonly entries: readonly Row[];
  readonly payable: Row;
}

/** Reads what settling a talk wrote. */
export async function readSettled(sql: Sql, ids: TalkIds): Promise<SettledRows> {
  const rows = (text: string, ...params: string[]) => sql.all<Row>(text, params);
  const one = async (text: string, ...params: string[]) => {
    const [row] = await rows(text, ...params);
    if (row === undefined) throw new Error(`a settlement writes what is not found by ${text}`);
    return row;
  };
  const journal = await one('SELECT * FROM ledger_journal WHERE source = ?', `talk:${ids.talk}:settlement`);
  const events = await rows('SELECT * FROM user_event WHERE body LIKE ? ORDER BY user_id', `%${ids.talk}%settled%`);
  const [event] = events;
  if (event === undefined) throw new Error('a settlement is told');
  return {
    ids, journal, event, people: events.map((row) => String(row['user_id'])),
    hold: await one('SELECT * FROM talk_hold WHERE id = ?', ids.hold), talk: await one('SELECT * FROM talk WHERE id = ?', ids.talk),
    effect: await one('SELECT * FROM outbox_effect WHERE effect_key LIKE ?', `notice:talk:${ids.talk}:%`),
    entries: await rows('SELECT * FROM ledger_entry WHERE journal_id = ? ORDER BY line', String(journal['id'])),
    payable: await one('SELECT * FROM ledger_payable WHERE journal_id = ?', String(journal['id'])),
  };
}

/** How many statements the floor takes: one for each row, or one for each table, whatever number of rows it writes there. */
export type Grain = 'row' | 'table';

/**
 * A settlement by hand: what somebody would write who knows beforehand all that our code has to find out. The same 19 rows of the same 12 tables in one
 * transaction. It reads nothing, checks nothing, locks nothing first, and its values stand ready before the clock runs.
 */
export function settleByHand(settled: SettledRows, ids: TalkIds, grain: Grain): Statement[] {
  const { talk, hold, event, effect, journal, entries, payable, people } = settled;
  const journalId = newId('journal', randomBytes);
  const of = (row: Row, ...names: string[]) => names.map((name) => name === 'journal_id' ? journalId : rename(row[name] ?? null, settled.ids, ids));
  const split = <Each>(all: readonly Each[]): readonly (readonly Each[])[] => grain === 'table' ? [all] : all.map((one) => [one]);
  const insert = (table: string, rows: readonly Row[], ...names: string[]): Statement[] => split(rows).map((some) => ({
    text: `INSERT INTO ${table} (${names.join(', ')}) VALUES ${some.map(() => `(${names.map(() => '?').join(', ')})`).join(', ')}`, params: some.flatMap((row) => of(row, ...names)),
  }));
  const among = (values: readonly unknown[]) => `IN (${values.map(() => '?').join(', ')})`;
  return [
    { text: 'UPDATE talk_hold SET state = ?, card_id = ?, reference = ?, body = ?, updated_at = ? WHERE id = ?', params: [...of(hold, 'state', 'card_id', 'reference', 'body', 'updated_at'), ids.hold] },
    { text: 'UPDATE talk SET state = ?, version = ?, due_at = ?, ended_at = ?, free_ending = ?, body = ? WHERE id = ?', params: [...of(talk, 'state', 'version', 'due_at', 'ended_at', 'free_ending', 'body'), ids.talk] },
    ...split(people).flatMap((some) => [
      { text: `UPDATE user_event_counter SET seq = seq + 1 WHERE user_id ${among(some)}`, params: some },
      { text: `INSERT INTO user_event (user_id, seq, type, service_id, body, at) SELECT user_id, seq, ?, ?, ?, ? FROM user_event_counter WHERE user_id ${among(some)}`, params: [...of(event, 'type', 'service_id', 'body', 'at'), ...some] },
    ]),
    ...insert('outbox_effect', [effect], 'effect_key', 'kind', 'body', 'due_at', 'enqueued_at'),
    ...insert('ledger_journal', [{ ...journal, id: journalId }], 'id', 'source', 'about', 'booked_at'),
    ...insert('ledger_entry', entries, 'journal_id', 'line', 'account_id', 'amount', 'booked_at'),
    ...split(entries).map((some) => ({
      text: `UPDATE ledger_account SET balance = balance + CASE id ${some.map(() => 'WHEN ? THEN ?').join(' ')} END WHERE id ${among(some)}`,
      params: [...some.flatMap((entry) => of(entry, 'account_id', 'amount')), ...some.flatMap((entry) => of(entry, 'account_id'))],
    })),
    ...insert('ledger_payable', [payable], 'journal_id', 'user_id', 'amount', 'payable_at', 'source', 'moved_at'),
    { text: 'UPDATE service SET talk_count = talk_count + 1 WHERE id = ?', params: of(talk, 'service_id') },
    ...insert('service_change', [talk], 'service_id'),
    ...split(people).map((some) => ({ text: `UPDATE user SET talk_count = talk_count + 1 WHERE id ${among(some)}`, params: some })),
  ];
}

/** The floor on SQLite: Node's own driver, synchronous, with the settings of the platform's connections. */
export function sqliteFloor(file: string): Floor {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;');
  const prepared = new Map<string, StatementSync>();
  const statement = (text: string): StatementSync => {
    const known = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, known);
    return known;
  };
  return {
    async write(statements) {
      statement('BEGIN IMMEDIATE').run();
      for (const { text, params } of statements) statement(text).run(...params as SQLInputValue[]);
      statement('COMMIT').run();
    },
    all: (text) => Promise.resolve(db.prepare(text).all() as Row[]),
    async close() { db.close(); },
  };
}

/** The floor on MariaDB: one connection of mysql2 with the settings of the platform's, statements prepared on the server. */
export async function mariadbFloor(url: string): Promise<Floor> {
  const connection = await createConnection({ uri: url, flags: ['FOUND_ROWS'], charset: 'UTF8MB4_BIN' });
  await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  await connection.query("SET SESSION sql_mode = 'STRICT_ALL_TABLES,PIPES_AS_CONCAT'");
  return {
    async write(statements) {
      await connection.query('START TRANSACTION');
      for (const { text, params } of statements) await connection.execute(text, params as string[]);
      await connection.query('COMMIT');
    },
    async all(text) {
      const [rows] = await connection.query(text);
      return rows as Row[];
    },
    close: () => connection.end(),
  };
}
