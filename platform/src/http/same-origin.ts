import type { Config } from '../config.ts';
import type { KoaMiddleware } from './koa-state.ts';
import { Problem } from './problem.ts';
import type { Operation } from './operation.ts';
import { bearerToken } from './resolve-viewer.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send. A request with a bearer token proves itself; one by the cookie must come from our
 * own pages, shown by `Origin` or `Sec-Fetch-Site`; anything else may not come from a foreign page either, so that nobody is signed
 * in to an account that isn't theirs. Operations with `cors` know nobody, whoever asks: any page may send those.
 */
export function requireSameOrigin(config: Pick<Config, 'publicUrl' | 'embedUrl'>, operations: readonly Operation[]): KoaMiddleware {
  const open = operations.filter(({ cors, method }) => cors === true && !safe.has(method)).map(({ method, path }) => ({ method, path: new RegExp(`^${path.replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u') }));
  return async (koa, next) => {
    if (open.some(({ method, path }) => method === koa.method && path.test(koa.path))) return next();
    if (!safe.has(koa.method) && bearerToken(koa) === undefined) {
      const origin = koa.get('origin');
      const site = koa.get('sec-fetch-site');
      const own = koa.state.byCookie ? [config.publicUrl] : [config.publicUrl, config.embedUrl];
      if (origin !== '' && !own.includes(origin)) throw new Problem('foreign_origin');
      if (site !== '' && site !== 'same-origin' && !(site === 'none' && !koa.state.byCookie)) throw new Problem('foreign_origin');
      if (koa.state.byCookie && origin === '' && site === '') throw new Problem('foreign_origin');
    }
    await next();
  };
}
