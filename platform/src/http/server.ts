import type Koa from 'koa';
import type { Context } from '../context.ts';
import { eventRoute } from '../realtime/event-route.ts';
import { answerProblems, type ProblemPage } from './answer-problems.ts';
import { health } from './health.ts';
import type { KoaMiddleware, KoaState } from './koa-state.ts';
import { openApiDocument } from './openapi.ts';
import type { Operation } from './operation.ts';
import { observeRequests } from './request-log.ts';
import { resolveViewer, viewerResolver, type ViewerLookups } from './resolve-viewer.ts';
import { mountOperations } from './router.ts';
import { refuseForeignOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

/** What the platform's HTTP side is made of. */
export interface HttpParts {
  readonly ctx: Context;
  readonly lookups: ViewerLookups;
  readonly operations: readonly Operation[];
  /** The page people see instead of a problem. Without it everybody gets JSON. */
  readonly problemPage?: ProblemPage;
}

/** The mounted HTTP side, for a clean stop: `drain`, then close the streams. */
export interface Http {
  /** `/readyz` says no from now on. */
  drain(): void;
  /** Ends all event streams. */
  closeStreams(): void;
}

function serveDocument(operations: readonly Operation[]): KoaMiddleware {
  let text: string | undefined;
  return async (koa, next) => {
    if (koa.path !== '/openapi.json' || (koa.method !== 'GET' && koa.method !== 'HEAD')) return next();
    text ??= JSON.stringify(openApiDocument(operations));
    koa.set({ 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' });
    koa.type = 'json';
    koa.body = text;
  };
}

/**
 * Mounts everything every request passes, and the operations. Middleware used on the app after it (pages, files) finds
 * `koa.state.viewer`, `.locale` and `.reference`, may throw problems, and is answered for with 404 when it answers nothing.
 */
export function mountHttp(app: Koa<KoaState>, { ctx, lookups, operations, problemPage }: HttpParts): Http {
  const resolver = viewerResolver(ctx, lookups);
  const events = eventRoute(ctx, resolver);
  const wellness = health(ctx);
  app.silent = true;
  app.on('error', (error: Error) => ctx.log.warn({ err: error }, 'a connection failed'));
  app.use(wellness.middleware);
  app.use(observeRequests(ctx));
  app.use(securityHeaders(ctx.config));
  app.use(answerProblems(ctx.log, problemPage));
  app.use(serveDocument(operations));
  app.use(resolveViewer(resolver));
  app.use(refuseForeignOrigin(ctx.config));
  app.use(events.middleware);
  app.use(mountOperations(ctx, operations));
  return { drain: wellness.drain, closeStreams: events.close };
}
