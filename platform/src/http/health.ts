import type { Context } from '../context.ts';
import { pending } from '../database/database.ts';
import type { KoaMiddleware } from './koa-state.ts';

/** How the process is doing; `main.ts` calls `drain` first when it stops, so that proxies send no more. */
export interface Health {
  readonly middleware: KoaMiddleware;
  drain(): void;
}

/** `/healthz`: the process lives. `/readyz`: the database answers, its migrations are done and the process isn't stopping; 503 otherwise. */
export function health(ctx: Pick<Context, 'db' | 'log'>): Health {
  let draining = false;
  let migrated = false;
  async function ready(): Promise<boolean> {
    if (draining) return false;
    try {
      await ctx.db.ping();
      // A schema that was complete once stays so while this process lives.
      migrated ||= (await pending(ctx.db)).length === 0;
      return migrated;
    } catch (error) {
      ctx.log.error({ err: error }, 'the database does not answer');
      return false;
    }
  }
  return {
    drain() {
      draining = true;
    },
    async middleware(koa, next) {
      if (koa.path !== '/healthz' && koa.path !== '/readyz') return next();
      const well = koa.path === '/healthz' || await ready();
      koa.status = well ? 200 : 503;
      koa.body = { status: well ? 'ok' : 'unavailable' };
    },
  };
}
