import type { Koa, KoaMiddleware } from '../http/koa-state.ts';
import type { Locale } from '../primitives/locale.ts';
import { ENGLISH, hasLanguages, withoutLanguage } from './language-path.ts';

/** The small windows that a frame opens speak the reader's browser's language, like the frame. */
const isWindow = (koa: Koa): boolean => koa.querystring.split('&').includes('window=1');

function speak(koa: Koa, locale: Locale): void {
  koa.state.locale = locale;
  koa.state.viewer = { ...koa.state.viewer, locale };
}

/**
 * The language of a page by its path: `/en/about` is `/about` in English. Without a prefix a guest reads Japanese, whatever
 * the browser asks for, and a person who is signed in their own language. Stands after `resolveViewer`; the pages behind it
 * see the path without its prefix, which stays in `koa.state.languagePrefix`.
 */
export function languageByPath(): KoaMiddleware {
  return async (koa, next) => {
    const inner = withoutLanguage(koa.path);
    if (inner !== koa.path) {
      if (hasLanguages(inner)) {
        koa.path = inner;
        koa.state.languagePrefix = ENGLISH;
      }
      speak(koa, 'en');
    } else if (koa.state.viewer.kind === 'anyone' && hasLanguages(koa.path) && !isWindow(koa)) {
      speak(koa, 'ja');
    }
    await next();
  };
}
