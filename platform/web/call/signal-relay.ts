import { browserSchedule, type Schedule } from './schedule.ts';
import type { Signalling, SignalMessage } from './signalling.ts';

/** Pause after a failed read, in milliseconds. */
const READ_AGAIN_AFTER = 1_000;
/** A read waits this many seconds at the server for something new. */
const WAIT_SECONDS = 20;

/** The platform's signal operations of one talk. */
export interface SignalPort {
  /** Stores a signal for the other side. */
  send(body: string): Promise<void>;
  /** The signals numbered above `after`, ascending; waits up to `waitSeconds` for one. */
  list(request: { after: number; waitSeconds: number; signal: AbortSignal }): Promise<readonly { readonly number: number; readonly body: string }[]>;
}

/** Signalling through the platform: every message is one stored signal, read in order by its number. */
export class SignalRelay implements Signalling {
  readonly #port: SignalPort;
  readonly #schedule: Schedule;

  constructor(port: SignalPort, schedule: Schedule = browserSchedule) {
    this.#port = port;
    this.#schedule = schedule;
  }

  send(message: SignalMessage): Promise<void> {
    return this.#port.send(JSON.stringify(message));
  }

  subscribe(listener: (message: SignalMessage) => void): () => void {
    const abort = new AbortController();
    void this.#read(listener, abort.signal);
    return () => abort.abort();
  }

  async #read(listener: (message: SignalMessage) => void, signal: AbortSignal): Promise<void> {
    let after = 0;
    while (!signal.aborted) {
      try {
        for (const item of await this.#port.list({ after, waitSeconds: WAIT_SECONDS, signal })) {
          after = Math.max(after, item.number);
          const message = parsed(item.body);
          if (message && !signal.aborted) listener(message);
        }
      } catch {
        // The network or the platform is away; signals wait there.
        await new Promise<void>((resolve) => this.#schedule.after(READ_AGAIN_AFTER, resolve));
      }
    }
  }
}

/** The other side's page wrote the body: one that isn't a signal is passed over. */
function parsed(body: string): SignalMessage | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null || !('kind' in value) || !('from' in value) || typeof value.from !== 'object' || value.from === null) return null;
    return value as SignalMessage;
  } catch {
    return null;
  }
}
