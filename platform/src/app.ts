import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Koa from 'koa';
import compress from 'koa-compress';
import type { Logger } from 'pino';
import * as cards from './cards/index.ts';
import type { Config } from './config.ts';
import type { Context, Rails } from './context.ts';
import * as conversations from './conversations/index.ts';
import { migrate, openDatabase, type Database } from './database/database.ts';
import * as embed from './embed/index.ts';
import type { ProblemPage } from './http/answer-problems.ts';
import type { KoaState } from './http/koa-state.ts';
import { mountPages } from './http/page-router.ts';
import { mountHttp } from './http/server.ts';
import { dueWork, housekeeping, outboxWorker, type Sweep } from './jobs/index.ts';
import * as uptime from './jobs/uptime.ts';
import * as ledger from './ledger/index.ts';
import { operations } from './operations.ts';
import { systemClock, type Clock } from './primitives/clock.ts';
import { peerRail } from './rails/calls/peer.ts';
import { testRail } from './rails/cards/test-rail.ts';
import { mailRail } from './rails/mail/index.ts';
import { announceWith } from './realtime/index.ts';
import { memoryWake } from './realtime/memory-wake.ts';
import { redisWake } from './realtime/redis-wake.ts';
import * as reviews from './reviews/index.ts';
import * as services from './services/index.ts';
import { errorPage } from './site/error-page.ts';
import { pages as sitePages } from './site/pages.ts';
import { serveStatic } from './site/static.ts';
import * as talks from './talks/index.ts';
import * as users from './users/index.ts';

/** What an app is made of besides its settings; tests bring their own clock. */
export interface AppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** A running platform. */
export interface App {
  readonly ctx: Context;
  /** Begins to listen and to do due work; answers the port. */
  listen(): Promise<number>;
  /** Does everything that is due at this moment, until nothing is left. For tests with a clock of their own. */
  tick(): Promise<void>;
  /** Takes no new requests, finishes what runs, closes everything. */
  close(): Promise<void>;
}

const pages = [...sitePages, ...users.pages, ...services.pages, ...embed.pages, ...conversations.pages, ...cards.pages, ...talks.pages, ...ledger.pages];
const effects = { ...users.effects, ...cards.effects, ...talks.effects };
const sweeps: readonly Sweep[] = [
  ...uptime.sweeps, ...users.sweeps, ...embed.sweeps, ...cards.sweeps, ...talks.sweeps, ...ledger.sweeps, ...reviews.sweeps, ...housekeeping,
];

/** What a module does or knows when something concerns a module below it: the whole list. */
function reactionsOf(context: () => Context): users.Reactions {
  return {
    userBlocked: [(tx, event) => talks.endWithBlocked(context(), tx, event)],
    signedOutEverywhere: [async (tx, { userId, at }) => embed.endFrameSessionsOf(tx.sql, userId, at)],
    meCounts: [conversations.countUnread, talks.countWaiting],
    hasReviewed: reviews.hasReviewed,
    freeSecondsOf: talks.freeSecondsOf,
    aboutSignIn: [embed.aboutSignIn],
    profileSections: [services.profileSection],
  };
}

function chooseRails(config: Config, parts: { db: Database; clock: Clock; log: Logger }): Rails {
  return { cards: testRail({ config, ...parts }), calls: peerRail(config.calls, parts.clock), mail: mailRail({ config, ...parts }) };
}

async function createContext({ config, log, clock = systemClock() }: AppParts): Promise<Context> {
  const db = await openDatabase({ url: config.databaseUrl, file: join(config.storageFolder, 'choku.sqlite'), log });
  await migrate(db);
  const wake = config.redisUrl === undefined ? memoryWake() : redisWake(config.redisUrl, log);
  const reactions = reactionsOf(() => ctx);
  const ctx: Context = { config, clock, log, db, wake, rails: chooseRails(config, { db, clock, log }), reactions, random: (length) => randomBytes(length) };
  announceWith(ctx);
  return ctx;
}

function problemPage(ctx: Context): ProblemPage {
  return async (koa, problem) => {
    koa.set('Content-Security-Policy', users.errorPolicy);
    const viewer = await users.pageViewer(ctx, koa.state.viewer);
    return errorPage({ status: problem.status, locale: koa.state.locale, viewer, reference: koa.state.reference, path: `${koa.path}${koa.search}` });
  };
}

async function listenOn(server: Server, { port, host }: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Builds the whole platform: the only place that knows every module and picks the rails. */
export async function createApp(parts: AppParts): Promise<App> {
  const ctx = await createContext(parts);
  const koa = new Koa<KoaState>();
  koa.use(compress({ threshold: 1024, filter: (type) => !type.startsWith('text/event-stream') && /text|json|javascript|svg/u.test(type) }));
  koa.use(serveStatic(ctx.config));
  const lookups = { findSession: users.findSession, findFrameSession: embed.findFrameSession };
  const http = mountHttp(koa, { ctx, lookups, operations, problemPage: problemPage(ctx) });
  koa.use(mountPages(ctx, pages));
  const outbox = outboxWorker(ctx, effects);
  const due = dueWork(ctx, sweeps);
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000 }, koa.callback());
  return {
    ctx,
    async listen() {
      await uptime.sayUp(ctx, ctx.clock.now());
      const port = await listenOn(server, ctx.config);
      outbox.start();
      due.start();
      return port;
    },
    async tick() {
      for (let work = 1; work > 0;) work = await due.tick() + await outbox.tick();
    },
    async close() {
      http.drain();
      const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
      http.closeStreams();
      server.closeIdleConnections();
      await Promise.all([closed, outbox.stop(), due.stop()]);
      await ctx.wake.close();
      await ctx.db.close();
    },
  };
}
