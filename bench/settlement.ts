import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mysql2/promise';
import type { Around } from '../platform/src/app.ts';
import type { Database, Sql, SqlValue } from '../platform/src/database/database.ts';
import { yen } from '../platform/src/primitives/yen.ts';
import { applyAnswer } from '../platform/src/talks/effects.ts';
import type { Mariadb } from '../tests/support/mariadb.ts';
import { copyTalk, endOneTalk, fileOf, newIds, openGround, type Ground } from './ended-talks.ts';
import { median, quantile, say, timed, withSpread } from './figures.ts';

const BATCH = 25;
const ROUNDS = 24;

/** One statement of a settlement that writes. */
interface Write { readonly text: string; readonly params: readonly SqlValue[] }

/** The floor: the same rows, written by bare SQL in one transaction each. */
interface Floor {
  write(writes: readonly Write[]): Promise<void>;
  close(): Promise<void>;
}

/** Notes what transactions write, in order, each transaction for itself. */
function notebook(): { around: Around; take(): Write[][] } {
  let written: Write[][] = [];
  const noting = (sql: Sql, writes: Write[]): Sql => ({
    ...sql,
    async run(text, params = []) {
      const answer = await sql.run(text, params);
      if (answer.changes > 0) writes.push({ text, params });
      return answer;
    },
  });
  const database = (db: Database): Database => ({
    ...db,
    async transaction(work) {
      let writes: Write[] = [];
      const result = await db.transaction((tx) => {
        writes = [];
        return work({ ...tx, sql: noting(tx.sql, writes) });
      });
      written.push(writes);
      return result;
    },
  });
  return {
    around: { database, cards: (rail) => rail },
    take() {
      const taken = written;
      written = [];
      return taken;
    },
  };
}

function sqliteFloor(file: string): Floor {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;');
  const prepared = new Map<string, StatementSync>();
  const statement = (text: string): StatementSync => {
    const known = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, known);
    return known;
  };
  return {
    async write(writes) {
      db.exec('BEGIN IMMEDIATE');
      for (const { text, params } of writes) statement(text).run(...params as SQLInputValue[]);
      db.exec('COMMIT');
    },
    async close() { db.close(); },
  };
}

async function mariadbFloor(url: string): Promise<Floor> {
  const connection: Connection = await createConnection({ uri: url, flags: ['FOUND_ROWS'], charset: 'UTF8MB4_BIN' });
  await connection.query("SET SESSION sql_mode = 'STRICT_ALL_TABLES,PIPES_AS_CONCAT'");
  return {
    async write(writes) {
      await connection.query('START TRANSACTION');
      for (const { text, params } of writes) await connection.execute(text, params as string[]);
      await connection.query('COMMIT');
    },
    close: () => connection.end(),
  };
}

/** What one race brought, in milliseconds for a talk. */
interface Race { readonly ours: number[]; readonly floor: number[]; readonly writes: number }

/** Settles talks by our code on one database, and writes the very same rows by bare SQL into its twin, in turn. */
async function race(ground: Ground, given: { holds: readonly string[]; take(): Write[][]; floor: Floor; captured: number }): Promise<Race> {
  const { ctx } = ground;
  const result: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  let writes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const batch = given.holds.slice(round * BATCH, (round + 1) * BATCH);
    given.take();
    const ours = await timed(async () => {
      for (const holdId of batch) await ctx.db.transaction((tx) => applyAnswer(ctx, tx, { holdId, answer: { state: 'captured', reference: `${holdId}_ref`, amount: yen(given.captured) } }));
    });
    const noted = given.take();
    writes = noted[0]?.length ?? 0;
    const floor = await timed(async () => { for (const one of noted) await given.floor.write(one); });
    // The first rounds warm both up.
    if (round < 4) continue;
    result.ours.push(ours / batch.length);
    result.floor.push(floor / batch.length);
  }
  return { ...result, writes };
}

function report(name: string, { ours, floor, writes }: Race): void {
  const perSecond = (values: readonly number[]) => (1_000 / median(values)).toFixed(0).padStart(6);
  const ratios = floor.map((raw, round) => raw / (ours[round] ?? raw));
  say(`${name}: talks settled one after the other, durable, ${ROUNDS - 4} rounds of ${BATCH}, ${writes} rows written for each`);
  say(`  ours         ${perSecond(ours)} a second   p50 ${median(ours).toFixed(2)} ms   p95 ${quantile(ours, 0.95).toFixed(2)} ms`);
  say(`  bare SQL     ${perSecond(floor)} a second   p50 ${median(floor).toFixed(2)} ms   p95 ${quantile(floor, 0.95).toFixed(2)} ms`);
  say(`  ours / floor ${withSpread(ratios)}`);
}

/** The sum that the one capture of a talk asks for. */
async function capturedBy(ground: Ground, talkId: string): Promise<number> {
  const hold = await ground.ctx.db.sql.get<{ body: string }>('SELECT body FROM talk_hold WHERE talk_id = ?', [talkId]);
  return (JSON.parse(hold?.body ?? '{}') as { capture: number }).capture;
}

/** Stops what would go on by itself: the copies' captures are ours alone. */
async function prepare(place: { folder: string; databaseUrl?: string }, note: ReturnType<typeof notebook>): Promise<{ ground: Ground; holds: string[]; captured: number }> {
  const { ground, platform } = await openGround(place, note.around);
  const talkId = await endOneTalk(platform);
  const captured = await capturedBy(ground, talkId);
  const ids = newIds(BATCH * ROUNDS);
  await copyTalk(ground.ctx.db, talkId, ids);
  return { ground, holds: ids.map((made) => made.hold), captured };
}

async function onSqlite(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'choku-bench-'));
  const note = notebook();
  const { ground, holds, captured } = await prepare({ folder }, note);
  await ground.ctx.db.sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  const twin = join(folder, 'twin.sqlite');
  await copyFile(fileOf(folder), twin);
  const floor = sqliteFloor(twin);
  report('SQLite', await race(ground, { holds, take: note.take, floor, captured }));
  await floor.close();
  await ground.close();
  await rm(folder, { recursive: true, force: true });
}

/** Copies every table of one schema into another. */
async function copySchema(server: Mariadb, from: string, to: string): Promise<void> {
  const connection = await createConnection(server.url);
  await connection.query('SET SESSION foreign_key_checks = 0');
  const [tables] = await connection.query('SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?', [from]);
  for (const { name } of tables as { name: string }[]) {
    await connection.query(`CREATE TABLE \`${to}\`.\`${name}\` LIKE \`${from}\`.\`${name}\``);
    await connection.query(`INSERT INTO \`${to}\`.\`${name}\` SELECT * FROM \`${from}\`.\`${name}\``);
  }
  await connection.end();
}

async function onMariadb(server: Mariadb): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'choku-bench-'));
  const note = notebook();
  const [databaseUrl, twin] = [await server.createSchema('bench_ours'), await server.createSchema('bench_floor')];
  const { ground, holds, captured } = await prepare({ folder, databaseUrl }, note);
  await copySchema(server, 'bench_ours', 'bench_floor');
  const floor = await mariadbFloor(twin);
  report('MariaDB', await race(ground, { holds, take: note.take, floor, captured }));
  await floor.close();
  await ground.close();
  await rm(folder, { recursive: true, force: true });
}

/** Prints how fast talks are settled through our code, as a share of the same rows written by bare SQL in the same run, on both databases. */
export async function benchSettlement(server: Mariadb): Promise<void> {
  await onSqlite();
  await onMariadb(server);
}
