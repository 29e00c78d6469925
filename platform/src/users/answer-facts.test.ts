import { describe, expect, it } from 'vitest';
import { instant } from '../primitives/instant.ts';
import { answerFacts } from './answer-facts.ts';

const asked = (minutes: number | null) => ({ requestedAt: instant(1_000), answeredAt: minutes === null ? null : instant(1_000 + minutes * 60_000) });

describe('how a provider answers', () => {
  it.each([
    ['nobody has asked', [], { asked: 0, answered: 0, medianMinutes: null }],
    ['two answers are too few for a median', [1, 2, null], { asked: 3, answered: 2, medianMinutes: null }],
    ['three answers have one', [9, 1, 3], { asked: 3, answered: 3, medianMinutes: 3 }],
    ['of four it is the middle of the two in the middle', [1, 2, 4, 60, null], { asked: 5, answered: 4, medianMinutes: 3 }],
    ['nobody answers in no time', [0.1, 0.1, 0.2], { asked: 3, answered: 3, medianMinutes: 1 }],
    ['no answer at all', [null, null, null], { asked: 3, answered: 0, medianMinutes: null }],
  ] as const)('%s', (_, minutes, facts) => {
    expect(answerFacts(minutes.map(asked))).toEqual(facts);
  });
});
