import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import Koa from 'koa';
import compress from 'koa-compress';
import type { Logger } from 'pino';
import * as cards from './cards/index.ts';
import type { Config } from './config.ts';
import type { Context, Rails } from './context.ts';
import * as conversations from './conversations/index.ts';
import { announcedBy, migrate, openDatabase, type Database } from './database/database.ts';
import * as embed from './embed/index.ts';
import { pages as demoPages } from './demo/welcome-pages.ts';
import { answerProblems, type ProblemPage } from './http/answer-problems.ts';
import { health, type Health } from './http/health.ts';
import * as idempotency from './http/idempotency.ts';
import type { KoaState } from './http/koa-state.ts';
import { openApiDocument, serveOpenApi } from './http/openapi.ts';
import type { Page } from './http/page.ts';
import { mountPages } from './http/page-router.ts';
import * as rateLimit from './http/rate-limit.ts';
import { observeRequests } from './http/request-log.ts';
import { resolveViewer, viewerResolver } from './http/resolve-viewer.ts';
import { mountOperations } from './http/router.ts';
import { requireSameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { dueWork, type Sweep } from './jobs/due.ts';
import * as housekeeping from './jobs/housekeeping.ts';
import { outboxWorker } from './jobs/outbox-worker.ts';
import { uptimeOf } from './jobs/uptime.ts';
import * as ledger from './ledger/index.ts';
import * as notifications from './notifications/index.ts';
import { operations } from './operations.ts';
import { ownRecords } from './own-records.ts';
import { systemClock, type Clock } from './primitives/clock.ts';
import * as payouts from './payouts/index.ts';
import * as operator from './operator/index.ts';
import * as posts from './posts/index.ts';
import { peerCallRail } from './rails/calls/peer.ts';
import type { CardRail } from './rails/cards/rail.ts';
import { stripeRail } from './rails/cards/stripe.ts';
import { testRail } from './rails/cards/test-rail.ts';
import { mailRail } from './rails/mail/index.ts';
import { folderPhotos } from './rails/photos/folder.ts';
import { servePhotos } from './rails/photos/serve.ts';
import { webPushRail } from './rails/push/web-push.ts';
import * as realtime from './realtime/index.ts';
import * as reconciliation from './reconciliation/index.ts';
import { memoryWake } from './realtime/memory-wake.ts';
import { redisWake } from './realtime/redis-wake.ts';
import * as receipts from './receipts/index.ts';
import * as reports from './reports/index.ts';
import * as reviews from './reviews/index.ts';
import * as search from './search/index.ts';
import { openVault } from './secrets.ts';
import * as services from './services/index.ts';
import { errorPage } from './site/error-page.ts';
import { sitePages } from './site/pages.ts';
import { languageByPath } from './site/language.ts';
import { missingOperatorFacts } from './site/operator-facts.ts';
import { serveStatic } from './site/static.ts';
import * as talks from './talks/index.ts';
import * as users from './users/index.ts';

/** What an app is made of besides its settings; tests bring their own clock. */
export interface AppParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock?: Clock;
  readonly around?: Around;
}

