import type { Context } from '../context.ts';
import { toLocale, type Locale } from '../primitives/locale.ts';
import type { Koa, KoaMiddleware } from './koa-state.ts';
import { Problem } from './problem.ts';
import { sessionCookie } from './session-cookie.ts';
import { hashToken, isFrameToken } from './token.ts';
import type { Anyone, FrameViewer, Member, UserViewer, Viewer, Visit } from './viewer.ts';

/** A live session, as the users module finds it. `locale` is the person's own choice, where there is one. */
export type FoundSession = Pick<UserViewer, 'userId' | 'sessionId'> & { readonly locale?: Locale };
/** A live frame session, as the embed module finds it. */
export type FoundFrameSession = Pick<FrameViewer, 'userId' | 'frameSessionId' | 'serviceId' | 'origin'> & { readonly locale?: Locale };

/** How sessions are found by the hash of their token: only live ones, `undefined` for all else. `app.ts` wires them. */
export interface ViewerLookups {
  findSession(ctx: Context, tokenHash: string): Promise<FoundSession | undefined>;
  findFrameSession(ctx: Context, tokenHash: string): Promise<FoundFrameSession | undefined>;
}

/** Finds out who asks, by bearer token or cookie; used again by streams, which outlive a sign-out. */
export interface ViewerResolver {
  /** Throws the problem `signed_out` when a bearer token is sent that isn't alive; a dead cookie is just nobody. */
  resolve(koa: Koa): Promise<{ readonly viewer: Viewer; readonly byCookie: boolean }>;
}

/** The client's address: the socket's, or the entry our own outermost proxy wrote when `trustedProxies` stand in front. */
export function clientAddress(koa: Koa, trustedProxies: number): string {
  const socket = koa.req.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return socket;
  const hops = koa.get('x-forwarded-for').split(',').map((hop) => hop.trim()).filter((hop) => hop !== '');
  // Each trusted proxy appends the address it saw; what stands further left came from the client and may be invented.
  return hops.at(-trustedProxies) ?? hops[0] ?? socket;
}

/** The bearer token of a request, if it carries one. */
export function bearerToken(koa: Koa): string | undefined {
  const match = /^Bearer ([\w.~+/=-]{1,300})$/iu.exec(koa.get('authorization'));
  return match?.[1];
}

/** Makes the resolver from the modules' lookups. */
export function viewerResolver(ctx: Context, lookups: ViewerLookups): ViewerResolver {
  async function byToken(token: string, visit: Visit): Promise<Member | undefined> {
    const hash = hashToken(token);
    if (isFrameToken(token)) {
      const frame = await lookups.findFrameSession(ctx, hash);
      return frame && { ...visit, ...frame, locale: frame.locale ?? visit.locale, kind: 'frame' };
    }
    const session = await lookups.findSession(ctx, hash);
    return session && { ...visit, ...session, locale: session.locale ?? visit.locale, kind: 'user' };
  }
  return {
    async resolve(koa) {
      const visit: Visit = { address: clientAddress(koa, ctx.config.trustedProxies), locale: koa.state.locale };
      const anyone: Anyone = { ...visit, kind: 'anyone' };
      if (koa.get('authorization') !== '') {
        const token = bearerToken(koa);
        const viewer = token === undefined ? undefined : await byToken(token, visit);
        if (viewer === undefined) throw new Problem('signed_out');
        return { viewer, byCookie: false };
      }
      const cookie = sessionCookie(ctx.config).read(koa);
      // A frame's token is no cookie: it must not gain the site's rights by being put into one.
      if (cookie === undefined || isFrameToken(cookie)) return { viewer: anyone, byCookie: false };
      const viewer = await byToken(cookie, visit);
      return viewer ? { viewer, byCookie: true } : { viewer: anyone, byCookie: false };
    },
  };
}

/** Sets who asks on `koa.state`. The person's own language goes before the browser's. */
export function resolveViewer(resolver: ViewerResolver): KoaMiddleware {
  return async (koa, next) => {
    const { viewer, byCookie } = await resolver.resolve(koa);
    koa.state.viewer = viewer;
    koa.state.byCookie = byCookie;
    koa.state.locale = viewer.locale;
    await next();
  };
}

/** The language the request's own headers ask for. */
export function requestLocale(koa: Koa): Locale {
  return toLocale(koa.get('accept-language') || undefined);
}
