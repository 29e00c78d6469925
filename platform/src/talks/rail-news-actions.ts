import { ConfigError } from '../config.ts';
import type { Context } from '../context.ts';
import { enqueue } from '../jobs/outbox.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { DAY, HOUR } from '../primitives/seconds.ts';
import type { CardRail, RailNews } from '../rails/cards/rail.ts';
import { modesOf } from '../rails/cards/stripe-store.ts';
import * as store from './rail-news-store.ts';

/** So far back the rail is asked again each time: what it told late is not missed. */
const OVERLAP = HOUR;
/** How long news is remembered, so that none is taken twice; longer than the rail can tell of it. */
const NEWS_LIFE = 45 * DAY;

/**
 * Takes news of the card rail, each once: it is noted first, and with it that its object is to be read. What the news says of the
 * object is never looked at. Answers whether it was new.
 */
export async function takeNews(ctx: Context, news: RailNews): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    if (!await store.keepNews(tx, news, ctx.clock.now())) return false;
    if (news.about.kind !== 'nothing') await enqueue(tx, { kind: 'rail.news', key: `rail:${news.id}`, body: news.about });
    return true;
  });
}

/** Asks the rail for news that got lost on its way to us. One that doesn't answer is asked again at the next turn, from the same moment. */
export async function pollNews(ctx: Context, now: Instant): Promise<number> {
  const { kind } = ctx.rails.cards;
  const since = after(await store.findAskedAt(ctx.db.sql, kind) ?? now, -OVERLAP);
  let taken = 0;
  try {
    for await (const news of ctx.rails.cards.news(since)) if (await takeNews(ctx, news)) taken += 1;
  } catch (error) {
    ctx.log.warn({ err: error }, 'the card rail told no news');
    return taken;
  }
  await store.saveAskedAt(ctx.db, kind, now);
  return taken;
}

/** Forgets old news. */
export async function forgetNews(ctx: Context, now: Instant): Promise<number> {
  return store.deleteNews(ctx.db.sql, after(now, -NEWS_LIFE));
}

/**
 * Refuses to go on while holds are open that were made on another rail, or with a key of the other mode: with the present one nobody
 * could capture or free them. Throws a ConfigError that says what to do.
 */
export async function requireSameMode(ctx: Pick<Context, 'db'> & { readonly rails: { readonly cards: Pick<CardRail, 'kind' | 'live'> } }): Promise<void> {
  const { kind, live } = ctx.rails.cards;
  const open = await store.findOpenHolds(ctx.db.sql);
  const modes = await modesOf(ctx.db.sql, open.map((hold) => hold.id));
  const strange = open.filter(({ id, reference }) => {
    const madeLive = modes.get(id);
    if (madeLive === undefined) return kind === 'stripe' && reference !== null;
    return kind !== 'stripe' || madeLive !== live;
  });
  if (strange.length === 0) return;
  const talks = [...new Set(strange.map((hold) => hold.talkId))];
  throw new ConfigError(`STRIPE_SECRET_KEY: ${strange.length} holds of ${talks.length} talks (such as ${talks[0] ?? ''}) were placed with another key or on the test rail. Go back to it, let these talks end and settle, then change.`);
}
