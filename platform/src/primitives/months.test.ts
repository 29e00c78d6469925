import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from './instant.ts';
import { lastDays, lastMonths, monthAt, monthNamed, nextMidnight, yearNamed } from './months.ts';

const at = (text: string) => fromWire(text);

describe('the calendar of Japan', () => {
  it.each([
    ['2026-11-30T14:59:59.999Z', '2026-11'], ['2026-11-30T15:00:00.000Z', '2026-12'], ['2026-12-31T15:00:00.000Z', '2027-01'],
  ])('%s is in %s', (moment, name) => { expect(monthAt(at(moment)).name).toBe(name); });

  it('names a month from its first moment to the first of the next', () => {
    const month = monthNamed('2026-12');
    expect(month === null ? null : [toWire(month.from), toWire(month.to)]).toEqual(['2026-11-30T15:00:00.000Z', '2026-12-31T15:00:00.000Z']);
    for (const wrong of ['2026-13', '2026-00', '2026-1', '1999-01', 'x', '']) expect(monthNamed(wrong)).toBeNull();
    const year = yearNamed('2026');
    expect(year === null ? null : [toWire(year.from), toWire(year.to)]).toEqual(['2025-12-31T15:00:00.000Z', '2026-12-31T15:00:00.000Z']);
    expect(yearNamed('26')).toBeNull();
  });

  it('lists the months and days before now without a gap', () => {
    const months = lastMonths(at('2026-03-10T00:00:00.000Z'), 12);
    expect([months[0]?.name, months.at(-1)?.name, months.length]).toEqual(['2025-04', '2026-03', 12]);
    expect(months.every((one, index) => index === 0 || months[index - 1]?.to === one.from)).toBe(true);
    const days = lastDays(at('2026-03-01T15:30:00.000Z'), 3);
    expect(days.map(({ name }) => name)).toEqual(['2026-02-28', '2026-03-01', '2026-03-02']);
    expect(toWire(nextMidnight(at('2026-03-01T15:30:00.000Z')))).toBe('2026-03-02T15:00:00.000Z');
  });
});
