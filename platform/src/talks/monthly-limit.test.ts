import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { checkMonth, limitAt, noLimit, settledLimit, withLimit, type MonthlyLimit } from './monthly-limit.ts';

const noon = fromWire('2026-11-23T03:00:00.000Z');
const lastMoment = fromWire('2026-11-23T14:59:59.999Z');
const midnight = fromWire('2026-11-23T15:00:00.000Z');
const of = (amount: number | null): MonthlyLimit => ({ yen: amount === null ? null : yen(amount), next: null });
const wish = (amount: number | null) => amount === null ? null : yen(amount);

describe('a ceiling for the month', () => {
  it.each([
    ['a first one', null, 5_000, 5_000, undefined], ['a lower one', 5_000, 3_000, 3_000, undefined], ['the same', 5_000, 5_000, 5_000, undefined], ['nothing at all', 5_000, 0, 0, undefined],
    ['a higher one', 5_000, 5_001, 5_000, 5_001], ['none', 5_000, null, 5_000, null], ['none again', null, null, null, undefined],
  ])('%s: from %s to %s holds %s now and %s from midnight', (_, before, wished, now, next) => {
    const set = withLimit(of(before), wish(wished), noon);
    expect(limitAt(set, lastMoment)).toBe(now);
    expect(set.next === null ? undefined : set.next.yen).toBe(next);
    expect(limitAt(set, midnight)).toBe(next === undefined ? now : next);
    if (set.next !== null) expect(toWire(set.next.from)).toBe(toWire(midnight));
  });

  it('that was to rise and is lowered instead doesn’t rise', () => {
    const lowered = withLimit(withLimit(of(5_000), yen(9_000), noon), yen(4_000), noon);
    expect(lowered).toEqual(of(4_000));
    expect(withLimit(withLimit(of(5_000), yen(9_000), noon), yen(5_000), noon)).toEqual(of(5_000));
  });

  it('that has risen is the present one, and raising it again takes another night', () => {
    const risen = withLimit(of(5_000), yen(9_000), noon);
    expect(settledLimit(risen, midnight)).toEqual(of(9_000));
    expect(limitAt(withLimit(risen, yen(9_500), midnight), midnight)).toBe(9_000);
    expect(settledLimit(noLimit, midnight)).toEqual(noLimit);
  });

  it.each([
    [0, 1_000, 1_000, true], [1, 1_000, 1_000, false], [999, 1_000, 1, true], [1_000, 1_000, 1, false], [2_000, 1_000, 0, false], [9_999_999, null, 9_999_999, true],
  ])('a month of ¥%s under ¥%s takes ¥%s more: %s', (sum, limit, added, fits) => {
    expect(checkMonth({ sum: yen(sum), limit: wish(limit) }, yen(added)).fits).toBe(fits);
  });

  it('says what is left, never below zero', () => {
    expect(checkMonth({ sum: yen(300), limit: yen(1_000) }, yen(701))).toEqual({ fits: false, limit: 1_000, left: 700 });
    expect(checkMonth({ sum: yen(3_000), limit: yen(1_000) }, yen(1))).toEqual({ fits: false, limit: 1_000, left: 0 });
  });
});
