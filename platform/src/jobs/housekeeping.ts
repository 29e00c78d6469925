import { keptFor } from '../http/idempotency.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { forgetOldEvents } from '../realtime/events.ts';
import type { Sweep } from './due.ts';

const doneEffectsKept = 90 * DAY;

/** What the platform's own tables need now and then: old events, answers, limits and done effects go. */
export const housekeeping: readonly Sweep[] = [
  { name: 'old events', every: 10 * MINUTE, run: (ctx, now) => forgetOldEvents(ctx.db.sql, now) },
  {
    name: 'old answers', every: 10 * MINUTE,
    run: async (ctx, now) => (await ctx.db.sql.run('DELETE FROM idempotency_answer WHERE created_at <= ?', [now - keptFor])).changes,
  },
  { name: 'full limits', every: 10 * MINUTE, run: async (ctx, now) => (await ctx.db.sql.run('DELETE FROM rate_limit WHERE full_at <= ?', [now])).changes },
  {
    name: 'done effects', every: 10 * MINUTE,
    run: async (ctx, now) => (await ctx.db.sql.run('DELETE FROM outbox_effect WHERE done_at < ?', [now - doneEffectsKept])).changes,
  },
];
