/** Gives the lock back. Calling it again does nothing. */
export type Release = () => void;

interface Waiting {
  readonly enter: (release: Release) => void;
  readonly timer: NodeJS.Timeout;
}

/** One writer of a SQLite file at a time within this process, in the order of asking, without blocking the event loop. */
export class WriterLock {
  readonly #limit: number;
  readonly #onLate: () => Error;
  readonly #queue = new Set<Waiting>();
  #held = false;

  /** `limit` is in milliseconds: a writer that waits for itself ends there, with the error `onLate` makes, instead of never. */
  constructor(limit: number, onLate: () => Error) {
    this.#limit = limit;
    this.#onLate = onLate;
  }

  /** Waits for the turn. Rejects when the time limit passes first. */
  acquire(): Promise<Release> {
    if (this.#held) return new Promise((enter, fail) => this.#wait(enter, fail));
    this.#held = true;
    return Promise.resolve(this.#releaseOnce());
  }

  #wait(enter: (release: Release) => void, fail: (error: Error) => void): void {
    const timer = setTimeout(() => {
      this.#queue.delete(waiting);
      fail(this.#onLate());
    }, this.#limit);
    const waiting: Waiting = { enter, timer };
    this.#queue.add(waiting);
  }

  #releaseOnce(): Release {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.#handOver();
    };
  }

  #handOver(): void {
    const [next] = this.#queue;
    if (next === undefined) {
      this.#held = false;
      return;
    }
    this.#queue.delete(next);
    clearTimeout(next.timer);
    // Statements run synchronously: without this turn of the event loop, a long queue of writers would keep sockets and timers waiting.
    setImmediate(() => next.enter(this.#releaseOnce()));
  }
}
