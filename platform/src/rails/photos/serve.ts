import type { KoaMiddleware } from '../../http/koa-state.ts';
import type { PhotoRail } from './rail.ts';

const year = 365 * 24 * 60 * 60;

/**
 * Serves `/photos/<name>/<width>.<format>` to every origin, without looking at who asks: a name can't be guessed and its files never change.
 * What isn't there passes on.
 */
export function servePhotos(photos: PhotoRail): KoaMiddleware {
  return async (koa, next) => {
    const [, name, file] = /^\/photos\/([^/]+)\/([^/]+)$/u.exec(koa.path) ?? [];
    if (name === undefined || file === undefined || (koa.method !== 'GET' && koa.method !== 'HEAD')) return next();
    const found = await photos.read(name, file);
    if (found === null) return next();
    koa.status = 200;
    koa.set({
      'Cache-Control': `public, max-age=${year}, immutable`, ETag: `"${name}-${file}"`, 'Content-Disposition': 'inline',
      'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Timing-Allow-Origin': '*',
    });
    koa.type = found.type;
    if (koa.fresh) koa.status = 304;
    else koa.body = Buffer.from(found.content);
  };
}
