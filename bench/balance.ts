import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { migrate, openDatabase, type Database } from '../platform/src/database/database.ts';
import { readSales } from '../platform/src/ledger/index.ts';
import { asId } from '../platform/src/primitives/id.ts';
import type { Mariadb } from '../tests/support/mariadb.ts';
import { median, say, timed } from './figures.ts';

const READS = 400;
const AT_ONCE = 100_000;
const userId = asId('user', 'usr_bench');
const account = `sales_payable:${userId}`;

/** Writes entries of one busy provider's account, from the number `from` up to `to`, in statements of many rows. */
async function fill(db: Database, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += AT_ONCE) {
    const end = Math.min(to, start + AT_ONCE);
    const rows = db.dialect === 'mysql' ? `SELECT seq AS n FROM seq_${start + 1}_to_${end}` : `WITH RECURSIVE numbers(n) AS (SELECT ${start + 1} UNION ALL SELECT n + 1 FROM numbers WHERE n < ${end}) SELECT n FROM numbers`;
    const named = db.dialect === 'mysql' ? "CONCAT('jnl_', LPAD(n, 12, '0'))" : "'jnl_' || printf('%012d', n)";
    await db.sql.run(`INSERT INTO ledger_entry (journal_id, line, account_id, amount, booked_at) SELECT ${named}, 1, ?, -100, 1700000000000 + n FROM (${rows}) AS made`, [account]);
  }
  await db.sql.run('UPDATE ledger_account SET balance = ? WHERE id = ?', [-100 * to, account]);
}

/** The median time of one read in ms: our balances, and beside them a row by its key. In turn, so that noise meets both alike. */
async function reads(db: Database): Promise<{ ours: number; floor: number }> {
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let read = 0; read < READS; read += 1) {
    times.ours.push(await timed(async () => void (await readSales(db.sql, userId))));
    times.floor.push(await timed(async () => {
      await db.sql.get('SELECT balance FROM ledger_account WHERE id = ?', [account]);
      await db.sql.get('SELECT balance FROM ledger_account WHERE id = ?', ['card_clearing']);
    }));
  }
  return { ours: median(times.ours), floor: median(times.floor) };
}

async function race(name: string, db: Database, most: number): Promise<void> {
  await migrate(db);
  await db.sql.run('INSERT INTO ledger_account (id, balance) VALUES (?, 0)', [account]);
  const sizes = [1_000, 10_000, 100_000, 1_000_000, 10_000_000].filter((size) => size <= most);
  const found: { ours: number; floor: number }[] = [];
  say(`${name}: a provider's two balances, ${READS} reads at each size`);
  let filled = 0;
  for (const size of sizes) {
    await fill(db, filled, size);
    filled = size;
    const { ours, floor } = await reads(db);
    found.push({ ours, floor });
    say(`  ${size.toLocaleString('en').padStart(10)} entries   ours p50 ${(ours * 1_000).toFixed(0).padStart(5)} µs   two rows by key ${(floor * 1_000).toFixed(0).padStart(5)} µs   ratio ${(ours / floor).toFixed(2)}`);
  }
  const [first, last] = [found[0], found.at(-1)];
  if (first !== undefined && last !== undefined) say(`  flatness: ${filled.toLocaleString('en')} / 1,000 entries = ${(last.ours / first.ours).toFixed(2)}; of the ratios to a row by key ${(last.ours / last.floor / (first.ours / first.floor)).toFixed(2)}`);
  await db.close();
}

/** Prints how long a balance takes to read while the books grow, on both databases. `most`: the most entries, 1,000,000 or 10,000,000. */
export async function benchBalance(server: Mariadb, most: number): Promise<void> {
  const log = pino({ level: 'silent' });
  const folder = await mkdtemp(join(tmpdir(), 'choku-bench-'));
  await race('SQLite', await openDatabase({ file: join(folder, 'choku.sqlite'), log }), most);
  await rm(folder, { recursive: true, force: true });
  await race('MariaDB', await openDatabase({ url: await server.createSchema('bench_balance'), log }), most);
}
