import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { App } from '../platform/src/app.ts';
import { yen, type Yen } from '../platform/src/primitives/yen.ts';
import { applyAnswer } from '../platform/src/talks/effects.ts';
import type { Mariadb } from '../tests/support/mariadb.ts';
import { copyTalk, endOneTalk, openStill, type TalkIds } from './ended-talks.ts';
import { median, quantile, say, timed, withSpread } from './figures.ts';
import { mariadbFloor, readSettled, settleByHand, sqliteFloor, writtenTables, type Floor, type Grain, type Row, type SettledRows } from './settlement-floor.ts';

/** Talks settled by one before it is the next one's turn. */
const BATCH = 10;
const ROUNDS = 200;
/** The first rounds warm all up, as on a server that has run for a while. */
const WARMING = 80;

/** One race: our platform on its database, two floors on twins of it, and the talks that all of them settle. */
interface Ground {
  readonly app: App;
  readonly floors: Readonly<Record<Grain, Floor>>;
  readonly talks: readonly TalkIds[];
  readonly settled: SettledRows;
  readonly captured: Yen;
}

/** Writes down that the rail has captured a talk's only hold: its settlement, by our code, in one transaction. */
async function settle({ ctx }: App, { hold }: TalkIds, amount: Yen): Promise<void> {
  await ctx.db.transaction((tx) => applyAnswer(ctx, tx, { holdId: hold, answer: { state: 'captured', reference: `${hold}_ref`, amount } }));
}

/** Opens a platform with many ended talks, one of which is settled already: what that wrote shows the floor what to write. */
async function prepare(place: { folder: string; databaseUrl?: string }, twin: (app: App, name: Grain) => Promise<Floor>): Promise<Ground> {
  const original = await endOneTalk(place);
  const app = await openStill(place);
  const { db } = app.ctx;
  const [first, ...talks] = await copyTalk(db, original, BATCH * ROUNDS + 1);
  if (first === undefined) throw new Error('no talk to settle');
  const hold = await db.sql.get<{ body: string }>('SELECT body FROM talk_hold WHERE id = ?', [first.hold]);
  const captured = yen((JSON.parse(hold?.body ?? '{}') as { capture: number }).capture);
  await settle(app, first, captured);
  const floors = { row: await twin(app, 'row'), table: await twin(app, 'table') };
  return { app, floors, talks, captured, settled: await readSettled(db.sql, first) };
}

/** What one race brought, in milliseconds for a talk, round by round. */
type Race = Readonly<Record<'ours' | Grain, number[]>>;

/** Settles the talks by our code and by hand, in short rounds in turn, so that whatever else the machine does meets all alike. */
async function race({ app, floors, talks, settled, captured }: Ground): Promise<Race> {
  const times: Race = { ours: [], row: [], table: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const batch = talks.slice(round * BATCH, (round + 1) * BATCH);
    const byHand = (grain: Grain) => {
      const all = batch.map((ids) => settleByHand(settled, ids, grain));
      return async () => { for (const statements of all) await floors[grain].write(statements); };
    };
    const ours = async () => { for (const ids of batch) await settle(app, ids, captured); };
    const turns: [keyof Race, () => Promise<void>][] = [['ours', ours], ['row', byHand('row')], ['table', byHand('table')]];
    const first = round % turns.length;
    for (const [whose, work] of [...turns.slice(first), ...turns.slice(0, first)]) {
      const time = await timed(work);
      if (round >= WARMING) times[whose].push(time / BATCH);
    }
  }
  return times;
}

/** Journals have ids by chance; everything else must be the same to the letter. */
const contentOf = (rows: readonly Row[]) => rows.map((row) => JSON.stringify(row).replaceAll(/jnl_\w+/gu, 'jnl')).toSorted().join('\n');

/** Throws unless all databases now hold the same: the floors have done the same work, no less and no more. */
async function requireSame({ app, floors }: Ground): Promise<void> {
  for (const table of writtenTables) {
    const text = `SELECT * FROM ${table}`;
    const ours = contentOf(await app.ctx.db.sql.all<Row>(text));
    for (const floor of Object.values(floors)) if (contentOf(await floor.all(text)) !== ours) throw new Error(`${table} is not what the floor has written`);
  }
}

function report(name: string, { ours, row, table }: Race): void {
  const line = (label: string, times: readonly number[]) =>
    `  ${label.padEnd(28)} ${(1_000 / median(times)).toFixed(0).padStart(6)} a second   p50 ${median(times).toFixed(2)} ms   p95 ${quantile(times, 0.95).toFixed(2)} ms`;
  const share = (floor: readonly number[]) => withSpread(floor.map((raw, round) => raw / (ours[round] ?? raw)));
  say(`${name}: talks settled one after the other, durable, ${ROUNDS - WARMING} rounds of ${BATCH} in turn with bare SQL that left the same rows`);
  say(line('ours', ours));
  say(`${line('by hand, a statement a row', row)}   our share ${share(row)}`);
  say(`${line('by hand, a statement a table', table)}   our share ${share(table)}`);
}

async function settleOn(name: string, ground: Ground): Promise<void> {
  const times = await race(ground);
  await requireSame(ground);
  report(name, times);
  for (const floor of Object.values(ground.floors)) await floor.close();
  await ground.app.close();
}

async function onSqlite(folder: string): Promise<void> {
  await settleOn('SQLite', await prepare({ folder }, async (app, name) => {
    await app.ctx.db.sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
    const twin = join(folder, `${name}.sqlite`);
    await copyFile(join(folder, 'choku.sqlite'), twin);
    return sqliteFloor(twin);
  }));
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

async function onMariadb(server: Mariadb, folder: string): Promise<void> {
  await settleOn('MariaDB', await prepare({ folder, databaseUrl: await server.createSchema('bench_ours') }, async (_app, name) => {
    const twin = await server.createSchema(`bench_${name}`);
    await copySchema(server, 'bench_ours', `bench_${name}`);
    return mariadbFloor(twin);
  }));
}

/** Prints how fast talks are settled through our code, as a share of the same rows written by hand in the same run, on both databases. */
export async function benchSettlement(server: Mariadb): Promise<void> {
  for (const on of [onSqlite, (folder: string) => onMariadb(server, folder)]) {
    const folder = await mkdtemp(join(tmpdir(), 'choku-bench-'));
    await on(folder);
    await rm(folder, { recursive: true, force: true });
  }
}
