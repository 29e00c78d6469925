import { insertOrIgnore, type Sql, type SqlValue } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import type { FailedDelivery } from './failure.ts';
import type { Channel } from './kinds.ts';

interface FailureRow {
  id: Id<'failedDelivery'>; effect_key: string; channel: Channel; kind: string; user_id: UserId | null; recipient: string; attempts: number; error: string; first_at: Instant; last_at: Instant; gave_up_at: Instant | null;
}

const toFailure = (row: FailureRow): FailedDelivery => ({
  id: row.id, effectKey: row.effect_key, channel: row.channel, kind: row.kind, userId: row.user_id, recipient: row.recipient, attempts: row.attempts, error: row.error, firstAt: row.first_at, lastAt: row.last_at, gaveUpAt: row.gave_up_at,
});

/** Writes down that a try failed: the first time as a new row, later as news of it. */
export async function saveFailure(sql: Sql, failed: Omit<FailedDelivery, 'firstAt'>): Promise<void> {
  const news = { attempts: failed.attempts, error: failed.error.slice(0, 500), last_at: failed.lastAt, gave_up_at: failed.gaveUpAt };
  const { changes } = await insertOrIgnore(sql, 'failed_delivery', {
    id: failed.id, effect_key: failed.effectKey, channel: failed.channel, kind: failed.kind, user_id: failed.userId, recipient: failed.recipient.slice(0, 254), first_at: failed.lastAt, ...news,
  });
  if (changes === 1) return;
  await sql.run('UPDATE failed_delivery SET attempts = ?, error = ?, last_at = ?, gave_up_at = ? WHERE effect_key = ?', [...Object.values(news), failed.effectKey]);
}

/** Forgets a failure: a later try got through. */
export async function deleteFailure(sql: Sql, effectKey: string): Promise<void> {
  await sql.run('DELETE FROM failed_delivery WHERE effect_key = ?', [effectKey]);
}

/** Forgets what failed long ago. */
export async function deleteFailuresBefore(sql: Sql, before: Instant): Promise<number> {
  return (await sql.run('DELETE FROM failed_delivery WHERE last_at < ?', [before])).changes;
}

/** A page of mails and pushes that did not get through, the latest try first. `cursor` is the `nextCursor` of the page before. */
export async function listFailedDeliveries(sql: Sql, page: { readonly cursor?: string | undefined; readonly limit: number }): Promise<{ readonly items: FailedDelivery[]; readonly nextCursor: string | null }> {
  const [lastAt, id] = /^(\d{1,15})\.(fdl_\w{20})$/u.exec(page.cursor ?? '')?.slice(1) ?? [];
  const from: SqlValue[] = lastAt === undefined || id === undefined ? [] : [instant(Number(lastAt)), Number(lastAt), id];
  const where = from.length === 0 ? '' : 'WHERE (last_at < ? OR (last_at = ? AND id < ?))';
  const rows = await sql.all<FailureRow>(`SELECT * FROM failed_delivery ${where} ORDER BY last_at DESC, id DESC LIMIT ${Math.min(Math.max(1, Math.floor(page.limit)), 100) + 1}`, from);
  const items = rows.slice(0, Math.min(Math.max(1, Math.floor(page.limit)), 100)).map(toFailure);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > items.length && last !== undefined ? `${last.lastAt}.${last.id}` : null };
}
