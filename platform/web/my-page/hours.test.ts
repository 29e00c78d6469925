import { describe, expect, it } from 'vitest';
import { hoursOf, litHalves, windowLight, withWindow } from './hours.ts';

const evenings = [{ days: ['mon', 'tue'] as const, from: '21:00', to: '22:30' }];

describe('painted talk times', () => {
  it('come back as they were, half hours and hours outside the façade too', () => {
    const given = [{ days: ['mon' as const, 'tue' as const], from: '21:00', to: '22:30' }, { days: ['sun' as const], from: '00:30', to: '02:00' }];
    expect(hoursOf(litHalves(given))).toEqual(given);
  });

  it('light half a window for half an hour', () => {
    const lit = litHalves(evenings);
    expect([windowLight(lit, 'mon', 21), windowLight(lit, 'mon', 22), windowLight(lit, 'mon', 23)]).toEqual(['lit', 'first-half', '']);
  });

  it('join neighbours into one stretch and days with the same stretch into one row', () => {
    const lit = withWindow(withWindow(withWindow(new Set(), { day: 'wed', hour: 9 }, true), { day: 'wed', hour: 10 }, true), { day: 'fri', hour: 9 }, true);
    expect(hoursOf(withWindow(lit, { day: 'fri', hour: 10 }, true))).toEqual([{ days: ['wed', 'fri'], from: '09:00', to: '11:00' }]);
  });

  it('go dark again, the other days untouched', () => {
    expect(hoursOf(withWindow(litHalves(evenings), { day: 'mon', hour: 21 }, false))).toEqual([{ days: ['mon'], from: '22:00', to: '22:30' }, { days: ['tue'], from: '21:00', to: '22:30' }]);
  });

  it('reach midnight', () => {
    expect(hoursOf(withWindow(new Set(), { day: 'sat', hour: 23 }, true))).toEqual([{ days: ['sat'], from: '23:00', to: '24:00' }]);
  });
});
