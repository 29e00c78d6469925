import { insertOrIgnore, type Sql } from '../database/database.ts';
import type { ServiceId, UserId } from '../primitives/id.ts';
import { PAGES_A_DAY, type ViewCount } from './post.ts';

/** Where and when a card was seen. Of an unregistered address `origin` and `path` are empty. */
export interface SeenView {
  readonly serviceId: ServiceId;
  readonly providerId: UserId;
  readonly origin: string;
  readonly path: string;
  /** In Japan: `2026-11-24`. */
  readonly day: string;
}

async function addOne(sql: Sql, { serviceId, day, origin, path }: SeenView): Promise<boolean> {
  return (await sql.run('UPDATE post_view SET views = views + 1 WHERE service_id = ? AND day = ? AND origin = ? AND path = ?', [serviceId, day, origin, path])).changes === 1;
}

/** Counts a view. Invented paths can't fill the table: beyond a number of pages a day the rest counts for their address. */
export async function countView(sql: Sql, view: SeenView): Promise<void> {
  if (await addOne(sql, view)) return;
  const pages = await sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM post_view WHERE service_id = ? AND day = ?', [view.serviceId, view.day]);
  const counted = Number(pages?.count ?? 0) < PAGES_A_DAY ? view : { ...view, path: '' };
  const { changes } = await insertOrIgnore(sql, 'post_view', { service_id: counted.serviceId, day: counted.day, origin: counted.origin, path: counted.path, provider_id: counted.providerId, views: 1 });
  if (changes === 0) await addOne(sql, counted);
}

/** How often a provider's cards were seen from a day on, by address and page. */
export async function findViews(sql: Sql, providerId: UserId, fromDay: string): Promise<ViewCount[]> {
  const rows = await sql.all<ViewCount>('SELECT origin, path, SUM(views) AS views FROM post_view WHERE provider_id = ? AND day >= ? GROUP BY origin, path', [providerId, fromDay]);
  return rows.map(({ origin, path, views }) => ({ origin, path, views: Number(views) }));
}

/** Deletes the counts from before a day; tells how many rows. */
export async function deleteViewsBefore(sql: Sql, day: string): Promise<number> {
  return (await sql.run('DELETE FROM post_view WHERE day < ?', [day])).changes;
}
