import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from './instant.ts';
import { coversMoment, inJapan, nextOpening, type WeeklyHours } from './weekly-hours.ts';

const evenings: WeeklyHours = [{ days: ['mon', 'wed'], from: '20:30', to: '22:30' }, { days: ['sat'], from: '09:00', to: '24:00' }];

describe('weekly hours', () => {
  it('are read in Japan’s time, whatever the machine’s zone', () => {
    expect(inJapan(fromWire('2026-11-23T15:30:00.000Z'))).toMatchObject({ weekday: 'tue', minute: 30 });
  });

  it.each([
    ['2026-11-23T11:30:00.000Z', true], // Monday 20:30
    ['2026-11-23T13:30:00.000Z', false], // Monday 22:30: the end is outside
    ['2026-11-28T14:59:00.000Z', true], // Saturday 23:59
    ['2026-11-24T11:30:00.000Z', false], // Tuesday
  ])('cover %s: %s', (moment, expected) => {
    expect(coversMoment(evenings, fromWire(moment))).toBe(expected);
  });

  it.each([
    ['2026-11-23T11:00:00.000Z', '2026-11-23T11:30:00.000Z'],
    ['2026-11-23T13:30:00.000Z', '2026-11-25T11:30:00.000Z'],
    ['2026-11-28T15:00:00.000Z', '2026-11-30T11:30:00.000Z'],
    ['2026-11-28T03:00:00.000Z', '2026-11-28T03:00:00.000Z'],
  ])('next open from %s at %s', (moment, expected) => {
    const opening = nextOpening(evenings, fromWire(moment));
    expect(opening === null ? null : toWire(opening)).toBe(expected);
  });

  it('come back a week later when their only hour has just ended, and never when there are none', () => {
    const once: WeeklyHours = [{ days: ['mon'], from: '20:00', to: '21:00' }];
    const opening = nextOpening(once, fromWire('2026-11-23T12:00:00.000Z'));
    expect(opening === null ? null : toWire(opening)).toBe('2026-11-30T11:00:00.000Z');
    expect(nextOpening([], fromWire('2026-11-23T12:00:00.000Z'))).toBeNull();
  });
});
