/** Time as the call sees it: a monotonic clock in milliseconds and one-shot timers. Tests move their own by hand. */
export interface Schedule {
  /** Milliseconds since some fixed moment; never steps back. */
  now(): number;
  /** Runs `work` once, `delay` milliseconds from now, unless the returned function is called first. */
  after(delay: number, work: () => void): () => void;
}

/** The browser's own monotonic clock and timers. */
export const browserSchedule: Schedule = {
  now: () => performance.now(),
  after(delay, work) {
    const timer = setTimeout(work, delay);
    return () => clearTimeout(timer);
  },
};
