import type { Config } from '../config.ts';
import type { KoaMiddleware } from './koa-state.ts';

/**
 * The headers of every answer. Pages set their own `Content-Security-Policy` and, where they must, `Cross-Origin-Opener-Policy`
 * (the sign-in window needs `unsafe-none`) over these.
 */
export function securityHeaders(config: Pick<Config, 'publicUrl'>): KoaMiddleware {
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
  };
}