/** What tests put around the database and the card rail, to see every commit and every call, and to let them fail. */
export interface Around {
  database(db: Database): Database;
  cards(rail: CardRail): CardRail;
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

/** Every page, by module: what is mounted. */
export const pages: readonly Page[] = [...sitePages({ readViewer: users.pageViewer, workedBill: talks.workedBill, apiDocument: () => openApiDocument(operations) }), ...demoPages, ...users.pages, ...services.pages, ...reviews.pages, ...search.pages, ...embed.pages, ...conversations.pages, ...cards.pages, ...talks.pages, ...ledger.pages, ...payouts.pages, ...receipts.pages, ...posts.pages, ...notifications.pages, ...reports.pages, ...operator.pages];
const effects = { ...users.effects, ...conversations.effects, ...cards.effects, ...talks.effects, ...talks.railNewsEffects, ...notifications.effects, ...reviews.effects, ...reconciliation.effects };
const sweeps: readonly Sweep[] = [
  ...users.sweeps, ...services.sweeps, ...embed.sweeps, ...cards.sweeps, ...talks.sweeps, ...search.sweeps, ...ledger.sweeps, ...payouts.sweeps, ...posts.sweeps, ...reviews.sweeps, ...operator.sweeps, ...notifications.sweeps,
  ...reconciliation.sweeps, ...realtime.sweeps, ...housekeeping.sweeps, ...idempotency.sweeps, ...rateLimit.sweeps,
];

/** What a module does or knows when something concerns a module below it: the whole list. */
function reactionsOf(context: () => Context): users.Reactions {
  return {
    userBlocked: [(tx, event) => talks.endWithBlocked(context(), tx, event)],
    userSuspended: [(tx, event) => talks.endWithSuspended(context(), tx, event)],
    reportable: {
      user: users.reportableUser, service: services.reportableService, message: conversations.reportableMessage, conversation: conversations.reportableConversation,
      review: reviews.reportableReview, talk: talks.reportableTalk,
    },
    reportableMessages: conversations.reportableMessages,
    isOperator: operator.isOperator,
    otherSessions: [embed.otherSessions],
    openMatters: [talks.openMatters, payouts.openMatters],
    salesLeft: ledger.salesLeft,
    leavingAsked: [services.unpublishAll, (tx, { userId }) => talks.endRequestsOf(context(), tx, userId)],
    personLeft: [
      services.removePhotosOf, cards.removeCardsOf,
      async (tx, { userId, givesUpSales }) => { if (givesUpSales) await ledger.giveUpSales(context(), tx, userId); },
    ],
    wordsForgotten: [talks.forgetWordsOf],
    ownRecords,
    signedOutEverywhere: [async (tx, { userId, at }) => embed.endFrameSessionsOf(tx.sql, userId, at)],
    meCounts: [conversations.countUnread, talks.countWaiting],
    hasReviewed: reviews.hasReviewed,
    freeSecondsOf: talks.freeSecondsOf,
    monthOf: talks.monthOf,
    aboutSignIn: [embed.aboutSignIn, cards.aboutSignIn],
    profileSections: [services.profileSection, reviews.profileSection],
    serviceSections: [(of) => reviews.serviceSection(context(), of)],
    salesSections: [(of) => payouts.payoutsSection(context(), of), (of) => receipts.papersSection(context(), of), posts.postsSection],
    besideSales: (of) => receipts.salesDownload(context(), of),
    statementSections: [(of) => receipts.receiptSection(context(), of)],
    answersOf: talks.answersOf,
    talkEnded: [(tx, { at, ...talk }) => reviews.planReminder(tx, talk, at)],
    settingsSections: [{ place: 'notifications', render: notifications.settingsSection }, { place: 'cards', render: (of) => cards.settingsSection(context(), of) }, { place: 'cards', render: (of) => talks.limitSection(context(), of) }, { place: 'cards', render: (of) => receipts.visitedSection(context(), of) }],
  };
}

function chooseRails(config: Config, parts: { db: Database; clock: Clock; log: Logger }): Rails {
  const { stunUrls, turnUrls, turnSecret } = config.calls;
  const relay = turnUrls.length > 0 ? { urls: turnUrls, secret: turnSecret } : null;
  return { cards: config.stripe === null ? testRail({ config, ...parts }) : stripeRail({ config, ...parts }), calls: peerCallRail({ clock: parts.clock, stunUrls, relay }), mail: mailRail({ config, ...parts }), push: webPushRail({ config, sql: parts.db.sql, clock: parts.clock }), photos: folderPhotos({ folder: join(config.storageFolder, 'photos'), ...parts }) };
}

async function createContext({ config, log, clock = systemClock(), around }: AppParts): Promise<Context> {
  const opened = await openDatabase({ url: config.databaseUrl, file: join(config.storageFolder, 'choku.sqlite'), log });
  const vault = await openVault(config);
  await migrate(opened, { vault });
  const wake = config.redisUrl === undefined ? memoryWake() : redisWake(config.redisUrl, log);
  const announced = announcedBy(opened, { clock, wake });
  const db = around?.database(announced) ?? announced;
  const reactions = reactionsOf(() => ctx);
  const chosen = chooseRails(config, { db, clock, log });
  const rails = around === undefined ? chosen : { ...chosen, cards: around.cards(chosen.cards) };
  const ctx: Context = { config, clock, log, db, wake, vault, rails, reactions, random: (length) => randomBytes(length) };
  return ctx;
}

function problemPage(ctx: Context): ProblemPage {
  return async (koa, problem) => {
    koa.set('Content-Security-Policy', users.errorPolicy);
    const viewer = await users.pageViewer(ctx, koa.state.viewer);
    return errorPage({ status: problem.status, locale: koa.state.locale, viewer, reference: koa.state.reference, path: `${koa.path}${koa.search}` });
  };
}

function createKoa(ctx: Context, readiness: Health['middleware'], streams: realtime.OpenStreams): Koa<KoaState> {
  const koa = new Koa<KoaState>();
  koa.on('error', (error: Error) => ctx.log.warn({ err: error }, 'a connection failed'));
  const resolver = viewerResolver(ctx, { findSession: users.findSession, findFrameSession: embed.findFrameSession });
  koa.use(readiness);
  koa.use(observeRequests(ctx));
  koa.use(securityHeaders(ctx.config));
  koa.use(compress({ threshold: 1024, br: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, filter: (type) => !type.startsWith('text/event-stream') && /text|json|javascript|svg/u.test(type) }));
  koa.use(answerProblems(ctx.log, problemPage(ctx)));
  koa.use(servePhotos(ctx.rails.photos));
  koa.use(serveStatic(ctx.config));
  koa.use(talks.receiveRailNews(ctx));
  koa.use(resolveViewer(resolver));
  koa.use(languageByPath());
  koa.use(requireSameOrigin(ctx.config, operations));
  koa.use(serveOpenApi(operations));
  koa.use(realtime.serveStream(ctx, { resolver, streams, reachable: users.markReachable }));
  koa.use(mountOperations(ctx, operations));
  koa.use(mountPages(ctx, pages));
  return koa;
}

async function listenOn(server: Server, { port, host }: Config): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** The pages the law asks for have gaps: said at start, so that somebody reads it. */
function warnOfGaps({ config, log }: Context): void {
  const missing = missingOperatorFacts(config).map(({ name }) => name);
  if (config.mode === 'production' && missing.length > 0) log.warn({ missing }, 'OPERATOR_FILE leaves out what legal pages must show');
}

async function closeContext(ctx: Context): Promise<void> {
  await ctx.rails.photos.close();
  await ctx.wake.close();
  await ctx.db.close();
}

/** Builds the whole platform: the only place that knows every module and picks the rails. */
export async function createApp(parts: AppParts): Promise<App> {
  const ctx = await createContext(parts);
  try {
    await talks.requireSameMode(ctx);
    await payouts.requireKeys(ctx);
  } catch (error) {
    await closeContext(ctx);
    throw error;
  }
  const readiness = health(ctx);
  const streams = new realtime.OpenStreams();
  const koa = createKoa(ctx, readiness.middleware, streams);
  const outbox = outboxWorker(ctx, effects);
  const uptime = uptimeOf(ctx);
  const due = dueWork(ctx, [...uptime.sweeps, ...sweeps]);
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000 }, koa.callback());
  return {
    ctx,
    async listen() {
      await uptime.sayUp(ctx.clock.now());
      const port = await listenOn(server, ctx.config);
      warnOfGaps(ctx);
      outbox.start();
      due.start();
      return port;
    },
    async tick() {
      for (let work = 1; work > 0;) work = await due.tick() + await outbox.tick();
    },
    async close() {
      readiness.drain();
      const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
      streams.close();
      server.closeIdleConnections();
      await Promise.all([closed, outbox.stop(), due.stop()]);
      await closeContext(ctx);
    },
  };
}
