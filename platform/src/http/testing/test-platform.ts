import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import KoaApp from 'koa';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import type { Context } from '../../context.ts';
import { announcedBy, type Database } from '../../database/database.ts';
import { instant, type Instant } from '../../primitives/instant.ts';
import { vaultOf } from '../../primitives/vault.ts';
import { memoryWake } from '../../realtime/memory-wake.ts';
import { OpenStreams, serveStream } from '../../realtime/event-route.ts';
import { answerProblems } from '../answer-problems.ts';
import type { KoaState } from '../koa-state.ts';
import { serveOpenApi } from '../openapi.ts';
import type { Operation } from '../operation.ts';
import { observeRequests } from '../request-log.ts';
import { resolveViewer, viewerResolver, type ViewerLookups } from '../resolve-viewer.ts';
import { mountOperations } from '../router.ts';
import { requireSameOrigin } from '../same-origin.ts';
import { securityHeaders } from '../security-headers.ts';

/** A clock that stands still until it is moved. */
export function standingClock(start = Date.UTC(2026, 10, 1)) {
  let at = start;
  return {
    now: (): Instant => instant(at),
    move(milliseconds: number) {
      at += milliseconds;
    },
  };
}

/** A context with a standing clock, over a database; what a test doesn't give fails loudly when used. */
export function testContext(db: Database, parts: Partial<Context> = {}): Context {
  const missing = new Proxy({}, { get: (_, name) => { throw new Error(`the test has no ${String(name)}`); } });
  const { clock = standingClock(), wake = memoryWake() } = parts;
  return {
    config: readConfig({ NODE_ENV: 'test' }), clock, random: (length) => randomBytes(length), db: announcedBy(db, { clock, wake }),
    log: pino({ level: 'silent' }), wake, vault: vaultOf([randomBytes(32)]), rails: missing as Context['rails'], reactions: missing as Context['reactions'], ...parts,
  };
}

/** A listening HTTP side. */
export interface TestPlatform {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens with some operations on a free port of 127.0.0.1, which becomes the public address. */
export async function listen(ctx: Context, operations: readonly Operation[], lookups: ViewerLookups): Promise<TestPlatform> {
  const app = new KoaApp<KoaState>();
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const here = { ...ctx, config: { ...ctx.config, publicUrl: url, embedUrl: 'http://embed.test' } };
  const resolver = viewerResolver(here, lookups);
  const streams = new OpenStreams();
  app.use(observeRequests(here)).use(securityHeaders(here.config)).use(answerProblems(here.log, undefined)).use(serveOpenApi(operations));
  app.use(resolveViewer(resolver)).use(requireSameOrigin(here.config, operations)).use(serveStream(here, { resolver, streams, reachable: async () => undefined }));
  app.use(mountOperations(here, operations));
  server.on('request', app.callback());
  return {
    url,
    async close() {
      streams.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
