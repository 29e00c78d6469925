import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { instant } from '../primitives/instant.ts';
import { SECOND } from '../primitives/seconds.ts';
import { EffectLost, effectLease, mostAttempts, outboxTopic, waitAfter, type Effects } from './outbox.ts';

/** The worker of a process: carries out what is due in the outbox. */
export interface OutboxWorker {
  /** Carries out everything due now, also what that brings forth. Answers how many tries were made. */
  tick(): Promise<number>;
  start(): void;
  /** Takes nothing new and resolves when nothing runs any more. */
  stop(): Promise<void>;
}

interface Row {
  effect_key: string;
  kind: string;
  body: string;
  attempts: number;
  fence: number;
  enqueued_at: number;
}

/** So many effects run side by side: one slow answer from outside must not hold up the others. */
const batch = 8;
const columns = 'effect_key, kind, body, attempts, fence, enqueued_at';

async function dueRows(ctx: Context): Promise<readonly Row[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db.sql.all<Row>(
    `SELECT ${columns} FROM outbox_effect WHERE done_at IS NULL AND gave_up_at IS NULL AND due_at <= ? AND lease_until <= ? ORDER BY due_at, enqueued_at LIMIT ${batch}`,
    [now, now],
  );
  return rows.map((row) => ({ ...row, attempts: Number(row.attempts), fence: Number(row.fence), enqueued_at: Number(row.enqueued_at) }));
}

/** Takes an effect: whoever moves the fence on has it. */
async function claim(ctx: Context, row: Row): Promise<boolean> {
  const now = ctx.clock.now();
  const { changes } = await ctx.db.sql.run(
    'UPDATE outbox_effect SET fence = fence + 1, attempts = attempts + 1, lease_until = ? WHERE effect_key = ? AND fence = ? AND done_at IS NULL AND gave_up_at IS NULL AND lease_until <= ?',
    [now + effectLease, row.effect_key, row.fence, now],
  );
  return changes === 1;
}

async function markDone(ctx: Context, sql: Transaction['sql'], taken: Row): Promise<boolean> {
  const { changes } = await sql.run(
    'UPDATE outbox_effect SET done_at = ?, last_error = NULL WHERE effect_key = ? AND fence = ? AND done_at IS NULL',
    [ctx.clock.now(), taken.effect_key, taken.fence],
  );
  return changes === 1;
}

async function putBack(ctx: Context, taken: Row, error: unknown): Promise<void> {
  const now = ctx.clock.now();
  const gaveUp = taken.attempts >= mostAttempts;
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const { changes } = await ctx.db.sql.run(
    'UPDATE outbox_effect SET due_at = ?, lease_until = 0, last_error = ?, gave_up_at = ? WHERE effect_key = ? AND fence = ? AND done_at IS NULL',
    [now + waitAfter(taken.attempts), reason.slice(0, 2_000), gaveUp ? now : null, taken.effect_key, taken.fence],
  );
  const facts = { err: error, effect: taken.effect_key, kind: taken.kind, attempts: taken.attempts };
  if (gaveUp && changes === 1) ctx.log.fatal({ ...facts, alarm: 'effect-gave-up' }, 'an effect was given up: an operator must look');
  else ctx.log.warn(facts, 'an effect failed and is tried again');
}

async function carryOut(ctx: Context, effects: Effects, taken: Row): Promise<void> {
  const handler = effects[taken.kind];
  let finished = false;
  try {
    if (handler === undefined) throw new TypeError(`no handler for effects of kind ${taken.kind}`);
    await handler({
      ctx, body: JSON.parse(taken.body) as unknown, attempt: taken.attempts, key: taken.effect_key, fence: taken.fence, enqueuedAt: instant(taken.enqueued_at),
      async finish(tx) {
        if (!await markDone(ctx, tx.sql, taken)) throw new EffectLost(taken.effect_key);
        tx.afterCommit(() => {
          finished = true;
        });
      },
    });
    if (!finished) await markDone(ctx, ctx.db.sql, taken);
  } catch (error) {
    if (error instanceof EffectLost) ctx.log.warn({ effect: taken.effect_key, fence: taken.fence }, 'an effect was taken over by another worker');
    else await putBack(ctx, taken, error);
  }
}

/** Carries out what is due, again and again until nothing is, or until it shall stop. Answers how many tries were made. */
async function carryOutAll(ctx: Context, effects: Effects, isStopped: () => boolean): Promise<number> {
  let tries = 0;
  for (;;) {
    const taken: Promise<void>[] = [];
    for (const row of await dueRows(ctx)) {
      if (isStopped()) break;
      if (await claim(ctx, row)) taken.push(carryOut(ctx, effects, { ...row, attempts: row.attempts + 1, fence: row.fence + 1 }));
    }
    await Promise.all(taken);
    tries += taken.length;
    if (taken.length === 0 || isStopped()) return tries;
  }
}

/** Makes the worker of this process from all modules' handlers. */
export function outboxWorker(ctx: Context, effects: Effects): OutboxWorker {
  let running: Promise<unknown> = Promise.resolve();
  let waiting = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let stopListening: () => void = () => undefined;

  const work = () => carryOutAll(ctx, effects, () => stopped);
  const failed = (error: unknown): void => ctx.log.error({ err: error }, 'the outbox could not be read');
  function tick(): Promise<number> {
    const turn = running.then(work);
    running = turn.catch(failed);
    return turn;
  }
  /** One turn waits at most: it will see whatever the others would have. */
  function knock(): void {
    if (waiting || stopped) return;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return work();
    }).catch(failed);
  }
  return {
    tick,
    start() {
      stopListening = ctx.wake.listen(outboxTopic, knock);
      timer ??= setInterval(knock, SECOND);
      knock();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      stopListening();
      await running;
    },
  };
}
