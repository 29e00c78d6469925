import { createHash } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from '../context.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import { hasLanguages, inLanguage } from '../site/language-path.ts';
import type { Koa, KoaMiddleware, KoaState } from './koa-state.ts';
import type { Page, PageReply } from './page.ts';
import { Problem } from './problem.ts';
import { requestLocale } from './resolve-viewer.ts';

const strict = contentSecurityPolicy();
/** The pages of people who are signed in: theirs in one language, without a prefix. */
const ownPage = /^\/my(\/|$|\?)/u;

interface Onward { readonly to: string; readonly permanent?: true | undefined }

function redirect(koa: Koa, { to, permanent }: Onward): void {
  // Only within the platform: an address of another site can't be slipped in.
  if (!/^\/(?![/\\])/u.test(to)) throw new TypeError(`not a path of the platform: ${to}`);
  // Browsers apply this header of redirects too: a window sent on to sign in would lose the page that opened it.
  koa.set('Cross-Origin-Opener-Policy', 'unsafe-none');
  if (permanent === true) koa.set('Cache-Control', 'public, max-age=86400');
  koa.status = permanent === true ? 301 : 303;
  koa.redirect(to);
}

/** A page of the same language as the one that leads there; one's own pages have no second address. */
function alike(koa: Koa, path: string): string {
  return koa.state.languagePrefix === undefined || ownPage.test(path) ? path : inLanguage(path, 'en');
}

/**
 * Where a guest signs in to go on to a page of people who are signed in: in the language of that page. One's own pages have none in their address, so there the
 * browser is asked.
 */
function signInFor(koa: Koa, path: string): string {
  const speaksForItself = koa.state.languagePrefix !== undefined || (hasLanguages(path) && !ownPage.test(path));
  const locale = speaksForItself ? koa.state.locale : requestLocale(koa);
  return inLanguage(`/sign-in?next=${encodeURIComponent(path)}`, locale);
}

/** What caches may keep can be asked for again by its digest; what is somebody's own can't. */
function sendBody(koa: Koa, body: string | Buffer): void {
  if (koa.response.get('Cache-Control').startsWith('public')) {
    koa.set('ETag', `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`);
    if (koa.fresh) {
      koa.status = 304;
      return;
    }
  }
  koa.body = body;
}

function send(koa: Koa, reply: PageReply): void {
  if ('redirect' in reply) return redirect(koa, { to: alike(koa, reply.redirect), permanent: reply.permanent });
  koa.set(reply.headers === undefined ? {} : { ...reply.headers });
  if (reply.cache !== undefined) koa.set('Cache-Control', reply.cache);
  koa.status = 'status' in reply ? reply.status ?? 200 : 200;
  if ('content' in reply) {
    koa.type = reply.type;
    return sendBody(koa, typeof reply.content === 'string' ? reply.content : Buffer.from(reply.content));
  }
  koa.set('Content-Security-Policy', reply.policy ?? strict);
  koa.set('Content-Language', koa.state.locale);
  koa.vary(reply.cache === undefined ? 'Accept-Language' : 'Cookie');
  koa.type = 'html';
  sendBody(koa, reply.html);
}

async function answer(koa: Koa, page: Page, ctx: Context): Promise<void> {
  const { viewer, languagePrefix = '' } = koa.state;
  const path = `${koa.path}${koa.search}`;
  if (viewer.kind === 'frame') throw new Problem('not_found');
  if (page.access === 'user' && viewer.kind === 'anyone') return redirect(koa, { to: signInFor(koa, path) });
  // One's own pages are in the language of the account: there is no second address of them.
  if (page.access === 'user' && languagePrefix !== '') return redirect(koa, { to: path });
  const params = koa.params as Readonly<Record<string, string>>;
  const reply = await page.render({ ctx, viewer, params, query: new URLSearchParams(koa.search), path: inLanguage(path, languagePrefix === '' ? 'ja' : 'en') });
  send(koa, reply);
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
