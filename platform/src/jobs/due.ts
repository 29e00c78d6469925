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

/** Runs sweeps one after another and knows when each is due again. */
class Sweeper {
  readonly #ctx: Context;
  readonly #nextAt = new Map<Sweep, number>();
  #running: Promise<unknown> = Promise.resolve();

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  isDue(sweep: Sweep): boolean {
    return (this.#nextAt.get(sweep) ?? 0) <= this.#ctx.clock.now();
  }

  /** After whatever runs already, so that no sweep meets itself in one process. */
  queue(choose: () => readonly Sweep[]): Promise<number> {
    const turn = this.#running.then(() => this.#runAll(choose()));
    this.#running = turn;
    return turn;
  }

  async idle(): Promise<void> {
    await this.#running;
  }

  async #runAll(chosen: readonly Sweep[]): Promise<number> {
    let done = 0;
    for (const sweep of chosen) done += await this.#runOne(sweep);
    return done;
  }

  async #runOne(sweep: Sweep): Promise<number> {
    const now = this.#ctx.clock.now();
    this.#nextAt.set(sweep, now + (sweep.every ?? SECOND));
    try {
      return await sweep.run(this.#ctx, now);
    } catch (error) {
      this.#ctx.log.error({ err: error, sweep: sweep.name }, 'a sweep failed');
      return 0;
    }
  }
}

/** Makes the runner of the modules' sweeps. */
export function dueWork(ctx: Context, sweeps: readonly Sweep[]): DueWork {
  const sweeper = new Sweeper(ctx);
  let timer: NodeJS.Timeout | undefined;
  let busy = false;

  async function turn(): Promise<void> {
    if (busy) return;
    busy = true;
    await sweeper.queue(() => sweeps.filter((sweep) => sweeper.isDue(sweep)));
    busy = false;
  }
  return {
    tick: () => sweeper.queue(() => sweeps),
    start() {
      timer ??= setInterval(() => void turn(), SECOND);
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await sweeper.idle();
    },
  };
}
