import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { insertOrIgnore } from '../database/database.ts';
import type { Sweep } from '../jobs/due.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import type { Reply } from './operation.ts';
import { Problem } from './problem.ts';

/** A request as idempotency sees it. */
export interface KeyedRequest {
  readonly userId: string;
  readonly operationId: string;
  /** What the client sent as `Idempotency-Key`. */
  readonly key: string;
  /** Path, query and body as sent: the same key with others is refused. */
  readonly content: readonly (string | Uint8Array)[];
}

/** An answer, and whether it was given before. */
export interface KeyedReply {
  readonly reply: Reply;
  readonly replayed: boolean;
}

interface Row {
  request_hash: string;
  status: number | null;
  body: string | null;
  lease_until: number;
}

const digest = (parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  // Each part's length goes first, so that no two requests flow into the same bytes.
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
};

/** How long a request may run before another try with its key may take over: its process must be gone. */
const lease = MINUTE;
/** How long answers are kept. */
export const keptFor = DAY;

/** The name of a keyed request: a digest of user, operation and key. */
export function keyOf(request: Pick<KeyedRequest, 'userId' | 'operationId' | 'key'>): string {
  return digest([request.userId, request.operationId, request.key]);
}

/**
 * Runs a request once per key. A repetition gets the stored answer; while the first one runs `idempotency_in_progress`; with other
 * content `idempotency_mismatch`. A refused or failed request changed nothing and leaves its key free.
 */
export async function onlyOnce(ctx: Context, request: KeyedRequest, run: () => Promise<Reply>): Promise<KeyedReply> {
  const id = keyOf(request);
  const requestHash = digest(request.content);
  const stored = await claim(ctx, id, requestHash);
  if ('reply' in stored) return { reply: stored.reply, replayed: true };
  let reply: Reply;
  try {
    reply = await run();
  } catch (error) {
    await free(ctx, id, stored.leaseUntil);
    throw error;
  }
  if (reply.session !== undefined) await free(ctx, id, stored.leaseUntil);
  else {
    const body = reply.body === undefined ? null : JSON.stringify(reply.body);
    await ctx.db.sql.run('UPDATE idempotency_answer SET status = ?, body = ? WHERE id = ? AND lease_until = ?', [reply.status, body, id, stored.leaseUntil]);
  }
  return { reply, replayed: false };
}

async function free(ctx: Context, id: string, leaseUntil: number): Promise<void> {
  await ctx.db.sql.run('DELETE FROM idempotency_answer WHERE id = ? AND status IS NULL AND lease_until = ?', [id, leaseUntil]);
}

async function claim(ctx: Context, id: string, requestHash: string): Promise<{ leaseUntil: number } | { reply: Reply }> {
  const now = ctx.clock.now();
  const leaseUntil = now + lease;
  await ctx.db.sql.run('DELETE FROM idempotency_answer WHERE id = ? AND created_at <= ?', [id, now - keptFor]);
  const first = await insertOrIgnore(ctx.db.sql, 'idempotency_answer', { id, request_hash: requestHash, status: null, body: null, lease_until: leaseUntil, created_at: now });
  if (first.changes === 1) return { leaseUntil };
  const row = await ctx.db.sql.get<Row>('SELECT request_hash, status, body, lease_until FROM idempotency_answer WHERE id = ?', [id]);
  if (row === undefined) throw new Problem('idempotency_in_progress', { retryAfter: 1 });
  if (row.request_hash !== requestHash) throw new Problem('idempotency_mismatch');
  if (row.status !== null) {
    const body: unknown = row.body === null ? undefined : JSON.parse(row.body);
    return { reply: { status: Number(row.status), body } };
  }
  const lapsed = Number(row.lease_until) <= now;
  const taken = lapsed ? await ctx.db.sql.run('UPDATE idempotency_answer SET lease_until = ? WHERE id = ? AND status IS NULL AND lease_until = ?', [leaseUntil, id, row.lease_until]) : { changes: 0 };
  if (taken.changes !== 1) throw new Problem('idempotency_in_progress', { retryAfter: 1 });
  return { leaseUntil };
}

/** Answers are forgotten after their day. */
export const sweeps: readonly Sweep[] = [{
  name: 'old answers', every: 10 * MINUTE,
  run: async (ctx, now) => (await ctx.db.sql.run('DELETE FROM idempotency_answer WHERE created_at <= ?', [now - keptFor])).changes,
}];
