import type { Context } from '../context.ts';
import type { Database, Sql } from '../database/database.ts';
import type { Instant } from '../primitives/instant.ts';
import { DAY, SECOND } from '../primitives/seconds.ts';
import type { Sweep } from './due.ts';

/** How often a process says that it is up. */
const SAYS_UP_EVERY = 5 * SECOND;

/** A stretch of time in which no process of the platform was up. */
export interface Downtime {
  readonly from: Instant;
  readonly to: Instant;
}

const processes = new WeakMap<Database, string>();

function processId(ctx: Context): string {
  const known = processes.get(ctx.db);
  if (known !== undefined) return known;
  const id = `up_${Buffer.from(ctx.random(12)).toString('hex')}`;
  processes.set(ctx.db, id);
  return id;
}

/** Says that this process is up at this moment; the first time it begins a row of its own. */
export async function sayUp(ctx: Context, now: Instant): Promise<void> {
  const id = processId(ctx);
  const { changes } = await ctx.db.sql.run('UPDATE platform_uptime SET up_to = ? WHERE id = ?', [now, id]);
  if (changes === 0) await ctx.db.sql.run('INSERT INTO platform_uptime (id, up_from, up_to) VALUES (?, ?, ?)', [id, now, now]);
}

/**
 * The stretches since `since` in which no process was up, in order: the gap between the last sign of life before a restart
 * and the restart. Asked by a process that is up, so the time after the last row is no gap.
 */
export async function downtimeSince(sql: Sql, since: Instant): Promise<Downtime[]> {
  const rows = await sql.all<{ up_from: Instant; up_to: Instant }>('SELECT up_from, up_to FROM platform_uptime WHERE up_to >= ? ORDER BY up_from', [since - DAY]);
  const gaps: Downtime[] = [];
  let covered: Instant | null = null;
  for (const row of rows) {
    if (covered !== null && row.up_from > covered && row.up_from > since) gaps.push({ from: covered > since ? covered : since, to: row.up_from });
    if (covered === null || row.up_to > covered) covered = row.up_to;
  }
  return gaps;
}

/** Keeps this process's sign of life fresh, and forgets what no talk can need any more. */
export const sweeps: readonly Sweep[] = [
  {
    name: 'platform.says-up', every: SAYS_UP_EVERY,
    async run(ctx, now) {
      await sayUp(ctx, now);
      return 0;
    },
  },
  {
    name: 'platform.forgets-uptime', every: DAY,
    async run(ctx, now) {
      return (await ctx.db.sql.run('DELETE FROM platform_uptime WHERE up_to < ?', [now - 7 * DAY])).changes;
    },
  },
];
