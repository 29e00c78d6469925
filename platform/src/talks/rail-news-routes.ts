import type { Context } from '../context.ts';
import type { KoaMiddleware } from '../http/koa-state.ts';
import { Problem } from '../http/problem.ts';
import { readRawBody } from '../http/raw-body.ts';
import { takeNews } from './rail-news-actions.ts';

/** Where Stripe sends its news. */
export const NEWS_PATH = '/webhooks/stripe';
/** News holds one object, at most some tens of kilobytes. */
const limits = { bytes: 256 * 1024, within: 10_000 };

/**
 * Receives the card rail's news: the signature is checked over the bytes as they came, before anything is parsed. Where the rail sends
 * none, or no secret is set, there is nothing here. A wrong or old signature is refused with 400.
 */
export function receiveRailNews(ctx: Context): KoaMiddleware {
  return async (koa, next) => {
    if (koa.path !== NEWS_PATH) return next();
    const { readNews } = ctx.rails.cards;
    if (readNews === null || koa.method !== 'POST') throw new Problem('not_found');
    const raw = await readRawBody(koa.req, limits);
    const news = readNews(raw, koa.get('stripe-signature'), ctx.clock.now());
    if (news === null) throw new Problem('malformed_request');
    await takeNews(ctx, news);
    koa.status = 200;
    koa.body = { received: true };
  };
}
