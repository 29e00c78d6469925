import type { Context } from '../context.ts';
import type { Sweep } from '../jobs/due.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../primitives/seconds.ts';
import { passDue } from './actions.ts';
import { applyAnswer } from './effects.ts';
import { forgetNews, pollNews } from './rail-news-actions.ts';
import { findAskedAt, saveAskedAt } from './rail-news-store.ts';
import { readPendingRefunds } from './refund-effects.ts';
import { findHold, findHoldsIn } from './store.ts';

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

/** How far back payments are looked at for disputes; banks take none back later. */
const DISPUTABLE = 120 * DAY;

/** Once a day, looks through what the rail took for disputes of which no news came, or came too early to be taken. */
async function readDisputes(ctx: Context, now: Instant): Promise<number> {
  const { cards } = ctx.rails;
  const name = `disputes:${cards.kind}`;
  const last = await findAskedAt(ctx.db.sql, name);
  if (last !== null && now < after(last, DAY)) return 0;
  let changed = 0;
  for await (const { hold, reference, captured: amount, dispute } of cards.list(after(now, -DISPUTABLE))) {
    if (dispute === null || hold === null || (await findHold(ctx.db.sql, hold)) === null) continue;
    await ctx.db.transaction((tx) => applyAnswer(ctx, tx, { holdId: hold, answer: { state: 'captured', reference, amount, dispute } }));
    changed += 1;
  }
  await saveAskedAt(ctx.db, name, now);
  return changed;
}

/** What falls due in this module. */
export const sweeps: readonly Sweep[] = [
  { name: 'talks.pass-time', run: passDue },
  { name: 'talks.read-authenticating', run: readAuthenticating, every: LOOKS_EVERY },
  { name: 'talks.rail-news', run: pollNews, every: NEWS_EVERY },
  { name: 'talks.disputes', run: readDisputes, every: HOUR },
  { name: 'talks.pending-refunds', run: readPendingRefunds, every: NEWS_EVERY },
  { name: 'talks.forget-rail-news', run: forgetNews, every: HOUR },
];
