import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { asId } from '../primitives/id.ts';
import { after, instant, type Instant } from '../primitives/instant.ts';
import { sumYen, yen } from '../primitives/yen.ts';
import type { RailRecord } from '../rails/cards/rail.ts';
import type { HoldInBooks } from '../talks/index.ts';
import { compareHold, isNews, keyOf, missingAtRail, mustBeReleased, UNDER_WAY, type Difference } from './compare.ts';
import { repairJournal } from './finding.ts';

const now = instant(Date.UTC(2026, 10, 24));
const longAgo = after(now, -UNDER_WAY * 10);
const theirs = (more: Partial<RailRecord> = {}): RailRecord => ({ reference: 'pi_1', hold: 'hld_1', talk: 'tlk_1', createdAt: longAgo, state: 'captured', amount: yen(1_520), captured: yen(928), refunded: yen(0), dispute: null, ...more });
const ours = (more: Partial<HoldInBooks> = {}): HoldInBooks => ({
  id: asId('hold', 'hld_1'), talkId: asId('talk', 'tlk_1'), talkState: 'settled', state: 'captured', reference: 'pi_1', amount: yen(1_520), captured: yen(928), refunded: yen(0), refunding: yen(0), disputed: yen(0),
  createdAt: longAgo, changedAt: longAgo, ...more,
});
const told = (found: readonly Difference[]) => found.map(({ kind, clearing }) => [kind, clearing]);
const compare = (one: Partial<RailRecord>, other: Partial<HoldInBooks> | null, at: Instant = now) => told(compareHold(theirs(one), other === null ? null : ours(other), at));
const dispute = (state: 'open' | 'won' | 'lost') => ({ reference: 'dp_1', state, amount: yen(928) });

describe('a hold at the rail beside ours', () => {
  it('differs in nothing when both say the same', () => {
    expect(compare({}, {})).toEqual([]);
    expect(compare({ state: 'placed', captured: yen(0) }, { talkState: 'live', state: 'placed', captured: yen(0) })).toEqual([]);
    expect(compare({ state: 'released', captured: yen(0) }, { state: 'released', captured: yen(0) })).toEqual([]);
    expect(compare({ refunded: yen(100), dispute: dispute('lost') }, { refunded: yen(100), state: 'disputed', disputed: yen(828) })).toEqual([]);
    expect(compare({ dispute: dispute('won') }, {})).toEqual([]);
  });
  it.each<[string, Partial<RailRecord>, Partial<HoldInBooks> | null, readonly (readonly [string, number])[]]>([
    ['is an orphan without a row of ours', { state: 'placed', captured: yen(0) }, null, [['orphan_hold', 0]]],
    ['is a capture we don’t know, without a row', { refunded: yen(28) }, null, [['unknown_capture', 900]]],
    ['is nothing without a row once it is released', { state: 'released', captured: yen(0) }, null, []],
    ['outlived its talk', { state: 'placed', captured: yen(0) }, { state: 'released', captured: yen(0) }, [['forgotten_hold', 0]]],
    ['was captured by somebody else', {}, { talkState: 'live', state: 'placed', captured: yen(0) }, [['unknown_capture', 928]]],
    ['was taken although we call it lost', {}, { state: 'lost', captured: yen(0) }, [['unknown_capture', 928]]],
    ['was never taken although we booked it', { state: 'released', captured: yen(0) }, { refunded: yen(28) }, [['missing_capture', -900]]],
    ['took another sum', { captured: yen(900) }, {}, [['capture_differs', -28]]],
    ['holds another sum', { amount: yen(2_000) }, {}, [['hold_differs', 0]]],
    ['was let go by the bank', { state: 'released', captured: yen(0) }, { talkState: 'live', state: 'placed', captured: yen(0) }, [['hold_gone', 0]]],
    ['gave back what we don’t know', { refunded: yen(100) }, {}, [['refund_differs', -100]]],
    ['gave back less than we booked', { refunded: yen(40) }, { refunded: yen(100) }, [['refund_differs', 60]]],
    ['is disputed and we don’t know', { dispute: dispute('open') }, {}, [['dispute_differs', -928]]],
    ['has won a dispute that we don’t know of', { dispute: dispute('won') }, { state: 'disputed', disputed: yen(928) }, [['dispute_differs', 928]]],
  ])('%s', (_, one, other, found) => {
    expect(compare(one, other)).toEqual(found);
  });
  it('is left alone while a refund is on its way', () => {
    for (const refunded of [0, 40, 100]) expect(compare({ refunded: yen(refunded) }, { refunding: yen(100) })).toEqual([]);
    expect(compare({ refunded: yen(101) }, { refunding: yen(100) })).toEqual([['refund_differs', -101]]);
  });
  it('is left alone while something is under way', () => {
    const recent = after(now, -UNDER_WAY + 1);
    expect(compare({ createdAt: recent }, null)).toEqual([]);
    expect(compare({ captured: yen(1) }, { changedAt: recent })).toEqual([]);
    for (const state of ['planned', 'created', 'authenticating', 'capturing', 'releasing'] as const) expect(compare({}, { state, captured: yen(0) })).toEqual([]);
  });
});

