import type { Config } from '../config.ts';
import type { Koa, KoaMiddleware } from './koa-state.ts';

/** Photos on an origin of their own may be shown wherever our own pictures may. */
function allowMedia(koa: Koa, { publicUrl, mediaUrl }: Pick<Config, 'publicUrl' | 'mediaUrl'>): void {
  if (mediaUrl !== publicUrl) koa.set('Content-Security-Policy', String(koa.response.get('Content-Security-Policy')).replace("img-src 'self'", `img-src 'self' ${mediaUrl}`));
}

/**
 * The headers of every answer. Pages set their own `Content-Security-Policy` and, where they must, `Cross-Origin-Opener-Policy`
 * (the sign-in window needs `unsafe-none`) over these.
 */
export function securityHeaders(config: Pick<Config, 'publicUrl' | 'mediaUrl'>): KoaMiddleware {
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
    allowMedia(koa, config);
  };
}
