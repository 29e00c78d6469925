import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { findFees, sumEarnedIn } from '../ledger/index.ts';
import type { UserId } from '../primitives/id.ts';
import { lastMonths, type Period } from '../primitives/months.ts';
import { sumYen, type Yen } from '../primitives/yen.ts';
import { findUser } from '../users/index.ts';

/** More fees than any month has; what is above would have to be asked for in pieces. */
const MOST_FEES = 200_000;

/** The platform fees of one month of one provider. */
export interface FeeMonth {
  readonly month: Period;
  readonly number: string;
  readonly nickname: string;
  /** How many talks a fee was taken for. */
  readonly talks: number;
  /** Taken for talks of this month, and given back in it, in yen. */
  readonly taken: Yen;
  readonly givenBack: Yen;
  readonly total: Yen;
}

/** The fees of a month that is over. 404 for a month that isn't, or one without any. */
export async function readFeeMonth(ctx: Context, userId: UserId, month: Period | null): Promise<FeeMonth> {
  if (month === null || month.to > ctx.clock.now()) throw new Problem('not_found');
  const [fees, user] = await Promise.all([findFees(ctx.db.sql, userId, { ...month, limit: MOST_FEES }), findUser(ctx.db.sql, userId)]);
  if (fees.length === 0 || user === null) throw new Problem('not_found');
  const amounts = fees.map(({ fee }) => fee);
  return {
    month, number: `F${month.name.replace('-', '')}-${userId.slice(-10).toUpperCase()}`, nickname: user.nickname, talks: new Set(fees.filter(({ fee }) => fee > 0).map(({ talkId }) => talkId)).size,
    taken: sumYen(amounts.filter((fee) => fee > 0)), givenBack: sumYen(amounts.filter((fee) => fee < 0)), total: sumYen(amounts),
  };
}

/** The months that are over, of the last twelve, in which talks have moved a provider's sales; the newest first. */
export async function monthsWithFees(ctx: Context, userId: UserId): Promise<Period[]> {
  const months = lastMonths(ctx.clock.now(), 13).slice(0, -1);
  const sums = await sumEarnedIn(ctx.db.sql, userId, months);
  return months.filter((_, index) => sums[index] !== 0).reverse();
}
