import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import type { Koa } from './koa-state.ts';
import { keyOf, onlyOnce } from './idempotency.ts';
import type { Operation, OperationInput, Reply, RequestFacts } from './operation.ts';
import { Problem, type FieldProblem } from './problem.ts';
import { binaryReader } from './binary-body.ts';
import { parseJsonBody, readRawBody } from './raw-body.ts';
import { sessionCookie } from './session-cookie.ts';
import { check } from './validation.ts';
import type { Viewer } from './viewer.ts';

type Params = Readonly<Record<string, string>>;

/** Whether `Idempotency-Key` counts for an operation. */
export function isIdempotent(operation: Operation): boolean {
  return operation.idempotent ?? (operation.method === 'POST' && operation.access !== 'anyone');
}

async function admit(ctx: Context, operation: Operation, viewer: Viewer): Promise<Viewer> {
  // The answer is the same for everybody and may be kept by caches: nobody in particular is asking.
  if (operation.cors || operation.cache) return { kind: 'anyone', address: viewer.address, locale: viewer.locale };
  if (operation.access === 'anyone') return viewer;
  if (operation.access === 'operator') {
    if (viewer.kind !== 'user' || !await ctx.reactions.isOperator?.(ctx.db.sql, viewer.userId)) throw new Problem('not_found');
    return viewer;
  }
  if (viewer.kind === 'anyone') throw new Problem('signed_out');
  if (operation.access === 'user' && viewer.kind !== 'user') throw new Problem('forbidden');
  return viewer;
}

function queryOf(koa: Koa): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  const search = new URLSearchParams(koa.querystring);
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name);
    values[name] = all.length === 1 ? all[0] ?? '' : all;
  }
  return { ...values };
}

function idempotencyKey(koa: Koa, operation: Operation, viewer: Viewer): { sent: string; userId: string } | undefined {
  const sent = koa.get('idempotency-key');
  if (sent === '' || viewer.kind === 'anyone' || !isIdempotent(operation)) return undefined;
  if (!/^[\x21-\x7e]{8,200}$/u.test(sent)) {
    const message = { ja: 'Idempotency-Keyは8〜200文字の英数字と記号にしてください。', en: 'Idempotency-Key takes 8 to 200 visible ASCII characters.' };
    throw new Problem('invalid_input', { errors: [{ in: 'header', field: 'Idempotency-Key', rule: 'wrong_format', message }] });
  }
  return { sent, userId: viewer.userId };
}

/** Checks all parts and names all faults together. Throws `not_found` for a path that can't exist and `invalid_input`. */
function checkParts(operation: Operation, given: { params: Params; query: unknown; body: unknown }): { params: unknown; query: unknown; body: unknown } {
  if (operation.params) {
    const params = check(operation.params, 'path', given.params);
    if (!params.ok) throw new Problem('not_found');
  }
  const query = operation.query ? check(operation.query, 'query', given.query) : undefined;
  const body = operation.body ? check(operation.body, 'body', given.body) : undefined;
  const errors: readonly FieldProblem[] = [query, body].flatMap((part) => (part && !part.ok ? part.errors : []));
  if (errors.length > 0) throw new Problem('invalid_input', { errors });
  const params = operation.params ? operation.params.parse(given.params) : {};
  return { params, query: query?.ok ? query.value : {}, body: body?.ok ? body.value : {} };
}

/** Refuses an answer its schema doesn't describe: a bug, found before anybody relies on it. Not in production, for the time it takes. */
function checkReply(operation: Operation, reply: Reply): void {
  const schema = operation.replies[reply.status];
  if (schema === undefined) throw new TypeError(`${operation.id} answered ${reply.status}, which it does not declare`);
  const parsed = schema.safeParse(reply.body);
  if (parsed.success) return;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new TypeError(`${operation.id} answered ${reply.status} with a body that does not fit: ${faults}`);
}

function send(koa: Koa, operation: Operation, reply: Reply): void {
  koa.status = reply.status;
  koa.set('Cache-Control', operation.cache ?? 'private, no-store');
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    // The session's cookie may stand there already.
    if (name === 'Set-Cookie') koa.append(name, value);
    else koa.set(name, value);
  }
  if (reply.body === undefined) {
    koa.body = null;
    koa.status = reply.status;
    return;
  }
  const ownType = typeof reply.body === 'string' && Object.keys(reply.headers ?? {}).some((name) => name.toLowerCase() === 'content-type');
  const text = ownType ? String(reply.body) : JSON.stringify(reply.body);
  koa.body = text;
  if (!ownType) koa.type = 'json';
  if (operation.cache) {
    koa.set('ETag', `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`);
    if (koa.fresh) koa.status = 304;
  }
}

function openToAll(koa: Koa): void {
  koa.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Timing-Allow-Origin': '*' });
  koa.vary('Origin');
}

function facts(koa: Koa, raw: Buffer, key: string | undefined): RequestFacts {
  const header = (name: string) => koa.get(name) || undefined;
  return { raw, key, origin: header('origin'), userAgent: header('user-agent')?.slice(0, 400), header };
}

/** The whole way of one request through its operation: who, what, once, do, check, answer. */
export function answerOperation(ctx: Context, operation: Operation): (koa: Koa, params: Params) => Promise<void> {
  const readBody = operation.binary === undefined ? (koa: Koa) => readRawBody(koa.req) : binaryReader(operation.binary);
  return async (koa, params) => {
    koa.state.operation = operation.id;
    if (operation.cors) openToAll(koa);
    const viewer = await admit(ctx, operation, koa.state.viewer);
    const raw = koa.method === 'GET' || koa.method === 'HEAD' ? Buffer.alloc(0) : await readBody(koa);
    const body = operation.body ? parseJsonBody(raw, koa.get('content-type'), koa.get('content-encoding')) : undefined;
    const parts = checkParts(operation, { params, query: queryOf(koa), body });
    const key = idempotencyKey(koa, operation, viewer);
    const keyed = key && { userId: key.userId, operationId: operation.id, key: key.sent, content: [koa.path, koa.querystring, raw] };
    const input = { ctx, viewer, ...parts, request: facts(koa, raw, keyed && keyOf(keyed)) } as OperationInput<'anyone', unknown, unknown, unknown>;
    const run = async () => {
      const reply = await operation.run(input);
      if (ctx.config.mode !== 'production') checkReply(operation, reply);
      return reply;
    };
    const { reply, replayed } = keyed ? await onlyOnce(ctx, keyed, run) : { reply: await run(), replayed: false };
    if (replayed) koa.set('Idempotency-Replayed', 'true');
    if (reply.session !== undefined) sessionCookie(ctx.config).write(koa, reply.session);
    send(koa, operation, reply);
  };
}
