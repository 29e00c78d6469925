import type { Config } from '../config.ts';
import type { Koa, KoaMiddleware } from '../http/koa-state.ts';
import { locales } from '../primitives/locale.ts';
import type { Locale } from '../primitives/locale.ts';

const cookie = 'choku-language';
const year = 365 * 24 * 60 * 60;

/** The language a guest chose before, by the cookie header. */
export function chosenLanguage(cookies: string): Locale | undefined {
  const value = cookies.split(';').map((pair) => pair.trim().split('=')).find(([name]) => name === cookie)?.[1];
  return locales.find((locale) => locale === value);
}

/** Back to the page the choice was made on: only where the browser says it was one of ours. */
function pageBefore(koa: Koa, publicUrl: string): string {
  const referrer = koa.get('referer');
  if (!URL.canParse(referrer)) return '/';
  const address = new URL(referrer);
  return address.origin === publicUrl && !address.pathname.startsWith('//') ? address.pathname + address.search : '/';
}

/**
 * A guest's choice of language: `/language/en` keeps it for a year and leads back; on every request the kept choice goes
 * before what the browser asks for. People who are signed in have their own choice, which goes before both.
 */
export function chooseLanguage(config: Pick<Config, 'publicUrl'>): KoaMiddleware {
  return async (koa, next) => {
    const wanted = locales.find((locale) => koa.path === `/language/${locale}`);
    if (wanted === undefined || koa.method !== 'GET') {
      koa.state.locale = chosenLanguage(koa.get('cookie')) ?? koa.state.locale;
      return next();
    }
    const secure = config.publicUrl.startsWith('https:') ? '; Secure' : '';
    koa.append('Set-Cookie', `${cookie}=${wanted}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${secure}`);
    koa.status = 303;
    koa.redirect(pageBefore(koa, config.publicUrl));
  };
}
