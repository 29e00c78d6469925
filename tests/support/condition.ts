import { setTimeout as pause } from 'node:timers/promises';

/** How long to wait for a condition and how often to look. */
export interface Patience {
  /** Milliseconds after which the wait gives up; 10,000 unless told. */
  readonly within?: number;
  /** Milliseconds between two looks; 20 unless told. */
  readonly every?: number;
}

/**
 * Waits until `check` answers something other than `false`, `null` or `undefined`, and gives that answer. A check that throws
 * counts as not yet. Throws an Error that carries the last failure when the time is over.
 */
export async function eventually<T>(check: () => T | Promise<T>, { within = 10_000, every = 20 }: Patience = {}): Promise<NonNullable<T>> {
  const deadline = performance.now() + within;
  let last: unknown = 'the condition never held';
  for (;;) {
    try {
      const answer = await check();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
    } catch (failure) {
      last = failure;
    }
    if (performance.now() >= deadline) throw new Error(`not within ${within} ms: ${String(last)}`, { cause: last });
    await pause(every);
  }
}
