import { forUpdate, insertOrIgnore, type Sql, type Transaction } from '../database/database.ts';
import { asId, newId, type RandomBytes, type UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { keyOf, type Difference, type FindingKind } from './compare.ts';
import type { RailFinding } from './finding.ts';

interface Row {
  id: string; kind: FindingKind; object_id: string; facts: string; clearing: number; talk_id: string | null; about_at: number; found_at: number; state: RailFinding['state'];
  closed_by: UserId | null; closed_at: number | null; closed_reason: string | null;
}

const columns = 'id, kind, object_id, facts, clearing, talk_id, about_at, found_at, state, closed_by, closed_at, closed_reason';

function toFinding(row: Row): RailFinding {
  return {
    id: asId('finding', row.id), kind: row.kind, object: row.object_id, facts: JSON.parse(row.facts) as RailFinding['facts'], clearing: yen(row.clearing), talkId: row.talk_id === null ? null : asId('talk', row.talk_id), aboutAt: instant(row.about_at),
    foundAt: instant(row.found_at), state: row.state, closedBy: row.closed_by, closedAt: row.closed_at === null ? null : instant(row.closed_at), closedReason: row.closed_reason,
  };
}

/** When and on which night a difference was seen. */
export interface Sighting { readonly at: Instant; readonly day: string; readonly random: RandomBytes }

/** Keeps a difference as a finding, once; one that was gone and is there again is open again. Answers the finding's id where it is news, else null. */
export async function keepFinding(tx: Transaction, difference: Difference, { at, day, random }: Sighting): Promise<RailFinding['id'] | null> {
  const id = newId('finding', random);
  const key = keyOf(difference);
  const { changes } = await insertOrIgnore(tx.sql, 'finding', {
    id, kind: difference.kind, object_id: difference.object, unique_key: key, facts: JSON.stringify(difference.facts), clearing: difference.clearing, talk_id: difference.talkId,
    about_at: difference.aboutAt, found_at: at, seen_day: day, state: 'open', closed_by: null, closed_at: null, closed_reason: null,
  });
  if (changes === 1) return id;
  const again = await tx.sql.run("UPDATE finding SET state = 'open', seen_day = ?, found_at = ?, closed_at = NULL WHERE unique_key = ? AND state = 'gone'", [day, at, key]);
  await tx.sql.run('UPDATE finding SET seen_day = ? WHERE unique_key = ?', [day, key]);
  if (again.changes === 0) return null;
  const row = await tx.sql.get<{ id: string }>('SELECT id FROM finding WHERE unique_key = ?', [key]);
  return row === undefined ? null : asId('finding', row.id);
}

/** Closes open findings that a night did not see any more, of holds it must have seen. */
export async function closeGone(sql: Sql, night: { readonly day: string; readonly since: Instant; readonly at: Instant }): Promise<number> {
  return (await sql.run("UPDATE finding SET state = 'gone', closed_at = ? WHERE state = 'open' AND seen_day < ? AND about_at >= ?", [night.at, night.day, night.since])).changes;
}

/** The findings of some states, the oldest first where they are open, else the newest. */
export async function findFindings(sql: Sql, state: 'open' | 'closed', limit: number): Promise<RailFinding[]> {
  const text = state === 'open' ? "state = 'open' ORDER BY found_at, id" : "state <> 'open' ORDER BY found_at DESC, id";
  return (await sql.all<Row>(`SELECT ${columns} FROM finding WHERE ${text} LIMIT ?`, [limit])).map(toFinding);
}

/** One finding; null when there is none. */
export async function findFinding(sql: Sql, id: string): Promise<RailFinding | null> {
  const row = await sql.get<Row>(`SELECT ${columns} FROM finding WHERE id = ?`, [id]);
  return row === undefined ? null : toFinding(row);
}

/** One finding, locked for the transaction. */
export async function lockFinding(tx: Transaction, id: string): Promise<RailFinding | null> {
  const row = await tx.sql.get<Row>(`SELECT ${columns} FROM finding WHERE id = ?${forUpdate(tx.db)}`, [id]);
  return row === undefined ? null : toFinding(row);
}

/** Closes an open finding; false when it is closed already. */
export async function closeFinding(tx: Transaction, id: string, by: { readonly state: 'repaired' | 'dismissed'; readonly userId: UserId; readonly at: Instant; readonly reason: string }): Promise<boolean> {
  const { changes } = await tx.sql.run("UPDATE finding SET state = ?, closed_by = ?, closed_at = ?, closed_reason = ? WHERE id = ? AND state = 'open'", [by.state, by.userId, by.at, by.reason, id]);
  return changes === 1;
}
