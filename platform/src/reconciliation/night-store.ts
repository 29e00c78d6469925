import { insertOrIgnore, type Sql } from '../database/database.ts';
import { after, instant, type Instant } from '../primitives/instant.ts';
import { HOUR, MINUTE } from '../primitives/seconds.ts';

/** What is done once a night. */
export type NightWork = 'books' | 'rail';

/** A night's work in this process's hands: whoever moved the fence has it. */
export interface TakenNight { readonly name: NightWork; readonly day: string; readonly fence: number; readonly reached: Instant }

const lease = 10 * MINUTE;
/** A night begins at four in the morning in Japan, five hours behind its midnight in UTC: the day's name changes then. */
const begins = 5 * HOUR;

/** The name of the night a moment belongs to, as a day: `2026-11-23`. */
export function nightOf(now: Instant): string {
  return new Date(after(now, begins)).toISOString().slice(0, 10);
}

/** Takes tonight's work, or goes on where a process left it that died; null while another has it, or when it is done. */
export async function takeNight(sql: Sql, work: { readonly name: NightWork; readonly from: Instant }, now: Instant): Promise<TakenNight | null> {
  const key = [work.name, nightOf(now)] as const;
  const row = () => sql.get<{ reached: number; fence: number; lease_until: number; done_at: number | null }>('SELECT reached, fence, lease_until, done_at FROM night_work WHERE name = ? AND day = ?', key);
  let known = await row();
  if (known === undefined) {
    await insertOrIgnore(sql, 'night_work', { name: work.name, day: key[1], reached: work.from, fence: 0, lease_until: 0, started_at: now, done_at: null });
    known = await row();
  }
  if (known === undefined || known.done_at !== null || known.lease_until > now) return null;
  const { changes } = await sql.run('UPDATE night_work SET fence = fence + 1, lease_until = ? WHERE name = ? AND day = ? AND fence = ? AND done_at IS NULL', [after(now, lease), ...key, known.fence]);
  return changes === 1 ? { name: work.name, day: key[1], fence: known.fence + 1, reached: instant(known.reached) } : null;
}

/** Keeps how far a night's work has come, and the lease; false when another process has taken it over. */
export async function keepReached(sql: Sql, night: TakenNight, at: { readonly reached: Instant; readonly now: Instant }): Promise<boolean> {
  const { changes } = await sql.run('UPDATE night_work SET reached = ?, lease_until = ? WHERE name = ? AND day = ? AND fence = ?', [at.reached, after(at.now, lease), night.name, night.day, night.fence]);
  return changes === 1;
}

/** Marks a night's work as done. */
export async function endNight(sql: Sql, night: TakenNight, now: Instant): Promise<boolean> {
  const { changes } = await sql.run('UPDATE night_work SET done_at = ? WHERE name = ? AND day = ? AND fence = ?', [now, night.name, night.day, night.fence]);
  return changes === 1;
}

/** When a piece of work was last done to its end; null for never. */
export async function lastDone(sql: Sql, name: NightWork): Promise<Instant | null> {
  const row = await sql.get<{ at: number | null }>('SELECT MAX(done_at) AS at FROM night_work WHERE name = ?', [name]);
  return row?.at === undefined || row.at === null ? null : instant(row.at);
}
