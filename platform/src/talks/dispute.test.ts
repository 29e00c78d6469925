import { describe, expect, it } from 'vitest';
import { yen } from '../primitives/yen.ts';
import { disputedSum, disputeSteps } from './dispute.ts';

describe('a dispute', () => {
  it.each([
    [null, 'open', ['open']], [null, 'lost', ['open', 'lose']], [null, 'won', []], ['open', 'open', []], ['open', 'won', ['win']], ['open', 'lost', ['lose']], ['won', 'won', []], ['lost', 'lost', []],
    ['won', 'lost', null], ['lost', 'won', null], ['won', 'open', null], ['lost', 'open', null],
  ] as const)('known as %s and shown as %s asks for %s', (known, now, steps) => {
    expect(disputeSteps(known, now)).toEqual(steps);
  });

  it('keeps its sum while it is open and when it is lost', () => {
    expect(disputedSum([{ state: 'open', amount: yen(100) }, { state: 'won', amount: yen(20) }, { state: 'lost', amount: yen(3) }])).toBe(103);
  });
});
