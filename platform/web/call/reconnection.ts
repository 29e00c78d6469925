import type { Schedule } from './schedule.ts';

/** ICE is restarted this long after the transport reports `disconnected`: waiting for `failed` would take half a minute. */
const ICE_RESTART_AFTER = 2_000;
/** A restarted transport gets this long before the whole link is made anew. */
const ICE_RESTART_TIME = 5_000;
/** A new link that has met its other side gets this long to connect before it is replaced. */
export const ATTEMPT_TIME = 7_000;

const firstDelays: readonly number[] = [0, 300, 1_200, 2_700, 4_800];
const laterDelay = 7_000;

/** Milliseconds to wait before rejoin attempt `attempt` (from 0): quick at first, then every 7 s for as long as the talk lives. */
export function rejoinDelay(attempt: number): number {
  return firstDelays[attempt] ?? laterDelay;
}

/** What the reconnection can do to the call. */
export interface Repairs {
  /** Tries to find another path for the present link. */
  restartIce(): void;
  /** Makes a new link, or calls for the other side once more when the present one is still waiting for it. */
  rejoin(): void;
}

/** Decides when a broken link is restarted and when it is made anew. */
export class Reconnection {
  readonly #schedule: Schedule;
  readonly #repairs: Repairs;
  #phase: 'idle' | 'restarting' | 'rejoining' | 'stopped' = 'idle';
  #cancel: (() => void) | null = null;

  constructor(schedule: Schedule, repairs: Repairs) {
    this.#schedule = schedule;
    this.#repairs = repairs;
  }

  /** The transport says `disconnected`; it may still heal by itself. */
  interrupted(): void {
    if (this.#phase !== 'idle') return;
    this.#phase = 'restarting';
    this.#next(ICE_RESTART_AFTER, () => {
      this.#repairs.restartIce();
      this.#next(ICE_RESTART_TIME, () => this.#rejoinFrom(0));
    });
  }

  /** The transport is beyond repair, or there is none yet: rejoin from attempt `first` on. */
  broken(first = 0): void {
    if (this.#phase === 'rejoining' || this.#phase === 'stopped') return;
    this.#rejoinFrom(first);
  }

  /** Media flows again. */
  healed(): void {
    if (this.#phase === 'stopped') return;
    this.#cancel?.();
    this.#phase = 'idle';
  }

  /** The call is over; nothing is tried any more. */
  stop(): void {
    this.#cancel?.();
    this.#phase = 'stopped';
  }

  #rejoinFrom(attempt: number): void {
    this.#phase = 'rejoining';
    this.#next(rejoinDelay(attempt), () => {
      this.#repairs.rejoin();
      this.#rejoinFrom(attempt + 1);
    });
  }

  #next(delay: number, work: () => void): void {
    this.#cancel?.();
    this.#cancel = this.#schedule.after(delay, work);
  }
}
