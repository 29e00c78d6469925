import { describe, expect, it } from 'vitest';
import { floorShare, formatYen, sumYen, yen } from './yen.ts';

describe('yen', () => {
  it('are whole: a fraction is a bug', () => {
    expect(() => yen(0.5)).toThrow(RangeError);
    expect(() => yen(Number.NaN)).toThrow(RangeError);
  });

  it('are shared out by rounding down, exactly, also beyond 2^53 in between', () => {
    expect(floorShare(928, 20, 100)).toBe(185);
    expect(floorShare(9_007_199_254_740_991, 999_999, 1_000_000)).toBe(9_007_190_247_541_736);
  });

  it('are read as ¥1,520 and −¥240', () => {
    expect(formatYen(yen(1520))).toBe('¥1,520');
    expect(formatYen(yen(-240))).toBe('−¥240');
    expect(sumYen([yen(2), yen(-2)])).toBe(0);
  });
});
