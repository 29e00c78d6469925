import { describe, expect, it } from 'vitest';
import { yen } from '../primitives/yen.ts';
import { earnedOf } from './earned.ts';
import type { EndedTalk, SettledTalk } from './talk.ts';

const statement = (bill: number, charged = bill) => ({ bill: yen(bill), charged: yen(charged) });
const ended = (bill: number, charged = bill) => ({ state: 'ended', statement: statement(bill, charged), plan: { captures: [], waived: yen(0) } }) as unknown as EndedTalk;
const settled = (captured: number, more: Partial<SettledTalk> = {}) => ({ state: 'settled', statement: statement(captured + (more.uncollected ?? 0)), captured: yen(captured), waived: yen(0), uncollected: yen(0), ...more }) as unknown as SettledTalk;
const back = (refunded = 0, disputed = 0) => ({ refunded: yen(refunded), disputed: yen(disputed) });

describe('what a talk has earned', () => {
  it.each([
    ['collected', settled(928), back(), 928, 185, 743], ['refunded', settled(928), back(1), 927, 185, 742], ['refunded', settled(928), back(928), 0, 0, 0], ['disputed', settled(500), back(0, 500), 0, 0, 0],
    ['uncollected', settled(0, { uncollected: yen(500) }), back(), 0, 0, 0], ['absorbed', settled(0, { uncollected: yen(500), absorbed: yen(400) }), back(), 0, 0, 400],
    ['collecting', settled(100, { uncollected: yen(500), collection: 'asked' }), back(), 100, 20, 80], ['collecting', ended(120), back(), 120, 24, 96], ['free', ended(0), back(), 0, 0, 0], ['waived', ended(20, 0), back(), 0, 0, 0],
  ] as const)('%s: of what is kept the fee is 20 %%, rounded down', (state, talk, taken, kept, fee, sales) => {
    expect(earnedOf(talk, taken)).toMatchObject({ state, kept, fee, sales });
  });
});
