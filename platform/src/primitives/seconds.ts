import type { Brand } from './brand.ts';

/** A whole number of seconds, never negative. */
export type Seconds = Brand<number, 'Seconds'>;

/** A whole number of milliseconds, never negative. */
export type Milliseconds = Brand<number, 'Milliseconds'>;

/** Makes seconds of a whole number. Throws a RangeError on a fraction or a negative number. */
export function seconds(count: number): Seconds {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not whole seconds: ${count}`);
  return count as Seconds;
}

/** Makes milliseconds of a whole number. Throws a RangeError on a fraction or a negative number. */
export function milliseconds(count: number): Milliseconds {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`not whole milliseconds: ${count}`);
  return count as Milliseconds;
}

/** The whole seconds contained in a number of milliseconds; the rest is dropped. */
export function wholeSeconds(duration: Milliseconds): Seconds {
  return seconds(Math.floor(duration / 1000));
}

/** One second, one minute, one hour, one day in milliseconds. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
