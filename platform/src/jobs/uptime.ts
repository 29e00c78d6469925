import type { Context } from '../context.ts';
import type { Sql } from '../database/database.ts';
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

/** The signs of life of one process. */
export interface Uptime {
  /** Says that the process is up at this moment; the first time it begins a row of its own. */
  sayUp(now: Instant): Promise<void>;
  /** Keeps the sign of life fresh, and forgets what no talk can need any more. */
  readonly sweeps: readonly Sweep[];
}

/** Makes the signs of life of this process. */
export function uptimeOf({ db, random }: Pick<Context, 'db' | 'random'>): Uptime {
  const id = `up_${Buffer.from(random(12)).toString('hex')}`;
  async function sayUp(now: Instant): Promise<void> {
    const { changes } = await db.sql.run('UPDATE platform_uptime SET up_to = ? WHERE id = ?', [now, id]);
    if (changes === 0) await db.sql.run('INSERT INTO platform_uptime (id, up_from, up_to) VALUES (?, ?, ?)', [id, now, now]);
  }
  return {
    sayUp,
    sweeps: [
      { name: 'platform.says-up', every: SAYS_UP_EVERY, run: (_, now) => sayUp(now).then(() => 0) },
      { name: 'platform.forgets-uptime', every: DAY, run: async (_, now) => (await db.sql.run('DELETE FROM platform_uptime WHERE up_to < ?', [now - 7 * DAY])).changes },
    ],
  };
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
