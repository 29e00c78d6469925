import type { z } from 'zod';
import { toWire } from '../primitives/instant.ts';
import type { MonthSpent } from '../users/index.ts';
import type { MonthlyLimit } from './monthly-limit.ts';
import type * as schema from './monthly-limit-schema.ts';

/** Somebody's own ceiling and month, for themselves. */
export function limitReply(limit: MonthlyLimit, month: MonthSpent): z.input<typeof schema.monthlyLimit> {
  const { next } = limit;
  return { limit: limit.yen, next: next === null ? null : { limit: next.yen, from: toWire(next.from) }, sum: month.sum };
}
