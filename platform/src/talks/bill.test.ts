import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { ceilings, extensionAmount, holdAmount, statementOf } from './bill.ts';
import type { Interval } from './presence.ts';

const talked = (ms: number): Interval[] => [{ from: instant(0), to: instant(ms) }];

describe('the bill of a talk', () => {
  it.each([
    // price, free seconds, talked ms, billed seconds, bill, waived, fee, sales
    [80, 60, 0, 0, 0, 0, 0, 0],
    [80, 60, 60_000, 0, 0, 0, 0, 0],
    [80, 60, 60_999, 0, 0, 0, 0, 0],
    [80, 60, 61_000, 1, 1, 1, 0, 0],
    [80, 60, 97_000, 37, 49, 49, 0, 0],
    [80, 60, 98_000, 38, 50, 0, 10, 40],
    [80, 60, 756_000, 696, 928, 0, 185, 743],
    [80, 0, 60_000, 60, 80, 0, 16, 64],
    [10, 60, 600_000, 540, 90, 0, 18, 72],
    [10_000, 0, 3_600_000, 3_600, 600_000, 0, 120_000, 480_000],
  ] as const)('at ¥%i a minute with %i free seconds, %i ms of talk bill %i seconds: ¥%i, waived ¥%i, fee ¥%i, sales ¥%i', (price, free, ms, billed, bill, waived, fee, sales) => {
    const statement = statementOf({ pricePerMinute: yen(price), freeSeconds: free }, talked(ms));
    expect(statement).toMatchObject({ billedSeconds: billed, bill, waived, platformFee: fee, sales, charged: bill - waived });
  });

  it('rounds the milliseconds of all intervals down once, not each', () => {
    const thirds = [0, 1, 2].map((n) => ({ from: instant(n * 100_000), to: instant(n * 100_000 + 20_334) }));
    expect(statementOf({ pricePerMinute: yen(600), freeSeconds: 60 }, thirds)).toMatchObject({ talkMs: 61_002, talkSeconds: 61, billedSeconds: 1, bill: 10 });
  });

  it('agrees with a second computation in big integers, for any intervals', () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 4_000_000 }), { maxLength: 30 });
    fc.assert(fc.property(fc.integer({ min: 10, max: 10_000 }), fc.constantFrom(0 as const, 60 as const), lengths, (price, free, ms) => {
      let at = 0;
      const intervals = ms.map((length) => ({ from: instant(at), to: instant((at += length)) }));
      const statement = statementOf({ pricePerMinute: yen(price), freeSeconds: free }, intervals);
      const seconds = ms.reduce((sum, length) => sum + BigInt(length), 0n) / 1000n;
      const billed = seconds > BigInt(free) ? seconds - BigInt(free) : 0n;
      const bill = BigInt(price) * billed / 60n;
      const charged = bill < 50n ? 0n : bill;
      const fee = charged * 20n / 100n;
      expect([statement.bill, statement.charged, statement.platformFee, statement.sales].map(BigInt)).toEqual([bill, charged, fee, charged - fee]);
      expect(statement.charged + statement.waived).toBe(statement.bill);
    }));
  });
});

describe('the hold', () => {
  it('is the bill of the whole ceiling', () => {
    expect(ceilings.map((minutes) => holdAmount({ pricePerMinute: yen(80), freeSeconds: 60 }, minutes))).toEqual([720, 1_520, 2_320, 4_720]);
    expect(holdAmount({ pricePerMinute: yen(80), freeSeconds: 0 }, 10)).toBe(800);
  });

  it('and the holds of extensions together always cover the higher ceiling', () => {
    expect(extensionAmount({ pricePerMinute: yen(83), freeSeconds: 60 }, 20)).toBe(830);
  });
});
