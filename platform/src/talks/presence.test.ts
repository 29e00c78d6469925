import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../primitives/instant.ts';
import { absentSides, bothConnectedSince, gaps, isConnected, isReplaced, lapsesAt, neverConnected, shownOverlaps, stamp, stampedOverlaps, totalMs, type Lease, type SidePresence } from './presence.ts';

type Word = 'hears' | 'deaf' | 'goodbye';
const lease = (at: number, word: Word = 'hears', connection: { id: string; openedAt: number } = { id: 'one', openedAt: 0 }): Lease => ({
  kind: word === 'goodbye' ? 'goodbye' : 'stamp', hears: word !== 'deaf', at: instant(at), connectionId: connection.id, openedAt: instant(connection.openedAt),
});
const folded = (...leases: Lease[]): SidePresence => leases.reduce(stamp, neverConnected);
const every5s = (from: number, to: number) => Array.from({ length: Math.floor((to - from) / 5_000) + 1 }, (_, n) => lease(from + n * 5_000));
const both = (provider: SidePresence, visitor: SidePresence) => ({ provider, visitor, downtime: [] });
const within = (from: number, to: number) => ({ from: instant(from), to: instant(to) });

describe('the presence of a side', () => {
  it('is one run while the stamps come at most 12 seconds apart', () => {
    expect(folded(lease(0), lease(5_000), lease(17_000)).runs).toEqual([{ from: 0, to: 17_000 }]);
  });

  it('never counts a gap of more than 12 seconds', () => {
    expect(folded(lease(0), lease(5_000), lease(17_001), lease(20_000)).runs).toEqual([{ from: 0, to: 5_000 }, { from: 17_001, to: 20_000 }]);
  });

  it('lapses 12 seconds after the last stamp, and was lost at that stamp', () => {
    const side = folded(lease(0), lease(5_000));
    expect([isConnected(side, instant(17_000)), isConnected(side, instant(17_001))]).toEqual([true, false]);
    expect(lapsesAt(side)).toBe(17_001);
    expect(totalMs(stampedOverlaps(both(side, folded(...every5s(0, 60_000))), within(0, 60_000)))).toBe(5_000);
  });

  it('ends with a stamp that hears nothing, as of the last one that heard, and begins again with one that hears', () => {
    const side = folded(lease(0), lease(5_000), lease(9_000, 'deaf'), lease(10_000, 'deaf'), lease(14_000), lease(19_000));
    expect(side.runs).toEqual([{ from: 0, to: 5_000 }, { from: 14_000, to: 19_000 }]);
    expect(folded(lease(0), lease(9_000, 'deaf'), lease(10_000, 'deaf'))).toMatchObject({ status: 'deaf', since: 9_000 });
  });

  it('ends at once with a goodbye', () => {
    const side = folded(lease(0), lease(5_000), lease(7_000, 'goodbye'));
    expect(side).toMatchObject({ status: 'left', runs: [{ from: 0, to: 7_000 }] });
    expect(isConnected(side, instant(7_000))).toBe(false);
  });

  it('follows the newest connection; stamps of the older one count for nothing', () => {
    const newer = { id: 'two', openedAt: 6_000 };
    const side = folded(lease(0), lease(5_000), lease(6_500, 'hears', newer));
    expect(stamp(side, lease(8_000))).toBe(side);
    expect(stamp(side, lease(8_000, 'goodbye'))).toBe(side);
    expect(isReplaced(side, lease(8_000))).toBe(true);
    expect(stamp(side, lease(9_000, 'hears', newer)).runs).toEqual([{ from: 0, to: 5_000 }, { from: 6_500, to: 9_000 }]);
  });

  it('never shrinks by a stamp that arrives out of order', () => {
    expect(folded(lease(0), lease(5_000), lease(4_000)).runs).toEqual([{ from: 0, to: 5_000 }]);
  });
});

describe('talk time', () => {
  it('begins when the second side connects', () => {
    const presence = both(folded(lease(0), lease(5_000), lease(10_000)), folded(lease(7_000)));
    expect(bothConnectedSince(presence, instant(11_000))).toBe(7_000);
    expect(absentSides(presence, instant(11_000))).toEqual([]);
  });

  it('is shown to the present moment, but billed to the last stamps only', () => {
    const presence = both(folded(lease(0), lease(5_000), lease(10_000)), folded(lease(0), lease(4_000), lease(8_000)));
    expect(totalMs(shownOverlaps(presence, within(0, 15_000)))).toBe(15_000);
    expect(totalMs(stampedOverlaps(presence, within(0, 15_000)))).toBe(8_000);
  });

  it('and the time of absence make up the whole', () => {
    const covered = [within(5, 10), within(20, 30)];
    expect(gaps(covered, within(0, 40))).toEqual([within(0, 5), within(10, 20), within(30, 40)]);
    expect(gaps(covered, within(5, 30))).toEqual([within(10, 20)]);
    expect(gaps([], within(3, 9))).toEqual([within(3, 9)]);
  });

  const words = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom<Word>('hears', 'hears', 'hears', 'deaf', 'goodbye'), fc.constantFrom(0, 0, 0, 1)), { maxLength: 25 });
  const asLeases = (steps: readonly (readonly [number, Word, number])[]) => {
    let at = 0;
    let opened = { id: 'c0', openedAt: 0 };
    return steps.map(([pause, word, fresh]) => {
      at += pause;
      if (fresh === 1) opened = { id: `c${at}`, openedAt: at };
      return lease(at, word, opened);
    });
  };

  /** The stamped stretches of a side, read straight off its list of stamps in big integers. */
  function stretches(leases: readonly Lease[]): [bigint, bigint][] {
    return leases.slice(1).flatMap((next, index): [bigint, bigint][] => {
      const previous = leases[index];
      const joined = previous !== undefined && previous.kind === 'stamp' && previous.hears && next.hears && next.connectionId === previous.connectionId && next.at - previous.at <= 12_000;
      return joined ? [[BigInt(previous.at), BigInt(next.at)]] : [];
    });
  }

  it('agrees with a second computation from the stamps themselves, and is never more than what is shown', () => {
    fc.assert(fc.property(words, words, fc.nat(100_000), fc.nat(200_000), (one, other, from, length) => {
      const [provider, visitor] = [asLeases(one), asLeases(other)];
      const bounds = within(from, from + length);
      let expected = 0n;
      for (const [a, b] of stretches(provider)) {
        for (const [c, d] of stretches(visitor)) {
          const start = [a, c, BigInt(bounds.from)].reduce((x, y) => (x > y ? x : y));
          const end = [b, d, BigInt(bounds.to)].reduce((x, y) => (x < y ? x : y));
          if (end > start) expected += end - start;
        }
      }
      const presence = both(folded(...provider), folded(...visitor));
      const billed = totalMs(stampedOverlaps(presence, bounds));
      expect(BigInt(billed)).toBe(expected);
      expect(totalMs(shownOverlaps(presence, bounds))).toBeGreaterThanOrEqual(billed);
    }), { numRuns: 500 });
  });
});
