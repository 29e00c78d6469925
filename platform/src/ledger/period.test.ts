import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from '../primitives/instant.ts';
import { startsInJapan } from './period.ts';

describe('the day and the month of sales', () => {
  it.each([
    ['2026-11-23T12:00:00.000Z', '2026-11-22T15:00:00.000Z', '2026-10-31T15:00:00.000Z'],
    // Nine in the morning in Japan is midnight in UTC: before it, UTC is still in the month before.
    ['2026-10-31T15:00:00.000Z', '2026-10-31T15:00:00.000Z', '2026-10-31T15:00:00.000Z'],
    ['2026-10-31T14:59:59.999Z', '2026-10-30T15:00:00.000Z', '2026-09-30T15:00:00.000Z'],
    ['2026-12-31T20:00:00.000Z', '2026-12-31T15:00:00.000Z', '2026-12-31T15:00:00.000Z'],
  ])('at %s began %s and %s', (now, day, month) => {
    const starts = startsInJapan(fromWire(now));
    expect([toWire(starts.day), toWire(starts.month)]).toEqual([day, month]);
  });
});
