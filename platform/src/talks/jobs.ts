import type { Context } from '../context.ts';
import type { Sweep } from '../jobs/due.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { HOUR, MINUTE, SECOND } from '../primitives/seconds.ts';
import { passDue } from './actions.ts';
import { applyAnswer } from './effects.ts';
import { forgetNews, pollNews } from './rail-news-actions.ts';
import { findHoldsIn } from './store.ts';

/** How often a hold is looked up while the cardholder is at their bank. */
const LOOKS_EVERY = 3 * SECOND;
/** How often the rail is asked for news that did not reach us. */
const NEWS_EVERY = 10 * MINUTE;

/** Asks the rail how people fare who are confirming at their bank; nothing waits for the rail to call us. */
async function readAuthenticating(ctx: Context, now: Instant): Promise<number> {
  const holds = await findHoldsIn(ctx.db.sql, 'authenticating', after(now, -SECOND));
  let changed = 0;
  for (const stored of holds) {
    if (stored.hold.state !== 'authenticating') continue;
    const answer = await ctx.rails.cards.read({ reference: stored.hold.reference });
    if (answer.state === 'authenticating' || answer.state === 'unknown' || answer.state === 'none') continue;
    await ctx.db.transaction((tx) => applyAnswer(ctx, tx, { holdId: stored.id, answer }));
    changed += 1;
  }
  return changed;
}

/** What falls due in this module. */
export const sweeps: readonly Sweep[] = [
  { name: 'talks.pass-time', run: passDue },
  { name: 'talks.read-authenticating', run: readAuthenticating, every: LOOKS_EVERY },
  { name: 'talks.rail-news', run: pollNews, every: NEWS_EVERY },
  { name: 'talks.forget-rail-news', run: forgetNews, every: HOUR },
];
