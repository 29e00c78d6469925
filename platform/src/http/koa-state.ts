import type { Middleware, ParameterizedContext } from 'koa';
import type { Locale } from '../primitives/locale.ts';
import type { Viewer } from './viewer.ts';

/** What the middleware of this folder leaves on `koa.state`. */
export interface KoaState {
  /** Names this request in the log and in problems. */
  reference: string;
  locale: Locale;
  /** Set by `resolveViewer`. */
  viewer: Viewer;
  /** Whether the viewer came by the site's cookie, which another site could make the browser send. */
  byCookie: boolean;
  /** What stood before the path to say its language (`/en`); pages are asked for without it. */
  languagePrefix?: string;
  /** The operation that answered, for the log. */
  operation?: string;
}

/** One request and its answer, as Koa gives them to our middleware. */
export type Koa = ParameterizedContext<KoaState>;
/** A middleware that may rely on `KoaState`. */
export type KoaMiddleware = Middleware<KoaState>;
