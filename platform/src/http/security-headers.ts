import type { Config } from '../config.ts';
import type { Koa, KoaMiddleware } from './koa-state.ts';

type Origins = Pick<Config, 'publicUrl' | 'embedUrl' | 'mediaUrl'>;

/** Where the platform has several origins, portraits and photos of one may be shown on pages of another. */
function allowPictures(koa: Koa, { publicUrl, embedUrl, mediaUrl }: Origins): void {
  const others = [...(embedUrl === publicUrl ? [] : [publicUrl]), ...(mediaUrl === publicUrl ? [] : [mediaUrl])];
  if (others.length > 0) koa.set('Content-Security-Policy', String(koa.response.get('Content-Security-Policy')).replace("img-src 'self'", ["img-src 'self'", ...others].join(' ')));
}

/**
 * The headers of every answer. Pages set their own `Content-Security-Policy` and, where they must, `Cross-Origin-Opener-Policy`
 * (the sign-in window needs `unsafe-none`) over these.
 */
export function securityHeaders(config: Origins): KoaMiddleware {
  return async (koa, next) => {
    koa.set({
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
      'Cache-Control': 'private, no-store',
    });
    if (config.publicUrl.startsWith('https:')) koa.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    await next();
    allowPictures(koa, config);
  };
}
