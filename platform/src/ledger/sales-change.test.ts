import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumYen, yen } from '../primitives/yen.ts';
import { shareSales } from './sales-change.ts';

describe('a change of sales', () => {
  it('takes from what waits first, and from payable sales only what is left', () => {
    expect(shareSales(yen(-500), [yen(300), yen(400)])).toEqual({ waiting: [-300, -200], payable: 0 });
    expect(shareSales(yen(-900), [yen(300), yen(400)])).toEqual({ waiting: [-300, -400], payable: -200 });
    expect(shareSales(yen(-900), [])).toEqual({ waiting: [], payable: -900 });
  });

  it('comes back to what waits, and to payable sales where nothing does', () => {
    expect(shareSales(yen(70), [yen(0), yen(40)])).toEqual({ waiting: [70, 0], payable: 0 });
    expect(shareSales(yen(70), [])).toEqual({ waiting: [], payable: 70 });
  });

  it('is whole whatever waits, and leaves no waiting piece below zero', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), fc.array(amount, { maxLength: 3 }), (change, pieces) => {
      const waiting = pieces.map(yen);
      const share = shareSales(yen(change), waiting);
      expect(sumYen([...share.waiting, share.payable])).toBe(change);
      share.waiting.forEach((part, index) => expect((waiting[index] ?? 0) + part).toBeGreaterThanOrEqual(0));
    }));
  });
});
