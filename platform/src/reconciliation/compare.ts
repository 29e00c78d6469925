import type { TalkId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { negateYen, yen, type Yen } from '../primitives/yen.ts';
import type { RailRecord } from '../rails/cards/rail.ts';
import type { HoldInBooks } from '../talks/index.ts';

/** What can differ between the card rail's record and ours (docs/money.md, "Reconciliation"). */
export type FindingKind =
  | 'orphan_hold' | 'forgotten_hold' | 'unknown_capture' | 'missing_capture' | 'capture_differs' | 'hold_differs' | 'hold_gone' | 'refund_differs' | 'dispute_differs' | 'stuck_hold' | 'mode_differs';

/** Something that differs: what about, the facts of both sides, and what `card_clearing` would have to move by for our books to say what the rail says. */
export interface Difference {
  readonly kind: FindingKind;
  /** Our hold's id, or the rail's reference where we have none. */
  readonly object: string;
  readonly talkId: TalkId | null;
  /** When the hold was made. */
  readonly aboutAt: Instant;
  /** Debit positive; ¥0 where no money is at stake. */
  readonly clearing: Yen;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What changed this recently may be under way: the two sides are not read in the same moment. */
export const UNDER_WAY = 15 * MINUTE;

const overStates: readonly string[] = ['declined', 'expired', 'missed', 'withdrawn', 'ended', 'settled'];
const openStates: readonly RailRecord['state'][] = ['created', 'authenticating', 'placed'];
const passingStates: readonly HoldInBooks['state'][] = ['planned', 'created', 'authenticating', 'capturing', 'releasing', 'collecting'];

/** What the cardholder's bank has back at the moment: at most what was left of the capture, for what was given back before is not taken again. */
export function disputedAtRail(theirs: RailRecord): Yen {
  if (theirs.dispute === null || theirs.dispute.state === 'won') return yen(0);
  return yen(Math.max(0, Math.min(theirs.dispute.amount, theirs.captured - theirs.refunded)));
}

/** True while the rail keeps money for this hold, or may begin to. */
export function isOpenAtRail(theirs: RailRecord): boolean {
  return openStates.includes(theirs.state);
}

const isTaken = (ours: HoldInBooks): boolean => ours.state === 'captured' || ours.state === 'disputed';
const bookedOf = (ours: HoldInBooks): Yen => yen(ours.captured - ours.refunded - ours.disputed);
const about = (ours: HoldInBooks) => ({ object: ours.id, talkId: ours.talkId, aboutAt: ours.createdAt });

function withoutRow(theirs: RailRecord): Difference[] {
  const about = { object: theirs.reference, talkId: null, aboutAt: theirs.createdAt };
  if (isOpenAtRail(theirs)) return [{ ...about, kind: 'orphan_hold', clearing: yen(0), facts: { theirState: theirs.state, theirAmount: theirs.amount } }];
  if (theirs.state !== 'captured') return [];
  const clearing = yen(theirs.captured - theirs.refunded - disputedAtRail(theirs));
  return [{ ...about, kind: 'unknown_capture', clearing, facts: { theirCaptured: theirs.captured, theirRefunded: theirs.refunded } }];
}

function takenOnBoth(theirs: RailRecord, ours: HoldInBooks): Difference[] {
  const differences: Difference[] = [];
  const add = (kind: FindingKind, clearing: Yen, facts: Difference['facts']) => void differences.push({ ...about(ours), kind, clearing, facts });
  if (theirs.captured !== ours.captured) add('capture_differs', yen(theirs.captured - ours.captured), { theirCaptured: theirs.captured, ourCaptured: ours.captured });
  // What was asked for and not booked yet may already stand at the rail.
  if (theirs.refunded < ours.refunded || theirs.refunded > ours.refunded + ours.refunding) {
    add('refund_differs', yen(ours.refunded - theirs.refunded), { theirRefunded: theirs.refunded, ourRefunded: ours.refunded });
  }
  const disputed = disputedAtRail(theirs);
  if (disputed !== ours.disputed) add('dispute_differs', yen(ours.disputed - disputed), { theirDisputed: disputed, ourDisputed: ours.disputed });
  return differences;
}

function notTakenHere(theirs: RailRecord, ours: HoldInBooks): Difference[] {
  const states = { theirState: theirs.state, ourState: ours.state };
  if (theirs.state === 'captured') {
    const clearing = yen(theirs.captured - theirs.refunded - disputedAtRail(theirs));
    return [{ ...about(ours), kind: 'unknown_capture', clearing, facts: { ...states, theirCaptured: theirs.captured, theirRefunded: theirs.refunded } }];
  }
  const isOver = overStates.includes(ours.talkState);
  if (isOpenAtRail(theirs) && isOver) return [{ ...about(ours), kind: 'forgotten_hold', clearing: yen(0), facts: { ...states, talkState: ours.talkState, theirAmount: theirs.amount } }];
  if (ours.state === 'placed' && theirs.state !== 'placed') return [{ ...about(ours), kind: 'hold_gone', clearing: yen(0), facts: states }];
  return [];
}

/** What differs between a hold at the rail and ours. Nothing while either changed a moment ago or ours is in a passing state: that is looked at by itself. */
export function compareHold(theirs: RailRecord, ours: HoldInBooks | null, now: Instant): Difference[] {
  const settledBefore = after(now, -UNDER_WAY);
  if (theirs.createdAt > settledBefore || (ours !== null && ours.changedAt > settledBefore)) return [];
  if (ours === null) return withoutRow(theirs);
  if (passingStates.includes(ours.state)) return [];
  const sums: Difference[] = theirs.amount === ours.amount ? [] : [{ ...about(ours), kind: 'hold_differs', clearing: yen(0), facts: { theirAmount: theirs.amount, ourAmount: ours.amount } }];
  if (!isTaken(ours)) return [...sums, ...notTakenHere(theirs, ours)];
  if (theirs.state === 'captured') return [...sums, ...takenOnBoth(theirs, ours)];
  return [...sums, { ...about(ours), kind: 'missing_capture', clearing: negateYen(bookedOf(ours)), facts: { theirState: theirs.state, ourState: ours.state, ourCaptured: ours.captured } }];
}

/** What is wrong with a hold of ours that the rail did not list at all; null while it may be under way. */
export function missingAtRail(ours: HoldInBooks, now: Instant): Difference | null {
  if (ours.changedAt > after(now, -UNDER_WAY)) return null;
  const facts = { theirState: 'none', ourState: ours.state };
  if (isTaken(ours)) return { ...about(ours), kind: 'missing_capture', clearing: negateYen(bookedOf(ours)), facts: { ...facts, ourCaptured: ours.captured } };
  return ours.state === 'placed' ? { ...about(ours), kind: 'hold_gone', clearing: yen(0), facts } : null;
}

/** A hold that stays in a state that lasts moments. */
export function stuckHold(ours: HoldInBooks): Difference {
  return { ...about(ours), kind: 'stuck_hold', clearing: yen(0), facts: { ourState: ours.state, talkState: ours.talkState } };
}

/** A hold that was made while the rail was live and is now looked for on the test rail, or the other way round. */
export function modeDiffers(of: { readonly object: string; readonly aboutAt: Instant; readonly wasLive: boolean }): Difference {
  return { kind: 'mode_differs', object: of.object, talkId: null, aboutAt: of.aboutAt, clearing: yen(0), facts: { wasLive: of.wasLive ? 'live' : 'test' } };
}

/** What makes a difference the same one when it is found again: its kind, object and sums. */
export function keyOf({ kind, object, facts }: Difference): string {
  const sums = Object.entries(facts).filter(([, value]) => typeof value === 'number').map(([, value]) => value);
  return [kind, object, ...sums].join(':').slice(0, 190);
}

/**
 * True for a refund or dispute that the rail shows and may not have told us of yet: reading the hold again is the ordinary way to learn of both. Once the
 * rail has said the same on an earlier night, it is no news any more.
 */
export function isNews({ kind }: Difference, theirs: RailRecord, earlier: { readonly refunded: Yen; readonly disputed: Yen } | null): boolean {
  if (kind === 'refund_differs') return earlier?.refunded !== theirs.refunded;
  return kind === 'dispute_differs' && earlier?.disputed !== disputedAtRail(theirs);
}

/** True for a hold at the rail that nobody will ever take or free unless we do it now: money kept from somebody for nothing. Never one that may still be captured. */
export function mustBeReleased(difference: Difference): boolean {
  if (difference.kind === 'orphan_hold') return true;
  return difference.kind === 'forgotten_hold' && ['released', 'lost', 'declined'].includes(String(difference.facts['ourState']));
}
