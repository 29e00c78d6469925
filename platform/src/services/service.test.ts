import { describe, expect, it } from 'vitest';
import { asId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { mayChange, mayRead } from './access.ts';
import { draftService, moveService, ratingOf, rewordService, takesRequests, usualAnswerMinutes, withAnswer, type Service, type ServiceState } from './service.ts';

const aya = asId('user', 'usr_aya');
const ken = asId('user', 'usr_ken');
const words = { title: '川口市の保育園えらび', prText: '7か所を見学しました。', category: 'nursery-school', tags: [], pricePerMinute: yen(80), modes: ['voice', 'video'], area: null, talkTimes: null } as const;
const draft = draftService(words, { id: asId('service', 'svc_a'), providerId: aya, now: instant(1) });
const inState = (state: ServiceState): Service => ({ ...draft, state });

describe('a service', () => {
  it.each<[ServiceState, 'published' | 'paused' | 'unpublished', ServiceState | 'refused']>([
    ['draft', 'published', 'published'], ['draft', 'paused', 'refused'], ['draft', 'unpublished', 'refused'],
    ['published', 'published', 'published'], ['published', 'paused', 'paused'], ['published', 'unpublished', 'unpublished'],
    ['paused', 'published', 'published'], ['paused', 'paused', 'paused'], ['paused', 'unpublished', 'unpublished'],
    ['unpublished', 'published', 'published'], ['unpublished', 'paused', 'refused'], ['unpublished', 'unpublished', 'unpublished'],
  ])('that is %s and asked to be %s ends up %s', (from, to, expected) => {
    const moved = moveService(inState(from), to, instant(2));
    expect(moved.ok ? moved.service.state : 'refused').toBe(expected);
    if (!moved.ok) expect(moved.state).toBe(from);
  });

  it('keeps the day it was first published', () => {
    const first = moveService(draft, 'published', instant(5));
    const again = first.ok ? moveService({ ...first.service, state: 'unpublished' }, 'published', instant(9)) : first;
    expect(again.ok && again.service.publishedAt).toBe(5);
  });

  it.each<[ServiceState, boolean, boolean]>([['draft', false, false], ['published', true, true], ['paused', true, false], ['unpublished', false, false]])(
    'that is %s can be read by others: %s, takes requests: %s', (state, readable, requests) => {
      expect(mayRead(inState(state), ken)).toBe(readable);
      expect(mayRead(inState(state), null)).toBe(readable);
      expect(mayRead(inState(state), aya)).toBe(true);
      expect(takesRequests(inState(state))).toBe(requests);
    });

  it('is changed by its provider alone, and keeps what was not said anew', () => {
    expect([mayChange(draft, aya), mayChange(draft, ken), mayChange(draft, null)]).toEqual([true, false, false]);
    expect(rewordService(draft, { title: '新しい' }, instant(3))).toMatchObject({ title: '新しい', prText: words.prText, updatedAt: 3 });
  });

  it('has no rating before the first review', () => {
    expect(ratingOf({ reviewCount: 0, starsSum: 0 })).toBeNull();
    expect(ratingOf({ reviewCount: 3, starsSum: 14 })).toEqual({ average: 4.7, count: 3 });
  });

  it('tells a usual answer time only when three answers are known, and as the median', () => {
    expect(usualAnswerMinutes([1000, 2000])).toBeNull();
    expect(usualAnswerMinutes([3_600_000, 61_000, 90_000])).toBe(2);
    expect(withAnswer(Array.from({ length: 20 }, () => 1), 2)).toHaveLength(20);
  });
});
