import type { Context } from '../context.ts';
import type { UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import type { Yen } from '../primitives/yen.ts';
import { readSales } from './actions.ts';
import { startsInJapan } from './period.ts';
import { findSalesEntries, sumEarned, type SalesEntry } from './store.ts';

/** A provider's sales as they stand, with what talks have earned today and this month (Japan's time). */
export async function salesNow(ctx: Context, userId: UserId): Promise<{ pending: Yen; payable: Yen; today: Yen; thisMonth: Yen }> {
  const { sql } = ctx.db;
  const { day, month } = startsInJapan(ctx.clock.now());
  const [balances, today, thisMonth] = await Promise.all([readSales(sql, userId), sumEarned(sql, userId, day), sumEarned(sql, userId, month)]);
  return { ...balances, today, thisMonth };
}

/** What changed a provider's sales, the newest first, page by page. A cursor that isn't one begins at the start. */
export async function listSales(ctx: Context, userId: UserId, query: { limit: number; cursor?: string | undefined; within?: { from: Instant; to: Instant } | undefined }): Promise<{ items: SalesEntry[]; nextCursor: string | null }> {
  const after = /^(\d{1,15})\.([a-z0-9_]{1,40})$/u.exec(query.cursor ?? '');
  const before = after === null ? {} : { before: { bookedAt: instant(Number(after[1])), journalId: after[2] ?? '' } };
  const found = await findSalesEntries(ctx.db.sql, userId, { ...before, ...(query.within !== undefined && { within: query.within }), limit: query.limit + 1 });
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > query.limit && last !== undefined ? `${last.bookedAt}.${last.journalId}` : null };
}
