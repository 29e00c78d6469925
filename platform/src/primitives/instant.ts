import type { Brand } from './brand.ts';

/** A moment on the platform's clock: whole milliseconds since 1970-01-01T00:00Z. */
export type Instant = Brand<number, 'Instant'>;

/** Makes an instant of whole milliseconds. Throws a RangeError on anything else. */
export function instant(millisecondsSinceEpoch: number): Instant {
  if (!Number.isSafeInteger(millisecondsSinceEpoch)) throw new RangeError(`not an instant: ${millisecondsSinceEpoch}`);
  return millisecondsSinceEpoch as Instant;
}

/** The instant `duration` milliseconds later (earlier when negative). */
export function after(start: Instant, duration: number): Instant {
  return instant(start + duration);
}

/** Milliseconds from `start` to `end`; negative when `end` is earlier. */
export function between(start: Instant, end: Instant): number {
  return end - start;
}

/** The instant as on the wire: ISO 8601 in UTC with milliseconds. */
export function toWire(moment: Instant): string {
  return new Date(moment).toISOString();
}

/** The instant of a wire text. Throws a RangeError when it isn't a date. */
export function fromWire(text: string): Instant {
  return instant(Date.parse(text));
}
