import type { Context } from '../context.ts';
import type { Instant } from '../primitives/instant.ts';
import { SECOND } from '../primitives/seconds.ts';

/** Something that looks for what has fallen due and does it. Every process runs it, so each step is a claim that only one wins. */
export interface Sweep {
  /** For the log, such as `requests that ran out`. */
  readonly name: string;
  /** Does what is due at `now`. Answers how many things it did. */
  run(ctx: Context, now: Instant): Promise<number>;
  /** Milliseconds between two runs in a process; a second by default. `tick` runs it anyway. */
  readonly every?: number;
}

/** The sweeps of a process, at work. */
export interface DueWork {
  /** Runs every sweep now. Answers how many things were done. A sweep that fails is logged and tried at the next turn. */
  tick(): Promise<number>;
  start(): void;
  /** Resolves when no sweep runs any more. */
  stop(): Promise<void>;
}

/** Makes the runner of the modules' sweeps. */
export function dueWork(ctx: Context, sweeps: readonly Sweep[]): DueWork {
  const nextAt = new Map<Sweep, number>();
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  async function runOne(sweep: Sweep): Promise<number> {
    const now = ctx.clock.now();
    nextAt.set(sweep, now + (sweep.every ?? SECOND));
    try {
      return await sweep.run(ctx, now);
    } catch (error) {
      ctx.log.error({ err: error, sweep: sweep.name }, 'a sweep failed');
      return 0;
    }
  }
  async function runAll(chosen: readonly Sweep[]): Promise<number> {
    let done = 0;
    for (const sweep of chosen) done += await runOne(sweep);
    return done;
  }
  /** After whatever runs already, so that no sweep meets itself in one process. */
  function queue(choose: () => readonly Sweep[]): Promise<number> {
    const turn = running.then(() => runAll(choose()));
    running = turn;
    return turn;
  }
  async function turn(): Promise<void> {
    if (busy) return;
    busy = true;
    await queue(() => sweeps.filter((sweep) => (nextAt.get(sweep) ?? 0) <= ctx.clock.now()));
    busy = false;
  }
  return {
    tick: () => queue(() => sweeps),
    start() {
      timer ??= setInterval(() => void turn(), SECOND);
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await running;
    },
  };
}
