import { forUpdate, insert, placeholders, type Sql, type SqlValue, type Transaction } from '../database/database.ts';
import type { ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';
import type { Yen } from '../primitives/yen.ts';
import { availableAt, lightOf, visibleTo, type Light } from '../users/index.ts';
import { noteChange } from './change-store.ts';
import { photosOf, photosText } from './photo-store.ts';
import type { Service, ServiceFacts, ServiceState, TalkMode } from './service.ts';

// The card and the page of a service stand behind every widget and every visit, so this is SQL by hand.

interface ServiceRow {
  id: ServiceId; provider_id: UserId; state: ServiceState; title: string; pr_text: string; category: string; tags: string; price_per_minute: Yen; modes: string;
  area: string | null; talk_times: string | null; talk_count: number; review_count: number; stars_sum: number; answers: string; photos: string | null;
  created_at: Instant; updated_at: Instant; published_at: Instant | null;
}

const factsOf = (row: Pick<ServiceRow, 'talk_count' | 'review_count' | 'stars_sum' | 'answers'>): ServiceFacts => ({
  talkCount: row.talk_count, reviewCount: row.review_count, starsSum: row.stars_sum, answers: JSON.parse(row.answers) as number[],
});

const toService = (row: ServiceRow): Service => ({
  id: row.id, providerId: row.provider_id, state: row.state, title: row.title, prText: row.pr_text, category: row.category, tags: JSON.parse(row.tags) as string[],
  pricePerMinute: row.price_per_minute, modes: row.modes.split(',') as TalkMode[], area: row.area === null ? null : JSON.parse(row.area) as Service['area'],
  talkTimes: row.talk_times === null ? null : JSON.parse(row.talk_times) as WeeklyHours, facts: factsOf(row), photos: photosOf(row.photos),
  createdAt: row.created_at, updatedAt: row.updated_at, publishedAt: row.published_at,
});

const fromService = (service: Service) => ({
  id: service.id, provider_id: service.providerId, state: service.state, title: service.title, pr_text: service.prText, category: service.category,
  tags: JSON.stringify(service.tags), price_per_minute: service.pricePerMinute, modes: service.modes.join(','),
  area: service.area === null ? null : JSON.stringify(service.area), talk_times: service.talkTimes === null ? null : JSON.stringify(service.talkTimes),
  talk_count: service.facts.talkCount, review_count: service.facts.reviewCount, stars_sum: service.facts.starsSum, answers: JSON.stringify(service.facts.answers), photos: photosText(service.photos),
  created_at: service.createdAt, updated_at: service.updatedAt, published_at: service.publishedAt,
});

/** Keeps a new service. */
export async function insertService(tx: Transaction, service: Service): Promise<void> {
  await insert(tx.sql, 'service', fromService(service));
  await noteChange(tx, service.id);
}

/** Writes a service that the transaction has locked. */
export async function saveService(tx: Transaction, service: Service): Promise<void> {
  const { id, created_at: _, provider_id: __, ...row } = fromService(service);
  const columns = Object.keys(row);
  await tx.sql.run(`UPDATE service SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`, [...Object.values(row), id]);
  await noteChange(tx, id);
}

/** The service of an id in any state; null when there is none. */
export async function findService(sql: Sql, id: string): Promise<Service | null> {
  const row = await sql.get<ServiceRow>('SELECT * FROM service WHERE id = ?', [id]);
  return row === undefined ? null : toService(row);
}

/** The title of a service, published or not; null when there is none. */
export async function findTitle(sql: Sql, id: ServiceId): Promise<string | null> {
  return (await sql.get<{ title: string }>('SELECT title FROM service WHERE id = ?', [id]))?.title ?? null;
}

/** What a service and one of the people around it are called, in one statement; null when either is gone. */
export async function findNames(sql: Sql, of: { serviceId: ServiceId; userId: UserId }): Promise<{ title: string; nickname: string } | null> {
  const names = await sql.get<{ title: string; nickname: string }>('SELECT service.title, user.nickname FROM service JOIN user ON user.id = ? WHERE service.id = ?', [of.userId, of.serviceId]);
  return names ?? null;
}

/** The service of an id, locked for the transaction. */
export async function lockService(tx: Transaction, id: string): Promise<Service | null> {
  const row = await tx.sql.get<ServiceRow>(`SELECT * FROM service WHERE id = ?${forUpdate(tx.db)}`, [id]);
  return row === undefined ? null : toService(row);
}

/** Adds to the sums about talks and reviews. */
export async function addFacts(tx: Transaction, id: ServiceId, added: { talks?: number; reviews?: number; stars?: number }): Promise<void> {
  await tx.sql.run('UPDATE service SET talk_count = talk_count + ?, review_count = review_count + ?, stars_sum = stars_sum + ? WHERE id = ?',
    [added.talks ?? 0, added.reviews ?? 0, added.stars ?? 0, id]);
  await noteChange(tx, id);
}

/** What the widget's card shows, read in one statement. */
export interface ServiceCardRow {
  readonly id: ServiceId;
  readonly providerId: UserId;
  readonly title: string;
  readonly pricePerMinute: Yen;
  readonly modes: readonly TalkMode[];
  readonly nickname: string;
  /** The name of the provider's uploaded portrait. */
  readonly portrait: string | null;
  readonly light: Light;
  readonly talkTimes: WeeklyHours;
  readonly facts: ServiceFacts;
}

type CardRow = ServiceRow & { nickname: string; portrait: string | null; provider_times: string; available_until: Instant | null; reachable_at: Instant | null; push_ready: number; talk_id: null };

/** The card of a published or paused service whose provider is there; null otherwise. */
export async function findCard(sql: Sql, id: string, now: Instant): Promise<ServiceCardRow | null> {
  const row = await sql.get<CardRow>(
    `SELECT service.*, user.nickname, user.portrait, user.talk_times AS provider_times, user.available_until, user.reachable_at, user.push_ready, user.talk_id
     FROM service JOIN user ON user.id = service.provider_id
     WHERE service.id = ? AND service.state IN ('published', 'paused') AND user.suspended_at IS NULL AND user.deleted_at IS NULL`, [id]);
  if (row === undefined) return null;
  const light = lightOf({ availableUntil: row.available_until, reachableAt: row.reachable_at, pushReady: row.push_ready === 1, talkId: row.talk_id }, now);
  return {
    id: row.id, providerId: row.provider_id, title: row.title, pricePerMinute: row.price_per_minute, modes: row.modes.split(',') as TalkMode[], nickname: row.nickname, portrait: row.portrait,
    light: row.state === 'published' ? light : 'away', talkTimes: JSON.parse(row.talk_times ?? row.provider_times) as WeeklyHours, facts: factsOf(row),
  };
}

/** Published services by id, from the first after an id on: to read them all, some at a time. */
export async function publishedAfter(sql: Sql, after: string, most: number): Promise<Service[]> {
  return (await sql.all<ServiceRow>(`SELECT * FROM service WHERE id > ? AND state = 'published' ORDER BY id LIMIT ?`, [after, most])).map(toService);
}

/** Those of some services that are published and whose providers a viewer may see, in no order. */
export async function visibleAmong(sql: Sql, viewerId: UserId | null, ids: readonly string[]): Promise<Service[]> {
  if (ids.length === 0) return [];
  const visible = visibleTo(viewerId, 'service.provider_id');
  const rows = await sql.all<ServiceRow>(`SELECT * FROM service WHERE id IN (${placeholders(ids)}) AND state = 'published' AND ${visible.text}`, [...ids, ...visible.params]);
  return rows.map(toService);
}

/** Those of some services that are published, in no order. */
export async function publishedAmong(sql: Sql, ids: readonly string[]): Promise<Service[]> {
  if (ids.length === 0) return [];
  return (await sql.all<ServiceRow>(`SELECT * FROM service WHERE id IN (${placeholders(ids)}) AND state = 'published'`, [...ids])).map(toService);
}

/** How many services a provider keeps. */
export async function countOf(sql: Sql, providerId: UserId): Promise<number> {
  return (await sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM service WHERE provider_id = ?', [providerId]))?.count ?? 0;
}

/** All services of a provider, the newest first. */
export async function listOf(sql: Sql, providerId: UserId): Promise<Service[]> {
  return (await sql.all<ServiceRow>('SELECT * FROM service WHERE provider_id = ? ORDER BY created_at DESC, id', [providerId])).map(toService);
}

/** What a list of published services is narrowed by. `cursor` is the one of the page before. */
export interface PublishedQuery {
  readonly viewerId: UserId | null;
  readonly now: Instant;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly category?: string | undefined;
  readonly available?: 'true' | undefined;
  readonly provider?: string | undefined;
}

interface Conditions { readonly texts: string[]; readonly params: SqlValue[] }

function publishedConditions(query: PublishedQuery): Conditions {
  const visible = visibleTo(query.viewerId, 'service.provider_id');
  const conditions: Conditions = { texts: [`service.state = 'published'`, visible.text], params: [...visible.params] };
  const add = (text: string, ...params: SqlValue[]) => { conditions.texts.push(text); conditions.params.push(...params); };
  if (query.category !== undefined) add('service.category = ?', query.category);
  if (query.provider !== undefined) add('service.provider_id = ?', query.provider);
  if (query.available !== undefined) {
    const available = availableAt(query.now);
    add(available.text, ...available.params);
  }
  const after = /^(\d{1,15})\.([a-z0-9_]{1,40})$/.exec(query.cursor ?? '');
  if (after !== null) add('(service.published_at < ? OR (service.published_at = ? AND service.id > ?))', Number(after[1]), Number(after[1]), after[2] ?? '');
  return conditions;
}

/** Published services that a viewer may see, the newest first, by keyset. A cursor that isn't one begins at the start. */
export async function listPublished(sql: Sql, query: PublishedQuery): Promise<{ items: Service[]; nextCursor: string | null }> {
  const { texts, params } = publishedConditions(query);
  const rows = await sql.all<ServiceRow>(
    `SELECT service.* FROM service JOIN user ON user.id = service.provider_id WHERE ${texts.join(' AND ')} ORDER BY service.published_at DESC, service.id LIMIT ?`,
    [...params, query.limit + 1]);
  const items = rows.slice(0, query.limit).map(toService);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last !== undefined ? `${last.publishedAt ?? 0}.${last.id}` : null };
}

/** How many published services each category has. */
export async function countByCategory(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql.all<{ category: string; count: number }>(`SELECT category, COUNT(*) AS count FROM service WHERE state = 'published' GROUP BY category`);
  return new Map(rows.map((row) => [row.category, row.count]));
}

/** The prices of others' published services of a category that a viewer may see, the lowest first; at most the 1,000 newest. */
export async function pricesOfOthers(sql: Sql, viewerId: UserId, category: string): Promise<number[]> {
  const visible = visibleTo(viewerId, 'service.provider_id');
  const rows = await sql.all<{ price_per_minute: number }>(
    `SELECT price_per_minute FROM service WHERE state = 'published' AND category = ? AND provider_id <> ? AND ${visible.text} ORDER BY published_at DESC LIMIT 1000`, [category, viewerId, ...visible.params]);
  return rows.map((row) => row.price_per_minute).toSorted((one, other) => one - other);
}

/** The tags of published services that a viewer may see, with their category, the newest service first. */
export async function tagsInUse(sql: Sql, viewerId: UserId): Promise<{ category: string; tags: readonly string[] }[]> {
  const visible = visibleTo(viewerId, 'service.provider_id');
  const rows = await sql.all<{ category: string; tags: string }>(
    `SELECT category, tags FROM service WHERE state = 'published' AND ${visible.text} ORDER BY published_at DESC LIMIT 1000`, [...visible.params]);
  return rows.map((row) => ({ category: row.category, tags: JSON.parse(row.tags) as string[] }));
}
