/** Gives the lock back. Calling it again does nothing. */
export type Release = () => void;

/** One writer at a time, in the order of asking. */
export interface WriterLock {
  /** Waits for the turn. Rejects with what `onLate` makes when the time limit passes first. */
  acquire(): Promise<Release>;
}

interface Waiting {
  readonly enter: (release: Release) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Makes the lock that lets the writers of one SQLite file in this process wait for each other without blocking the event loop.
 * `limit` is in milliseconds: a writer that waits for itself ends there instead of never.
 */
export function writerLock(limit: number, onLate: () => Error): WriterLock {
  const queue = new Set<Waiting>();
  let held = false;

  function releaseOnce(): Release {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      handOver();
    };
  }

  function handOver(): void {
    const [next] = queue;
    if (next === undefined) {
      held = false;
      return;
    }
    queue.delete(next);
    clearTimeout(next.timer);
    // Statements run synchronously: without this turn of the event loop, a long queue of writers would keep sockets and timers waiting.
    setImmediate(() => next.enter(releaseOnce()));
  }

  function wait(enter: (release: Release) => void, fail: (error: Error) => void): void {
    const waiting: Waiting = {
      enter,
      timer: setTimeout(() => {
        queue.delete(waiting);
        fail(onLate());
      }, limit),
    };
    queue.add(waiting);
  }

  return {
    acquire() {
      if (held) return new Promise(wait);
      held = true;
      return Promise.resolve(releaseOnce());
    },
  };
}
