import { rejoinDelay } from './reconnection.ts';
import type { Schedule } from './schedule.ts';
import type { Signalling, SignalMessage } from './signalling.ts';

/** Sends signals one after the other, in order, and repeats what could not be sent until it can or is out of date. */
export class SignalQueue {
  readonly #signalling: Signalling;
  readonly #schedule: Schedule;
  #waiting: SignalMessage[] = [];
  #sending = false;
  #failures = 0;
  #cancelRetry: (() => void) | null = null;
  #closed = false;

  constructor(signalling: Signalling, schedule: Schedule) {
    this.#signalling = signalling;
    this.#schedule = schedule;
  }

  push(message: SignalMessage): void {
    if (this.#closed) return;
    // A hello that still waits says the same as the new one.
    if (message.kind === 'hello') this.#waiting = this.#waiting.filter((old) => old.kind !== 'hello' || old.to !== null);
    this.#waiting.push(message);
    void this.#flush();
  }

  /** Forgets what belongs to links before `generation`. */
  dropBefore(generation: number): void {
    this.#waiting = this.#waiting.filter((message) => message.from.generation >= generation);
  }

  /** Sends what waits once more without waiting for an answer, then takes nothing more. */
  close(last: SignalMessage): void {
    this.#closed = true;
    this.#waiting = [];
    this.#cancelRetry?.();
    // The page may be going; the other side learns it from the lease as well, so a lost goodbye costs seconds only.
    void this.#sent(last);
  }

  async #flush(): Promise<void> {
    if (this.#sending || this.#cancelRetry) return;
    this.#sending = true;
    for (let message = this.#waiting[0]; message && !this.#closed; message = this.#waiting[0]) {
      if (!await this.#sent(message)) break;
      this.#waiting = this.#waiting.filter((other) => other !== message);
    }
    this.#sending = false;
  }

  async #sent(message: SignalMessage): Promise<boolean> {
    try {
      await this.#signalling.send(message);
      this.#failures = 0;
      return true;
    } catch {
      // Signalling is down: the same message is due again after a while, unless it was the last.
      this.#failures += 1;
      if (this.#closed) return false;
      this.#cancelRetry = this.#schedule.after(rejoinDelay(this.#failures), () => {
        this.#cancelRetry = null;
        void this.#flush();
      });
      return false;
    }
  }
}
