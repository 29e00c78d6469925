import { insertOrIgnore, upsert, type Database, type Sql, type Transaction } from '../database/database.ts';
import type { Instant } from '../primitives/instant.ts';
import type { RailNews } from '../rails/cards/rail.ts';

/** Notes that news has come. False when it was here before. */
export async function keepNews(tx: Transaction, news: RailNews, at: Instant): Promise<boolean> {
  const { about } = news;
  const reference = about.kind === 'hold' ? about.reference : about.kind === 'setup' ? about.setup : null;
  const { changes } = await insertOrIgnore(tx.sql, 'rail_event', { id: news.id, about: about.kind, reference, received_at: at });
  return changes === 1;
}

/** Forgets news received before a moment: the rail doesn't tell it again. */
export async function deleteNews(sql: Sql, before: Instant): Promise<number> {
  return (await sql.run('DELETE FROM rail_event WHERE received_at < ?', [before])).changes;
}

/** Until when a rail's news has been asked for; null when it never was. */
export async function findAskedAt(sql: Sql, rail: string): Promise<Instant | null> {
  return (await sql.get<{ asked_at: Instant }>('SELECT asked_at FROM rail_poll WHERE rail = ?', [rail]))?.asked_at ?? null;
}

/** Notes until when a rail's news has been asked for. */
export async function saveAskedAt(db: Pick<Database, 'sql' | 'dialect'>, rail: string, at: Instant): Promise<void> {
  await upsert(db.sql, db.dialect, { table: 'rail_poll', row: { rail, asked_at: at }, key: ['rail'] });
}

/** A hold that isn't at its end, and what the rail calls it. */
export interface OpenHold { readonly id: string; readonly talkId: string; readonly reference: string | null }

/** Every hold that isn't at its end. */
export async function findOpenHolds(sql: Sql): Promise<OpenHold[]> {
  const rows = await sql.all<{ id: string; talk_id: string; reference: string | null }>(
    "SELECT id, talk_id, reference FROM talk_hold WHERE state IN ('planned', 'created', 'authenticating', 'declined', 'placed', 'capturing', 'releasing', 'collecting') ORDER BY id");
  return rows.map((row) => ({ id: row.id, talkId: row.talk_id, reference: row.reference }));
}

/** Our hold that the rail calls so; null when it is none of ours. */
export async function findHoldId(sql: Sql, reference: string): Promise<string | null> {
  return (await sql.get<{ id: string }>('SELECT id FROM talk_hold WHERE reference = ?', [reference]))?.id ?? null;
}
