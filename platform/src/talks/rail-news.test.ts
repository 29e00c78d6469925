import { describe, expect, it } from 'vitest';
import { instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import type { RailHold } from '../rails/cards/rail.ts';
import { tellsMore } from './rail-news.ts';

const reference = 'pi_1';
const placed: RailHold = { state: 'placed', reference, captureBefore: instant(1) };
const declined: RailHold = { state: 'declined', reference };
const captured: RailHold = { state: 'captured', reference, amount: yen(500) };

describe('news about a hold', () => {
  it('brings the bank’s answer to whoever waits for it', () => {
    expect([tellsMore('authenticating', placed), tellsMore('authenticating', declined)]).toEqual([true, true]);
  });

  it('doesn’t decline a second card because of the first', () => {
    expect(tellsMore('created', declined)).toBe(false);
  });

  it('takes no late word that a sum is reserved while it is being taken', () => {
    expect(tellsMore('capturing', placed)).toBe(false);
  });

  it.each(['placed', 'capturing', 'captured', 'released', 'disputed'] as const)('says what became of money, also where a hold is %s', (state) => {
    expect([tellsMore(state, captured), tellsMore(state, { state: 'released', reference })]).toEqual([true, true]);
  });
});
