import type { Context } from '../context.ts';
import { registeredOrigins } from '../embed/index.ts';
import { take } from '../http/rate-limit.ts';
import { earnedByTalk } from '../ledger/index.ts';
import type { UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { lastDays } from '../primitives/months.ts';
import { pagePath } from '../primitives/page-path.ts';
import { DAY, HOUR } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { requireReadable } from '../services/index.ts';
import { requestsFrom } from '../talks/index.ts';
import { addressRows, DAYS_KEPT, sumOf, type AddressRow, type Brought, type Span } from './post.ts';
import * as store from './store.ts';

/** How many views of one service one network address adds in an hour at most: many readers may share an address, one reader gains little. */
const VIEWS_AN_HOUR = 20;
/** How many pages of an address are shown each by itself. */
const PAGES_SHOWN = 50;

/** What a card says when it is seen. */
export interface SeenCard {
  readonly serviceId: string;
  readonly origin: string | undefined;
  /** The path of the page, as the browser has it. */
  readonly page: string;
  /** The reader's network address: counted against a limit, never kept with the view. */
  readonly address: string;
}

/**
 * Counts that a card was seen: by service, address, page and day, nothing about the reader. On addresses that are not registered neither address nor page is
 * kept; on the platform's own pages nothing is counted. 404 when the service is hidden.
 */
export async function countView(ctx: Context, seen: SeenCard): Promise<void> {
  const service = await requireReadable(ctx, seen.serviceId, null);
  const own = [ctx.config.publicUrl, ctx.config.embedUrl].map((url) => new URL(url).origin);
  if (seen.origin === undefined || own.includes(seen.origin)) return;
  if (!(await take(ctx, { bucket: 'card-view', key: `${service.id} ${seen.address}`, max: VIEWS_AN_HOUR, per: HOUR })).ok) return;
  const isRegistered = (await registeredOrigins(ctx, service.providerId)).includes(seen.origin);
  const place = isRegistered ? { origin: seen.origin, path: pagePath(seen.page) } : { origin: '', path: '' };
  await store.countView(ctx.db.sql, { serviceId: service.id, providerId: service.providerId, day: dayAt(ctx.clock.now()), ...place });
}

const dayAt = (moment: Instant): string => lastDays(moment, 1)[0]?.name ?? '';

/** What a provider's posts brought in some days. */
export interface Posts {
  readonly days: Span;
  readonly total: Brought;
  readonly addresses: readonly AddressRow[];
}

/** Reads which posts bring requests, talks and yen: the requests of the last days in Japan with what became of them until now, beside the views. */
export async function readPosts(ctx: Context, userId: UserId, days: Span): Promise<Posts> {
  const { sql } = ctx.db;
  const first = lastDays(ctx.clock.now(), days)[0];
  if (first === undefined) throw new RangeError('a span has days');
  const [views, requests, registered] = await Promise.all([store.findViews(sql, userId, first.name), requestsFrom(sql, userId, first.from), registeredOrigins(ctx, userId)]);
  const earned = await earnedByTalk(sql, userId, requests.filter(({ talked }) => talked).map(({ id }) => id));
  const counted = requests.map(({ id, origin, page, talked }) => ({ origin, page, talked, ...(earned.get(id) ?? { bill: yen(0), sales: yen(0) }) }));
  const addresses = addressRows({ views, requests: counted, registered, shown: PAGES_SHOWN });
  return { days, total: sumOf(addresses), addresses };
}

/** Deletes counts older than two years. */
export async function deleteOld(ctx: Context, now: Instant): Promise<number> {
  return store.deleteViewsBefore(ctx.db.sql, dayAt(after(now, -DAYS_KEPT * DAY)));
}
