import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { newId, type ServiceId, type UserId } from '../primitives/id.ts';
import { isPrefecture } from '../primitives/prefectures.ts';
import { yen } from '../primitives/yen.ts';
import { isVisible } from '../users/index.ts';
import { mayChange, mayRead } from './access.ts';
import { categoryOf } from './category-schema.ts';
import { draftService, moveService, rewordService, withAnswer, type Service, type ServiceWords } from './service.ts';
import * as store from './store.ts';
import { priceHint, tagsByCategory, type PriceHint } from './suggestions.ts';

/** The most services one provider may keep: enough for anybody, and a bound for the lists. */
const MOST_SERVICES = 100;

type WordsInput = { readonly [Name in Exclude<keyof ServiceWords, 'pricePerMinute'>]?: ServiceWords[Name] | undefined } & { readonly pricePerMinute?: number | undefined };

function checkedWords(input: WordsInput): Partial<ServiceWords> {
  if (input.category !== undefined && categoryOf(input.category) === null) {
    throw invalidField('category', 'not_allowed', { ja: 'カテゴリーを一覧から選んでください。', en: 'Choose a category from the list.' });
  }
  if (input.area?.prefecture !== undefined && input.area.prefecture !== '' && !isPrefecture(input.area.prefecture)) {
    throw invalidField('area.prefecture', 'not_allowed', { ja: '都道府県を一覧から選んでください。', en: 'Choose a prefecture from the list.' });
  }
  const { pricePerMinute, area, ...others } = input;
  // A form sends both fields of a place; two empty ones are no place.
  const rest = { ...others, ...(area !== undefined && { area: area === null || `${area.prefecture}${area.city}` === '' ? null : area }) };
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...given, ...(pricePerMinute !== undefined && { pricePerMinute: yen(pricePerMinute) }) };
}

/** Writes the draft of a service. 422 for an unknown category, 409 beyond 100 services. */
export async function createService(ctx: Context, providerId: UserId, input: Required<WordsInput>): Promise<Service> {
  const words = checkedWords(input);
  if (await store.countOf(ctx.db.sql, providerId) >= MOST_SERVICES) throw new Problem('state_conflict', { detail: { ja: `提供サービスは${MOST_SERVICES}件までです。`, en: `You can keep up to ${MOST_SERVICES} services.` } });
  const service = draftService(words as ServiceWords, { id: newId('service', ctx.random), providerId, now: ctx.clock.now() });
  await ctx.db.transaction((tx) => store.insertService(tx, service));
  return service;
}

async function changeService(ctx: Context, by: { providerId: UserId; serviceId: string }, change: (service: Service) => Service): Promise<Service> {
  return ctx.db.transaction(async (tx) => {
    const service = await store.lockService(tx, by.serviceId);
    if (service === null || !mayChange(service, by.providerId)) throw new Problem('not_found');
    const changed = change(service);
    await store.saveService(tx, changed);
    return changed;
  });
}

/** Changes the words of one's own service. 404 when it isn't one's own, 422 for an unknown category. */
export async function updateService(ctx: Context, providerId: UserId, update: { serviceId: string; words: WordsInput }): Promise<Service> {
  const words = checkedWords(update.words);
  return changeService(ctx, { providerId, serviceId: update.serviceId }, (service) => rewordService(service, words, ctx.clock.now()));
}

/** Publishes, pauses or unpublishes one's own service. 404, 409 with the state. */
export async function setState(ctx: Context, providerId: UserId, move: { serviceId: string; state: 'published' | 'paused' | 'unpublished' }): Promise<Service> {
  return changeService(ctx, { providerId, serviceId: move.serviceId }, (service) => {
    const moved = moveService(service, move.state, ctx.clock.now());
    if (!moved.ok) throw new Problem('state_conflict', { state: moved.state });
    return moved.service;
  });
}

/** A service that somebody may read; for everybody else, the blocked too, it doesn't exist: 404. */
export async function requireReadable(ctx: Context, serviceId: string, viewerId: UserId | null): Promise<Service> {
  const service = await store.findService(ctx.db.sql, serviceId);
  if (service === null || !mayRead(service, viewerId) || !await isVisible(ctx.db.sql, viewerId, service.providerId)) throw new Problem('not_found');
  return service;
}

/** The card of a published or paused service, for a blog. 404 for everything hidden. */
export async function readCard(ctx: Context, serviceId: string): Promise<store.ServiceCardRow> {
  const card = await store.findCard(ctx.db.sql, serviceId, ctx.clock.now());
  if (card === null) throw new Problem('not_found');
  return card;
}

/** One's own services, the newest first. */
export async function listMine(ctx: Context, providerId: UserId): Promise<Service[]> {
  return store.listOf(ctx.db.sql, providerId);
}

/** What a list of published services may be narrowed by. */
export interface ListQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly category?: string | undefined;
  readonly available?: 'true' | undefined;
  readonly provider?: string | undefined;
}

/** Published services that a viewer may see, page by page, the newest first. */
export async function listPublished(ctx: Pick<Context, 'db' | 'clock'>, viewerId: UserId | null, query: ListQuery): Promise<{ items: Service[]; nextCursor: string | null }> {
  return store.listPublished(ctx.db.sql, { viewerId, now: ctx.clock.now(), ...query });
}

/** How many published services each category has. */
export async function countByCategory(ctx: Context): Promise<Map<string, number>> {
  return store.countByCategory(ctx.db.sql);
}

/** One more settled talk of a service. */
export async function countTalk(tx: Transaction, serviceId: ServiceId): Promise<void> {
  await store.addFacts(tx, serviceId, { talks: 1 });
}

/** One more open review by a visitor; only these make a service's rating. */
export async function countReview(tx: Transaction, serviceId: ServiceId, stars: number): Promise<void> {
  await store.addFacts(tx, serviceId, { reviews: 1, stars });
}

/** How long the provider took to answer a request, accepting or declining, in milliseconds. */
export async function noteAnswer(tx: Transaction, serviceId: ServiceId, milliseconds: number): Promise<void> {
  const service = await store.lockService(tx, serviceId);
  if (service === null) return;
  await store.saveService(tx, { ...service, facts: { ...service.facts, answers: withAnswer(service.facts.answers, milliseconds) } });
}

/** What others ask for talks of a category; null with fewer than three of them. People hidden from the viewer don't count. */
export async function readPriceHint(ctx: Context, viewerId: UserId, category: string): Promise<PriceHint | null> {
  return priceHint(await store.pricesOfOthers(ctx.db.sql, viewerId, category));
}

/** The tags that services use most, by category. */
export async function suggestTags(ctx: Context, viewerId: UserId): Promise<ReadonlyMap<string, readonly string[]>> {
  return tagsByCategory(await store.tagsInUse(ctx.db.sql, viewerId));
}
