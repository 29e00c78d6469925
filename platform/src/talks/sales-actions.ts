import type { Context } from '../context.ts';
import { findNextPayable, salesNow, sumEarnedIn } from '../ledger/index.ts';
import type { UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import { lastDays, lastMonths, type Period } from '../primitives/months.ts';
import { sumYen, type Yen } from '../primitives/yen.ts';
import { personsFor, type Person } from '../users/index.ts';
import { earnedOf, type Earned } from './earned.ts';
import { findOver, type OverTalk } from './sales-store.ts';

/** A provider's sales as they stand, with what becomes payable next. */
export interface SalesOverview {
  readonly payable: Yen;
  readonly pending: Yen;
  readonly next: { readonly at: Instant; readonly amount: Yen } | null;
  readonly thisMonth: Yen;
  /** The last twelve months, the present one at the end. */
  readonly months: readonly { readonly period: Period; readonly amount: Yen }[];
  readonly twelveMonths: Yen;
}

async function earnedIn(ctx: Context, userId: UserId, periods: readonly Period[]): Promise<SalesOverview['months']> {
  const amounts = await sumEarnedIn(ctx.db.sql, userId, periods);
  return amounts.flatMap((amount, index) => {
    const period = periods[index];
    return period === undefined ? [] : [{ period, amount }];
  });
}

/** Reads a provider's sales with their last twelve months. */
export async function readSalesOverview(ctx: Context, userId: UserId): Promise<SalesOverview> {
  const [now, next, months] = await Promise.all([salesNow(ctx, userId), findNextPayable(ctx.db.sql, userId), earnedIn(ctx, userId, lastMonths(ctx.clock.now(), 12))]);
  return { payable: now.payable, pending: now.pending, thisMonth: now.thisMonth, next, months, twelveMonths: sumYen(months.map(({ amount }) => amount)) };
}

/** What each of the last thirty days has earned, today at the end. */
export async function readSalesOfDays(ctx: Context, userId: UserId): Promise<SalesOverview['months']> {
  return earnedIn(ctx, userId, lastDays(ctx.clock.now(), 30));
}

/** What a stretch of time has earned. */
export async function readSalesOf(ctx: Context, userId: UserId, period: Period): Promise<Yen> {
  return sumYen(await sumEarnedIn(ctx.db.sql, userId, [period]));
}

/** One talk of the list: with whom, and its money. */
export interface SalesTalk extends OverTalk {
  readonly other: Person;
  readonly earned: Earned;
}

/** A provider's talks that are over, the last first, page by page; of one month where it is given. A cursor that isn't one begins at the start. */
export async function listSalesTalks(ctx: Context, userId: UserId, query: { limit: number; month: Period | null; cursor?: string | undefined }): Promise<{ items: SalesTalk[]; nextCursor: string | null }> {
  const { limit, month, cursor } = query;
  const after = /^(\d{1,15})\.([a-z0-9_]{1,40})$/u.exec(cursor ?? '');
  const found = await findOver(ctx.db.sql, userId, {
    side: 'provider', limit: limit + 1, ...(month !== null && { from: month.from, to: month.to }), ...(after !== null && { before: { endedAt: instant(Number(after[1])), talkId: after[2] ?? '' } }),
  });
  const shown = found.slice(0, limit);
  const people = await personsFor(ctx, userId, shown.map(({ talk }) => talk.terms.visitorId));
  const items = shown.flatMap((over) => {
    const other = people.get(over.talk.terms.visitorId);
    return other === undefined ? [] : [{ ...over, other, earned: earnedOf(over.talk, over.taken) }];
  });
  const last = shown.at(-1)?.talk;
  return { items, nextCursor: found.length > limit && last !== undefined ? `${last.endedAt}.${last.terms.id}` : null };
}
