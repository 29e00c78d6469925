import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { insertOrIgnore } from '../database/database.ts';
import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { Problem } from './problem.ts';

/** A limit on one thing: at most `max` at once, and as many again in each `per` milliseconds, refilled evenly. */
export interface Limit {
  /** What is limited, such as `sign-in`. */
  readonly bucket: string;
  /** Whom it limits: a user id, an address, an e-mail address. Stored as a digest only. */
  readonly key: string;
  readonly max: number;
  /** Milliseconds. */
  readonly per: number;
}

const rowId = (limit: Pick<Limit, 'bucket' | 'key'>) => createHash('sha256').update(`${limit.bucket}\n${limit.key}`).digest('hex');

/**
 * Takes one from a limit; `retryAfter` is in whole seconds when there is none left. The row holds the moment at which the
 * limit is full again, moved by a single conditional UPDATE: all processes on the database behave as one.
 */
export async function take(ctx: Context, limit: Limit): Promise<{ readonly ok: true } | { readonly ok: false; readonly retryAfter: number }> {
  const now = ctx.clock.now();
  const interval = Math.ceil(limit.per / limit.max);
  const latest = now + interval * (limit.max - 1);
  const id = rowId(limit);
  const taken = await ctx.db.sql.run(
    'UPDATE rate_limit SET full_at = CASE WHEN full_at > ? THEN full_at ELSE ? END + ? WHERE id = ? AND full_at <= ?',
    [now, now, interval, id, latest],
  );
  if (taken.changes === 1) return { ok: true };
  const first = await insertOrIgnore(ctx.db.sql, 'rate_limit', { id, full_at: now + interval });
  if (first.changes === 1) return { ok: true };
  const row = await ctx.db.sql.get<{ full_at: number }>('SELECT full_at FROM rate_limit WHERE id = ?', [id]);
  const wait = row === undefined ? 0 : Number(row.full_at) - latest;
  // Nothing to wait for: another process made the row between the two statements above, and there is room left.
  if (wait <= 0) return take(ctx, limit);
  return { ok: false, retryAfter: Math.max(1, Math.ceil(wait / 1_000)) };
}

/** Takes one from a limit. Throws the problem `rate_limited` with `Retry-After`. */
export async function limit(ctx: Context, asked: Limit): Promise<void> {
  const taken = await take(ctx, asked);
  if (!taken.ok) throw new Problem('rate_limited', { retryAfter: taken.retryAfter });
}

/** Fills a limit again, as after a successful sign-in. */
export async function forgive(ctx: Context, asked: Pick<Limit, 'bucket' | 'key'>): Promise<void> {
  await ctx.db.sql.run('DELETE FROM rate_limit WHERE id = ?', [rowId(asked)]);
}

/** Puts one back, as after a right password: what was taken beforehand didn't turn out to be a try. Never more than full. */
export async function giveBack(ctx: Context, asked: Limit): Promise<void> {
  await ctx.db.sql.run('UPDATE rate_limit SET full_at = full_at - ? WHERE id = ?', [Math.ceil(asked.per / asked.max), rowId(asked)]);
}

/** A limit that is full again needs no row. */
export const sweeps: readonly Sweep[] = [{
  name: 'full limits', every: 10 * MINUTE,
  run: async (ctx, now) => (await ctx.db.sql.run('DELETE FROM rate_limit WHERE full_at <= ?', [now])).changes,
}];
