import Router from '@koa/router';
import type { Context } from '../context.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import type { Koa, KoaMiddleware, KoaState } from './koa-state.ts';
import type { Page, PageReply } from './page.ts';
import { Problem } from './problem.ts';

const strict = contentSecurityPolicy();

function send(koa: Koa, reply: PageReply): void {
  if ('redirect' in reply) {
    // Only within the platform: an address of another site can't be slipped in.
    if (!/^\/(?![/\\])/u.test(reply.redirect)) throw new TypeError(`not a path of the platform: ${reply.redirect}`);
    // Browsers apply this header of redirects too: a window sent on to sign in would lose the page that opened it.
    koa.set('Cross-Origin-Opener-Policy', 'unsafe-none');
    koa.status = 303;
    koa.redirect(reply.redirect);
    return;
  }
  koa.set(reply.headers === undefined ? {} : { ...reply.headers });
  if (reply.cache !== undefined) koa.set('Cache-Control', reply.cache);
  if ('content' in reply) {
    koa.body = typeof reply.content === 'string' ? reply.content : Buffer.from(reply.content);
    koa.type = reply.type;
    return;
  }
  koa.status = reply.status ?? 200;
  koa.set('Content-Security-Policy', reply.policy ?? strict);
  koa.set('Content-Language', koa.state.locale);
  koa.vary('Accept-Language');
  koa.body = reply.html;
  koa.type = 'html';
}

async function answer(koa: Koa, page: Page, ctx: Context): Promise<void> {
  const { viewer } = koa.state;
  const path = `${koa.path}${koa.search}`;
  if (viewer.kind === 'frame') throw new Problem('not_found');
  if (page.access === 'user' && viewer.kind === 'anyone') return send(koa, { redirect: `/sign-in?next=${encodeURIComponent(path)}` });
  const params = koa.params as Readonly<Record<string, string>>;
  send(koa, await page.render({ ctx, viewer, params, query: new URLSearchParams(koa.search), path }));
}

/** Answers the pages' paths by GET and HEAD. Throws problems; the error page stands around it. */
export function mountPages(ctx: Context, pages: readonly Page[]): KoaMiddleware {
  const router = new Router<KoaState>();
  for (const page of pages) {
    if (page.developmentOnly === true && ctx.config.mode === 'production') continue;
    router.get(page.path.replaceAll(/\{(\w+)\}/gu, ':$1'), (koa) => answer(koa as unknown as Koa, page, ctx));
  }
  return router.routes() as unknown as KoaMiddleware;
}
