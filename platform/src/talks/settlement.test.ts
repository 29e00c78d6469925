import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { sumYen, yen } from '../primitives/yen.ts';
import { outcomeOf, settlementJournal, splitBill } from './settlement.ts';

const held = (...amounts: number[]) => amounts.map((amount, index) => ({ part: index + 1, amount: yen(amount) }));

/** The most any choice of captures can take, each ¥0 or at least ¥50 and at most its hold: tried one by one. */
function bruteForce(bill: number, amounts: readonly number[]): number {
  let sums = new Set([0]);
  for (const amount of amounts) {
    const next = new Set(sums);
    for (const sum of sums) for (let take = 50; take <= amount && sum + take <= bill; take += 1) next.add(sum + take);
    sums = next;
  }
  return Math.max(...sums);
}

describe('the split of a bill over the holds', () => {
  it.each([
    [0, [720], [], 0], [49, [720], [], 49], [50, [720], [50], 0], [720, [720], [720], 0],
    [95, [90, 90], [90], 5], [95, [90, 100], [95], 0], [120, [90, 90], [70, 50], 0], [740, [720, 800], [740], 0], [1_500, [720, 800], [720, 780], 0],
  ])('of ¥%i over holds of %j takes %j and waives ¥%i', (bill, amounts, takes, waived) => {
    const plan = splitBill(yen(bill), held(...amounts));
    expect(plan.captures.map((capture) => capture.amount).toSorted((a, b) => b - a)).toEqual(takes.toSorted((a, b) => b - a));
    expect(plan.waived).toBe(waived);
  });

  it('takes as much as any split could, each part ¥0 or at least ¥50 and within its hold', () => {
    const amounts = fc.array(fc.integer({ min: 50, max: 260 }), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(amounts, fc.nat(1_000), (all, wish) => {
      const bill = Math.min(wish, all.reduce((sum, amount) => sum + amount, 0));
      const plan = splitBill(yen(bill), held(...all));
      const taken = sumYen(plan.captures.map((capture) => capture.amount));
      expect(taken).toBe(bruteForce(bill, all));
      expect(taken + plan.waived).toBe(bill);
      for (const { part, amount } of plan.captures) {
        expect(amount).toBeGreaterThanOrEqual(50);
        expect(amount).toBeLessThanOrEqual(all[part - 1] ?? 0);
      }
      if (bill >= 50 && all.some((amount) => amount >= 100)) expect(plan.waived).toBe(0);
    }), { numRuns: 300 });
  });

  it('is refused when the holds do not cover the bill', () => {
    expect(() => splitBill(yen(721), held(720))).toThrow(RangeError);
  });
});

describe('the journal of a settlement', () => {
  const talkId = asId('talk', 'tlk_00000000000000000001');
  const providerId = asId('user', 'usr_00000000000000000001');
  const payableAt = instant(7);

  it('debits card clearing and credits the provider and the platform', () => {
    const journal = settlementJournal({ talkId, providerId, captured: yen(928), capturedBefore: yen(0), payableAt }, 'settlement');
    expect(journal?.source).toBe(`talk:${talkId}:settlement`);
    expect(journal?.entries.map((entry) => [entry.account.kind, entry.amount])).toEqual([['card_clearing', 928], ['sales_pending', -743], ['platform_fee', -185]]);
    expect(journal?.payable).toEqual({ userId: providerId, amount: 743, at: payableAt, source: `talk:${talkId}:payable` });
  });

  it('is none for ¥0', () => {
    expect(settlementJournal({ talkId, providerId, captured: yen(0), capturedBefore: yen(0), payableAt }, 'settlement')).toBeNull();
  });

  it('of a later collection brings the fee to that of the total', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (before, later) => {
      const journals = [
        settlementJournal({ talkId, providerId, captured: yen(before), capturedBefore: yen(0), payableAt }, 'settlement'),
        settlementJournal({ talkId, providerId, captured: yen(later), capturedBefore: yen(before), payableAt }, 'collected'),
      ].filter((journal) => journal !== null);
      const fees = journals.flatMap((journal) => journal.entries).filter((entry) => entry.account.kind === 'platform_fee').map((entry) => entry.amount);
      expect(BigInt(-sumYen(fees))).toBe(BigInt(before + later) * 20n / 100n);
      for (const journal of journals) expect(sumYen(journal.entries.map((entry) => entry.amount))).toBe(0);
    }));
  });

  it('leaves captured + waived + uncollected equal to the bill', () => {
    expect(outcomeOf({ captures: held(720, 80), waived: yen(5) }, yen(720))).toEqual({ captured: 720, waived: 5, uncollected: 80 });
    expect(() => outcomeOf({ captures: held(720), waived: yen(0) }, yen(721))).toThrow(RangeError);
  });
});
