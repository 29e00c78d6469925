import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import KoaApp from 'koa';
import { pino } from 'pino';
import { readConfig } from '../../config.ts';
import type { Context } from '../../context.ts';
import type { Database } from '../../database/database.ts';
import { instant, type Instant } from '../../primitives/instant.ts';
import { announceWith } from '../../realtime/announcer.ts';
import { memoryWake } from '../../realtime/memory-wake.ts';
import type { KoaState } from '../koa-state.ts';
import type { Operation } from '../operation.ts';
import type { ViewerLookups } from '../resolve-viewer.ts';
import { mountHttp, type Http } from '../server.ts';

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
  const ctx: Context = {
    config: readConfig({ NODE_ENV: 'test' }), clock: standingClock(), random: (length) => randomBytes(length), db,
    log: pino({ level: 'silent' }), wake: memoryWake(), rails: missing as Context['rails'], reactions: { userBlocked: [] }, ...parts,
  };
  announceWith(ctx);
  return ctx;
}

/** A listening HTTP side. */
export interface TestPlatform {
  readonly url: string;
  readonly http: Http;
  close(): Promise<void>;
}

/** Listens with some operations on a free port of 127.0.0.1, which becomes the public address. */
export async function listen(ctx: Context, operations: readonly Operation[], lookups: ViewerLookups): Promise<TestPlatform> {
  const app = new KoaApp<KoaState>();
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const http = mountHttp(app, { ctx: { ...ctx, config: { ...ctx.config, publicUrl: url, embedUrl: 'http://embed.test' } }, lookups, operations });
  server.on('request', app.callback());
  return {
    url, http,
    async close() {
      http.closeStreams();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
