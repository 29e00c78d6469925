import { pino, type Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import type { KoaMiddleware } from './koa-state.ts';
import { requestLocale } from './resolve-viewer.ts';

const secret = ['password', 'newPassword', 'token', 'accessToken', 'refreshToken', 'code', 'verifier', 'authorization', 'cookie', 'secret', 'clientSecret', 'secretKey', 'webhookSecret', 'client_secret', 'raw', 'secretsKeys', 'accountNumber', 'holder', 'holderName'];
const personal = ['email', 'nickname', 'text', 'words', 'comment', 'body', 'address', 'to', 'subject', 'html'];
const hidden = [...secret, ...personal].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The platform's log: JSON lines. Secrets and what people write never reach it, by the names of the fields. */
export function createLog(config: Pick<Config, 'logLevel'>, destination?: { write(line: string): void }): Logger {
  const options = { level: config.logLevel, base: undefined, redact: { paths: hidden, censor: '[hidden]' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Gives each request its reference, sets its language and visitor defaults, and logs how it ended: no query, no body, no person. */
export function observeRequests(ctx: Pick<Context, 'clock' | 'log' | 'random'>): KoaMiddleware {
  return async (koa, next) => {
    const startedAt = ctx.clock.now();
    const locale = requestLocale(koa);
    koa.state.reference = Buffer.from(ctx.random(9)).toString('base64url');
    koa.state.locale = locale;
    koa.state.byCookie = false;
    koa.state.viewer = { kind: 'anyone', address: koa.req.socket.remoteAddress ?? 'unknown', locale };
    koa.set('X-Request-Id', koa.state.reference);
    await next();
    const facts = { method: koa.method, path: koa.path, status: koa.status, ms: ctx.clock.now() - startedAt, reference: koa.state.reference, operation: koa.state.operation };
    if (koa.status >= 500) ctx.log.error(facts, 'request');
    else ctx.log.debug(facts, 'request');
  };
}
