import { upsert, type Sql, type Transaction } from '../database/database.ts';
import type { Instant } from '../primitives/instant.ts';
import { instant } from '../primitives/instant.ts';
import { monthAt } from '../primitives/months.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import type { RailRecord } from '../rails/cards/rail.ts';
import type { HoldInBooks } from '../talks/index.ts';
import { disputedAtRail } from './compare.ts';

/** Sums of one side. `held`: reserved on cards now; the rest of what was taken. */
export interface SideSums { readonly held: Yen; readonly captured: Yen; readonly refunded: Yen; readonly disputed: Yen }

/** A month of holds, by the month in Japan they were made in: the rail's sums beside ours. */
export interface MonthSums { readonly month: string; readonly theirs: SideSums; readonly ours: SideSums }

/** When and in which mode a record was read. */
export interface Reading { readonly at: Instant; readonly day: string; readonly live: boolean }

/** Keeps what the rail says of a hold, and what we say. */
export async function keepRecord(tx: Transaction, pair: { readonly theirs: RailRecord; readonly ours: HoldInBooks | null }, reading: Reading): Promise<void> {
  const { theirs, ours } = pair;
  const row = {
    reference: theirs.reference, hold: theirs.hold, month: monthAt(theirs.createdAt).name, created_at: theirs.createdAt, state: theirs.state, live: reading.live,
    their_held: theirs.state === 'placed' ? theirs.amount : 0, their_captured: theirs.captured, their_refunded: theirs.refunded, their_disputed: disputedAtRail(theirs),
    our_held: ours !== null && (ours.state === 'placed' || ours.state === 'capturing') ? ours.amount : 0, our_captured: ours?.captured ?? 0, our_refunded: ours?.refunded ?? 0, our_disputed: ours?.disputed ?? 0,
    seen_day: reading.day, seen_at: reading.at,
  };
  await upsert(tx.sql, tx.db.dialect, { table: 'rail_record', row, key: ['reference'] });
}

/** What the rail said of a hold on an earlier night; null where no other night has read it. */
export async function findEarlier(sql: Sql, reference: string, day: string): Promise<Pick<SideSums, 'refunded' | 'disputed'> | null> {
  const row = await sql.get<{ their_refunded: number; their_disputed: number }>('SELECT their_refunded, their_disputed FROM rail_record WHERE reference = ? AND seen_day < ?', [reference, day]);
  return row === undefined ? null : { refunded: yen(row.their_refunded), disputed: yen(row.their_disputed) };
}

/** Our holds among some that the rail has listed on a night. */
export async function findSeen(sql: Sql, ids: readonly string[], day: string): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await sql.all<{ hold: string }>(`SELECT hold FROM rail_record WHERE hold IN (${ids.map(() => '?').join(', ')}) AND seen_day = ?`, [...ids, day]);
  return new Set(rows.map((row) => row.hold));
}

/** Records of another mode than the present one that were open when they were last seen. */
export async function findOtherMode(sql: Sql, live: boolean, limit: number): Promise<{ object: string; aboutAt: Instant; wasLive: boolean }[]> {
  const rows = await sql.all<{ reference: string; hold: string | null; created_at: number }>(
    "SELECT reference, hold, created_at FROM rail_record WHERE live <> ? AND state IN ('created', 'authenticating', 'placed') ORDER BY created_at LIMIT ?", [live, limit]);
  return rows.map((row) => ({ object: row.hold ?? row.reference, aboutAt: instant(row.created_at), wasLive: !live }));
}

interface SumsRow { month: string; their_held: number; their_captured: number; their_refunded: number; their_disputed: number; our_held: number; our_captured: number; our_refunded: number; our_disputed: number }

/** The rail's sums beside ours, month by month, the newest first, as of the last night. */
export async function sumMonths(sql: Sql, live: boolean, limit: number): Promise<MonthSums[]> {
  const sums = ['their_held', 'their_captured', 'their_refunded', 'their_disputed', 'our_held', 'our_captured', 'our_refunded', 'our_disputed'].map((name) => `SUM(${name}) AS ${name}`).join(', ');
  const rows = await sql.all<SumsRow>(`SELECT month, ${sums} FROM rail_record WHERE live = ? GROUP BY month ORDER BY month DESC LIMIT ?`, [live, limit]);
  return rows.map((row) => ({
    month: row.month,
    theirs: { held: yen(row.their_held), captured: yen(row.their_captured), refunded: yen(row.their_refunded), disputed: yen(row.their_disputed) },
    ours: { held: yen(row.our_held), captured: yen(row.our_captured), refunded: yen(row.our_refunded), disputed: yen(row.our_disputed) },
  }));
}
