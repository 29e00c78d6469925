/**
 * The platform's clock as this page knows it, carried forward on the monotonic clock: countdowns don't depend on the
 * reader's own clock being right. Milliseconds since the epoch.
 */
export class ServerClock {
  #moment: number | null = null;
  #seenAt = 0;
  readonly #ticks: () => number;
  readonly #fallback: () => number;

  constructor(ticks: () => number = () => performance.now(), fallback: () => number = () => performance.timeOrigin + performance.now()) {
    this.#ticks = ticks;
    this.#fallback = fallback;
  }

  /** The present moment; until the platform has answered once, that of the reader's clock. */
  now(): number {
    return this.#moment === null ? this.#fallback() : this.#moment + this.#ticks() - this.#seenAt;
  }

  /** Takes a moment that the platform has just named; unreadable ones are passed over. */
  seen(moment: string | null): void {
    const read = moment === null ? Number.NaN : Date.parse(moment);
    if (Number.isNaN(read)) return;
    this.#moment = read;
    this.#seenAt = this.#ticks();
  }

  /** Whole seconds from now to a moment; 0 when it is over. */
  secondsUntil(moment: string): number {
    return Math.max(0, Math.ceil((Date.parse(moment) - this.now()) / 1000));
  }
}
