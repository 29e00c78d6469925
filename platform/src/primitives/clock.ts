import { instant, type Instant } from './instant.ts';

/** The one source of the present moment. Tests pass a clock they move by hand. */
export interface Clock {
  now(): Instant;
}

/** The machine's clock, kept from stepping backwards within this process by the monotonic clock. */
export function systemClock(): Clock {
  const startedAt = Date.now();
  const startedMonotonic = performance.now();
  let latest = startedAt;
  return {
    now() {
      const anchored = startedAt + Math.floor(performance.now() - startedMonotonic);
      const wall = Date.now();
      // A drifting or corrected system clock may pull the time forward, never back.
      latest = Math.max(latest, wall > anchored ? wall : anchored);
      return instant(latest);
    },
  };
}