test('a hold of ours that the rail does not list is missed when money hangs on it', () => {
  const found = (more: Partial<HoldInBooks>) => missingAtRail(ours(more), now)?.kind ?? null;
  expect([found({}), found({ state: 'placed', captured: yen(0) }), found({ state: 'released', captured: yen(0) }), found({ changedAt: now })]).toEqual(['missing_capture', 'hold_gone', null, null]);
});

test('a refund or dispute is news until the rail has said the same on an earlier night; a capture never is', () => {
  const seen = theirs({ refunded: yen(100), dispute: dispute('open') });
  const kindsOf = (earlier: { refunded: number; disputed: number } | null) => compareHold({ ...seen, captured: yen(900) }, ours(), now)
    .filter((difference) => isNews(difference, { ...seen, captured: yen(900) }, earlier === null ? null : { refunded: yen(earlier.refunded), disputed: yen(earlier.disputed) })).map(({ kind }) => kind);
  expect(kindsOf(null)).toEqual(['refund_differs', 'dispute_differs']);
  expect(kindsOf({ refunded: 100, disputed: 0 })).toEqual(['dispute_differs']);
  expect(kindsOf({ refunded: 100, disputed: 800 })).toEqual([]);
});

test('only what nobody will take any more is freed by itself', () => {
  const open = { state: 'placed' as const, captured: yen(0) };
  const freed = (state: HoldInBooks['state']) => compareHold(theirs(open), ours({ state, captured: yen(0) }), now).map(mustBeReleased);
  expect([freed('released'), freed('lost'), freed('declined'), freed('placed')]).toEqual([[true], [true], [true], [false]]);
  expect(compareHold(theirs(open), null, now).map(mustBeReleased)).toEqual([true]);
});

const small = fc.integer({ min: 0, max: 2_000 }).map(yen);
const anyTheirs = fc.record({ state: fc.constantFrom('created', 'placed', 'captured', 'released', 'declined'), amount: small, captured: small, refunded: small, dispute: fc.option(fc.record({ reference: fc.constant('dp_1'), state: fc.constantFrom('open', 'won', 'lost'), amount: small }), { nil: null }) })
  .map((more) => theirs({ ...more, ...(more.state !== 'captured' && { captured: yen(0), refunded: yen(0), dispute: null }) } as Partial<RailRecord>));
const anyOurs = fc.record({ state: fc.constantFrom('placed', 'captured', 'disputed', 'released', 'lost', 'declined'), talkState: fc.constantFrom('live', 'settled', 'missed'), amount: small, captured: small, refunded: small, disputed: small })
  .map((more) => ours({ ...more, ...(more.state !== 'captured' && more.state !== 'disputed' && { captured: yen(0), refunded: yen(0), disputed: yen(0) }) } as Partial<HoldInBooks>));

test('what the findings of a hold book together makes our books say what the rail says, whatever differs', () => {
  fc.assert(fc.property(anyTheirs, anyOurs, (one, other) => {
    const net = one.captured - one.refunded - (one.dispute === null || one.dispute.state === 'won' ? 0 : Math.max(0, Math.min(one.dispute.amount, one.captured - one.refunded)));
    const found = compareHold(one, other, now);
    expect(other.captured - other.refunded - other.disputed + sumYen(found.map(({ clearing }) => clearing))).toBe(net);
    expect(new Set(found.map(keyOf)).size).toBe(found.length);
    expect(found.map(keyOf)).toEqual(compareHold(one, other, after(now, UNDER_WAY)).map(keyOf));
  }));
});

test('a repair sums to zero, and the provider’s fee brings the total to a fifth, rounded down', () => {
  const id = asId('finding', 'fnd_1');
  const providerId = asId('user', 'usr_aya');
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((clearing) => clearing !== 0), (before, clearing) => {
    const finding = { id, talkId: asId('talk', 'tlk_1'), clearing: yen(clearing) };
    for (const talk of [null, { providerId, clearing: yen(before) }]) {
      const entries = repairJournal(finding, talk)?.entries ?? [];
      expect(sumYen(entries.map((entry) => entry.amount))).toBe(0);
      expect(entries.find(({ account }) => account.kind === 'card_clearing')?.amount).toBe(clearing);
      const fee = -(entries.find(({ account }) => account.kind === 'platform_fee')?.amount ?? 0);
      if (talk !== null) expect(Math.floor(before / 5) + fee).toBe(Math.floor(Math.max(0, before + clearing) / 5));
    }
  }));
  expect(repairJournal({ id, talkId: null, clearing: yen(0) }, null)).toBeNull();
});
