import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { monthAt } from '../primitives/months.ts';
import { formatYen, yen, type Yen } from '../primitives/yen.ts';
import type { MonthSpent } from '../users/index.ts';
import { checkMonth, limitAt, monthSum, settledLimit, withLimit, type MonthlyLimit } from './monthly-limit.ts';
import { findLimit, findMonth, lockVisitor, saveLimit } from './monthly-limit-store.ts';

/** What talks cost somebody in the present month, open ones included, and the ceiling they have set. */
export async function monthOf(sql: Sql, visitorId: UserId, now: Instant): Promise<MonthSpent> {
  const [limit, talks] = [await findLimit(sql, visitorId), await findMonth(sql, visitorId, monthAt(now))];
  return { sum: monthSum(talks), limit: limitAt(limit, now) };
}

/** Somebody's ceiling as it stands now, with what is to come. */
export async function readLimit(ctx: Context, userId: UserId): Promise<MonthlyLimit> {
  return settledLimit(await findLimit(ctx.db.sql, userId), ctx.clock.now());
}

/** Sets somebody's ceiling, or none. */
export async function setLimit(ctx: Context, userId: UserId, wished: Yen | null): Promise<MonthlyLimit> {
  const now = ctx.clock.now();
  return ctx.db.transaction(async (tx) => {
    await lockVisitor(tx, userId);
    const limit = withLimit(await findLimit(tx.sql, userId), wished, now);
    await saveLimit(tx, userId, { limit, now });
    return limit;
  });
}

/**
 * Refuses what would pass the visitor's own ceiling: 409 `monthly_limit` with what is left. Holds the visitor's row until the transaction ends. `counted`: what is
 * added has been written already.
 */
export async function requireWithinMonth(ctx: Context, tx: Transaction, asked: { visitorId: UserId; added: Yen; counted: boolean }): Promise<void> {
  await lockVisitor(tx, asked.visitorId);
  const found = await monthOf(tx.sql, asked.visitorId, ctx.clock.now());
  const month = asked.counted ? { ...found, sum: yen(found.sum - asked.added) } : found;
  const checked = checkMonth(month, asked.added);
  if (checked.fits) return;
  const { limit, left } = checked;
  throw new Problem('monthly_limit', {
    about: { limit, sum: month.sum, left, added: asked.added },
    detail: {
      ja: `ご自分で決めた今月の上限(${formatYen(limit)})をこえます。今月はあと ${formatYen(left)} まで使えます。`,
      en: `This would pass the ceiling you set yourself for this month (${formatYen(limit)}). ${formatYen(left)} is left.`,
    },
  });
}
