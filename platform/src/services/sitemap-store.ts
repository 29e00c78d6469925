import type { Sql } from '../database/database.ts';
import type { ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { visibleTo } from '../users/index.ts';

/** A page search engines may know, and when it last changed. */
export interface SitemapRow<Id extends string> { readonly id: Id; readonly changedAt: Instant }

/** What everybody may see: published, by a provider who is there. */
function shown(): { text: string; params: (string | number | null)[] } {
  const visible = visibleTo(null, 'service.provider_id');
  return { text: `service.state = 'published' AND ${visible.text}`, params: visible.params as (string | number | null)[] };
}

/** The id each part of the map starts after: '' for the first, then every `size`-th id. Steps over the index, never by a growing offset. */
export async function partStarts(sql: Sql, of: 'service' | 'provider', size: number): Promise<readonly string[]> {
  const { text, params } = shown();
  const column = of === 'service' ? 'service.id' : 'service.provider_id';
  const starts = [''];
  for (;;) {
    const next = await sql.get<{ id: string }>(
      `SELECT ${column} AS id FROM service WHERE ${column} > ? AND ${text} GROUP BY ${column} ORDER BY ${column} LIMIT 1 OFFSET ${size - 1}`, [starts.at(-1) ?? '', ...params]);
    if (next === undefined) return starts;
    starts.push(next.id);
  }
}

/** The services after an id, by id. */
export async function servicesAfter(sql: Sql, after: string, size: number): Promise<readonly SitemapRow<ServiceId>[]> {
  const { text, params } = shown();
  return sql.all(`SELECT service.id, service.updated_at AS changedAt FROM service WHERE service.id > ? AND ${text} ORDER BY service.id LIMIT ?`, [after, ...params, size]);
}

/** The people with a published service after an id, by id; changed when their newest service did. */
export async function providersAfter(sql: Sql, after: string, size: number): Promise<readonly SitemapRow<UserId>[]> {
  const { text, params } = shown();
  return sql.all(
    `SELECT service.provider_id AS id, MAX(service.updated_at) AS changedAt FROM service WHERE service.provider_id > ? AND ${text} GROUP BY service.provider_id ORDER BY service.provider_id LIMIT ?`,
    [after, ...params, size]);
}
