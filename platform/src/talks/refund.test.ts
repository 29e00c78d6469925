import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { sumYen, yen } from '../primitives/yen.ts';
import { platformFeeOf } from './bill.ts';
import { giveBackChoices, leftToGiveBack, refuseRefund, sharesOf, splitRefund, stateOfRefund, worthOfMinutes, type TakenPart } from './refund.ts';
import type { SettledTalk, TalkTerms } from './talk.ts';

const day = 86_400_000;
const taken = (part: number, amount: number, refunded = 0, disputed = false): TakenPart => ({ part, holdId: asId('hold', `hld_${part}`), amount: yen(amount), refunded: yen(refunded), disputed });
const terms: TalkTerms = {
  id: asId('talk', 'tlk_1'), serviceId: asId('service', 'svc_1'), conversationId: asId('conversation', 'cnv_1'), mandateId: asId('mandate', 'mdt_1'), providerId: asId('user', 'usr_aya'), visitorId: asId('user', 'usr_ken'),
  mode: 'voice', comment: '', pricePerMinute: yen(80), freeSeconds: 60, ceilingMinutes: 20, mostMinutes: 20, requestedAt: instant(0), waitUntil: instant(day),
};
const settled = {
  state: 'settled', terms, acceptedAt: instant(0), startedAt: instant(0), endedAt: instant(day), reason: 'hung_up', endedBy: 'visitor', ceilingMinutes: 20, plan: { captures: [{ part: 1, amount: yen(928) }], waived: yen(0) },
  statement: { pricePerMinute: yen(80), intervals: [], talkMs: 756_000, talkSeconds: 756, freeSeconds: 60, billedSeconds: 696, bill: yen(928), waived: yen(0), charged: yen(928), platformFee: yen(185), sales: yen(743) },
  settledAt: instant(day), captured: yen(928), waived: yen(0), uncollected: yen(0),
} as unknown as SettledTalk;

describe('a refund', () => {
  it('takes from the newest part first, and nothing from a disputed one', () => {
    const parts = [taken(1, 1_000, 100), taken(2, 500), taken(3, 300, 0, true)];
    expect(leftToGiveBack(parts)).toBe(1_400);
    expect(splitRefund(yen(600), parts)).toEqual([{ part: 2, holdId: 'hld_2', amount: 500 }, { part: 1, holdId: 'hld_1', amount: 100 }]);
    expect(() => splitRefund(yen(1_401), parts)).toThrow(RangeError);
    expect(() => splitRefund(yen(0), parts)).toThrow(RangeError);
  });

  it('is whole over any parts and never above what is left of one', () => {
    const part = fc.record({ amount: fc.integer({ min: 1, max: 99_999_999 }), share: fc.double({ min: 0, max: 1, noNaN: true }), disputed: fc.boolean() });
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.double({ min: 0, max: 1, noNaN: true }), (given, wish) => {
      const parts = given.map(({ amount, share, disputed }, index) => taken(index + 1, amount, Math.floor(amount * share), disputed));
      const left = leftToGiveBack(parts);
      fc.pre(left > 0);
      const amount = yen(Math.max(1, Math.floor(left * wish)));
      const split = splitRefund(amount, parts);
      expect(sumYen(split.map((one) => one.amount))).toBe(amount);
      for (const one of split) {
        const of = parts.find((candidate) => candidate.part === one.part);
        expect(one.amount).toBeGreaterThan(0);
        expect(one.amount + (of?.refunded ?? 0)).toBeLessThanOrEqual(of?.amount ?? 0);
        expect(of?.disputed).toBe(false);
      }
      expect(split.map((one) => one.part)).toEqual(split.map((one) => one.part).toSorted((one, other) => other - one));
    }));
  });

  it('leaves the fee at 20 % of what is kept, however often and in whatever steps', () => {
    fc.assert(fc.property(fc.integer({ min: 50, max: 10_000_000 }), fc.array(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 12 }), (captured, steps) => {
      let [kept, fee, sales] = [captured, Number(platformFeeOf(yen(captured))), captured - platformFeeOf(yen(captured))];
      for (const step of steps) {
        const amount = yen(Math.min(step, kept));
        const shares = sharesOf(yen(kept), amount);
        [kept, fee, sales] = [kept - amount, fee - shares.fee, sales - shares.sales];
        expect(fee).toBe(Math.floor(kept / 5));
        expect(fee + sales).toBe(kept);
        expect(shares.sales).toBeGreaterThanOrEqual(0);
      }
      const back = sharesOf(yen(kept), yen(kept - captured));
      expect([kept + captured - kept, fee - back.fee]).toEqual([captured, Math.floor(captured / 5)]);
    }));
  });

  it.each([
    ['the provider on the last day', 'provider', 8 * day, 928, null], ['the provider a moment later', 'provider', 8 * day + 1, 1, 'too_late'],
    ['the operator at any time', 'operator', 400 * day, 928, null], ['anybody, more than is left', 'operator', 2 * day, 929, 'too_much'],
  ] as const)('is allowed or refused for %s', (_, by, now, amount, reason) => {
    expect(refuseRefund(settled, { by, amount: yen(amount), left: yen(928) }, instant(now))?.reason ?? null).toBe(reason);
  });

  it('is refused while the payment is being collected, or collected once more', () => {
    const wish = { by: 'provider', amount: yen(1), left: yen(928) } as const;
    expect(refuseRefund({ ...settled, collection: 'asked' }, wish, instant(day))).toEqual({ reason: 'not_settled', state: 'ended' });
    expect(refuseRefund({ state: 'requested', terms }, wish, instant(day))).toEqual({ reason: 'not_settled', state: 'requested' });
  });

  it('of minutes is the bill less the bill without them, and all of it when too little would be left for a card', () => {
    expect(worthOfMinutes(settled, 1, yen(928))).toBe(80);
    expect(worthOfMinutes(settled, 11, yen(928))).toBe(928);
    expect(worthOfMinutes(settled, 3, yen(100))).toBe(100);
    expect(giveBackChoices(settled, yen(928), yen(928))).toEqual([
      { minutes: 1, amount: 80, sales: 64 }, { minutes: 3, amount: 240, sales: 192 }, { minutes: 5, amount: 400, sales: 320 }, { minutes: 10, amount: 800, sales: 640 }, { minutes: null, amount: 928, sales: 743 },
    ]);
    expect(giveBackChoices(settled, yen(0), yen(0))).toEqual([]);
  });

  it('stands when every part is back', () => {
    expect(stateOfRefund([{ state: 'booked' }, { state: 'asked' }])).toBe('returning');
    expect(stateOfRefund([{ state: 'booked' }, { state: 'booked' }])).toBe('returned');
    expect(stateOfRefund([{ state: 'booked' }, { state: 'failed' }])).toBe('failed');
  });
});
