import { assertBooks } from '../books.ts';
import type { Context } from '../context.ts';
import type { UserId } from '../primitives/id.ts';
import { between, type Instant } from '../primitives/instant.ts';
import { findLastCheck, keepCheck, type BooksCheck } from './check-store.ts';
import { endNight, takeNight } from './night-store.ts';

/** Checks every rule of the books, keeps the result and sounds the alarm where one doesn't hold. */
export async function checkBooksNow(ctx: Context, byId: UserId | null): Promise<BooksCheck> {
  const checkedAt = ctx.clock.now();
  const findings = await assertBooks(ctx.db);
  const check: BooksCheck = { checkedAt, tookMs: between(checkedAt, ctx.clock.now()), byId, findings };
  await keepCheck(ctx.db, check);
  const rules = [...new Set(findings.map((finding) => finding.rule))];
  if (findings.length === 0) ctx.log.info({ tookMs: check.tookMs }, 'the books are right');
  else ctx.log.fatal({ rules, places: findings.length, first: findings[0]?.where, alarm: 'books-wrong' }, 'the books are not right: an operator must look');
  return check;
}

/** The result of the last check; where there is none yet, checks now. */
export async function readBooksCheck(ctx: Context): Promise<BooksCheck> {
  return await findLastCheck(ctx.db.sql) ?? checkBooksNow(ctx, null);
}

/** The nightly check, in one process. Answers 1 when it was made here. */
export async function checkBooksTonight(ctx: Context, now: Instant): Promise<number> {
  const night = await takeNight(ctx.db.sql, { name: 'books', from: now }, now);
  if (night === null) return 0;
  await checkBooksNow(ctx, null);
  return await endNight(ctx.db.sql, night, ctx.clock.now()) ? 1 : 0;
}
