import type { CallClient } from './call-client.ts';
import type { MeterReading, MeterView } from './meter-view.ts';
import { browserSchedule, type Schedule } from './schedule.ts';

/** Each side renews its presence this often; the platform forgets a side after 12 s. */
const LEASE_EVERY = 5_000;
/** An unanswered renewal is given up after this time and repeated. */
const LEASE_TIMEOUT = 4_000;
const RETRY_AFTER = 1_000;

/** What a side says about itself. */
export interface Lease {
  readonly connectionId: string;
  readonly hears: boolean;
  readonly leaving: boolean;
}

/** What the platform answers to a renewed lease. */
export interface LeaseAnswer {
  /** The state of the talk. */
  readonly state: string;
  /** True: another page of this side has joined; this one must stop. */
  readonly replaced: boolean;
  readonly meter: MeterReading;
}

/** The way to the platform. */
export interface LeasePort {
  /** Renews the lease; rejects when there was no answer. `signal` aborts a renewal that takes too long. */
  renew(lease: Lease, signal: AbortSignal): Promise<LeaseAnswer>;
  /** Sends the lease with `leaving: true` in a way that outlives the page (`fetch` with `keepalive`). Nobody waits for it. */
  goodbye(lease: Lease): void;
}

/** What a keeper is made of. */
export interface LeaseKeeperOptions {
  readonly connectionId: string;
  readonly call: Pick<CallClient, 'state' | 'hears' | 'subscribe'>;
  readonly port: LeasePort;
  readonly meter: MeterView;
  /** Told of every answer, so that the page can follow the talk's state. */
  readonly answered?: (answer: LeaseAnswer) => void;
  readonly schedule?: Schedule;
  /** Where `pagehide`, `pageshow`, `freeze`, `resume` and `visibilitychange` are heard; the window by default. */
  readonly page?: EventTarget;
}

/** Keeps this side's presence alive and its meter true, from `start()` until the talk or the page is over. */
export class LeaseKeeper {
  readonly #options: LeaseKeeperOptions;
  readonly #schedule: Schedule;
  readonly #page: EventTarget;
  #running = false;
  #away = false;
  #busy = false;
  #dueAgain = false;
  #said = '';
  #cancel: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(options: LeaseKeeperOptions) {
    this.#options = options;
    this.#schedule = options.schedule ?? browserSchedule;
    this.#page = options.page ?? window;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    for (const type of ['pagehide', 'freeze']) this.#page.addEventListener(type, this.#leave, { capture: true });
    for (const type of ['pageshow', 'resume', 'visibilitychange', 'online']) this.#page.addEventListener(type, this.#back, { capture: true });
    this.#unsubscribe = this.#options.call.subscribe(() => this.#callChanged());
    this.#renew();
  }

  /** Renews no more. The platform is told nothing: hanging up is a command of its own. */
  stop(): void {
    this.#running = false;
    this.#cancel();
    this.#unsubscribe();
    for (const type of ['pagehide', 'freeze']) this.#page.removeEventListener(type, this.#leave, { capture: true });
    for (const type of ['pageshow', 'resume', 'visibilitychange', 'online']) this.#page.removeEventListener(type, this.#back, { capture: true });
  }

  readonly #leave = (): void => {
    if (this.#away) return;
    this.#away = true;
    this.#cancel();
    this.#options.meter.setConnected(false);
    this.#options.port.goodbye({ ...this.#lease(), leaving: true });
  };

  readonly #back = (): void => {
    // A tab in the background goes on; only its timers are slow, so the way back to front renews at once.
    if (document.visibilityState === 'hidden') return;
    this.#away = false;
    this.#callChanged();
    this.#renew();
  };

  #callChanged(): void {
    const { call, meter } = this.#options;
    meter.setConnected(call.state !== 'lost' && !this.#away);
    if (this.#said !== this.#words()) this.#renew();
  }

  #words(): string {
    const { state, hears } = this.#options.call;
    return `${state} ${hears}`;
  }

  #lease(): Lease {
    return { connectionId: this.#options.connectionId, hears: this.#options.call.hears, leaving: false };
  }

  #renew(): void {
    if (!this.#running || this.#away) return;
    if (this.#busy) {
      this.#dueAgain = true;
      return;
    }
    this.#said = this.#words();
    void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#busy = true;
    const startedAt = this.#schedule.now();
    const abort = new AbortController();
    this.#cancel();
    this.#cancel = this.#schedule.after(LEASE_TIMEOUT, () => abort.abort());
    let wait: number;
    try {
      const answer = await this.#options.port.renew(this.#lease(), abort.signal);
      wait = Math.max(0, LEASE_EVERY - (this.#schedule.now() - startedAt));
      this.#take(answer);
    } catch {
      // No answer: the meter stands still by itself when the last reading grows old, and the next try comes soon.
      wait = RETRY_AFTER;
    }
    this.#busy = false;
    this.#cancel();
    if (this.#dueAgain) wait = 0;
    this.#dueAgain = false;
    if (this.#running && !this.#away) this.#cancel = this.#schedule.after(wait, () => this.#renew());
  }

  #take(answer: LeaseAnswer): void {
    if (!this.#running) return;
    this.#options.meter.receive(answer.meter);
    if (answer.replaced || answer.meter.phase === 'ended') this.stop();
    this.#options.answered?.(answer);
  }
}
