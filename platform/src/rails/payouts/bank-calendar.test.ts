import { describe, expect, it } from 'vitest';
import { fromWire } from '../../primitives/instant.ts';
import { arrivalDay, dayAfter, isBankBusinessDay, isDay, japanDay, nextBusinessDay } from './bank-calendar.ts';

describe('the days on which banks work', () => {
  it.each([
    ['2026-11-24', true], ['2026-11-22', false], ['2026-11-21', false], ['2026-11-23', false], ['2026-05-06', false], ['2026-12-30', true], ['2026-12-31', false],
    ['2027-01-01', false], ['2027-01-02', false], ['2027-01-03', false], ['2027-01-04', true], ['2026-09-22', false], ['2028-11-23', false], ['2027-03-22', false],
  ])('%s: %s', (day, works) => {
    expect(isBankBusinessDay(day)).toBe(works);
  });

  it('skips the days between the years', () => {
    expect(nextBusinessDay('2026-12-30')).toBe('2027-01-04');
    expect(nextBusinessDay('2026-05-01')).toBe('2026-05-07');
  });

  it('knows Japan’s day, nine hours ahead', () => {
    expect([fromWire('2026-11-24T14:59:59.999Z'), fromWire('2026-11-24T15:00:00Z')].map(japanDay)).toEqual(['2026-11-24', '2026-11-25']);
  });

  it('knows a day from a text', () => {
    expect(['2028-02-29', '2026-02-29', '2026-02-30', '2026-13-01', '26-01-01', '2026-11-31', ''].map(isDay)).toEqual([true, false, false, false, false, false, false]);
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('the day money arrives', () => {
  it.each([
    ['before noon on Tuesday', '2026-11-24T02:59:59Z', '2026-11-26'], ['at noon on Tuesday', '2026-11-24T03:00:00Z', '2026-11-27'], ['on a holiday', '2026-11-23T00:00:00Z', '2026-11-26'],
    ['on Friday afternoon', '2026-11-27T06:00:00Z', '2026-12-02'], ['late on Sunday in Japan, already Monday', '2026-11-22T15:30:00Z', '2026-11-26'], ['on the last day of work of the year', '2026-12-30T01:00:00Z', '2027-01-05'],
  ])('requested %s', (_, requestedAt, day) => {
    expect(arrivalDay(fromWire(requestedAt), 2, 12)).toBe(day);
  });

  it('is the day of taking up when nothing has to be waited for', () => {
    expect(arrivalDay(fromWire('2026-11-24T00:00:00Z'), 0, 24)).toBe('2026-11-24');
    expect(arrivalDay(fromWire('2026-11-24T00:00:00Z'), 0, 0)).toBe('2026-11-25');
  });
});
