import { after, type Instant } from '../primitives/instant.ts';
import { milliseconds, SECOND, type Milliseconds } from '../primitives/seconds.ts';
import { sides, type Side } from './side.ts';

/** A browser in a call stamps its lease this often. */
export const LEASE_EVERY = 5 * SECOND;
/** A lease lasts this long: a longer gap between two stamps of a side is never billed (docs/money.md, "Talk time and the bill"). */
export const LEASE_TIME = 12 * SECOND;

/** A stretch of time from `from` up to `to`; never negative. */
export interface Interval { readonly from: Instant; readonly to: Instant }

/** One stamp of a side's lease, as the platform took it in; nothing in it is a browser's clock. */
export interface Lease {
  /** `stamp`: still here; `goodbye`: leaves at once (the page closes). */
  readonly kind: 'stamp' | 'goodbye';
  /** The connection (one page, one join) that speaks. */
  readonly connectionId: string;
  /** When the platform opened that connection; the newest one of a side replaces the older. */
  readonly openedAt: Instant;
  /** The platform's clock when the stamp arrived. */
  readonly at: Instant;
  /** False when the side says that it hears nothing of the other. */
  readonly hears: boolean;
}

/**
 * What is known of one side, with its stamps folded into runs. `here`: the last word was a stamp that hears (it may have lapsed since);
 * `deaf`: it says it hears nothing since `since`; `left`: it said goodbye at `since`; `never`: no connection yet.
 */
export interface SidePresence {
  readonly status: 'never' | 'here' | 'deaf' | 'left';
  readonly connectionId: string | null;
  readonly openedAt: Instant | null;
  /** When the last stamp arrived, of whatever kind. */
  readonly lastStampAt: Instant | null;
  /** When the present status began. */
  readonly since: Instant | null;
  /** Stamped time: ascending, disjoint; the last one grows with each stamp while `here`. */
  readonly runs: readonly Interval[];
}

/** Both sides, and the stretches in which the platform itself was down (ascending, disjoint). */
export type Presence = Readonly<Record<Side, SidePresence>> & { readonly downtime: readonly Interval[] };

/** A side that has not connected yet. */
export const neverConnected: SidePresence = { status: 'never', connectionId: null, openedAt: null, lastStampAt: null, since: null, runs: [] };

/** True when a newer connection of the same side has taken over: this one must stop, and its stamps count for nothing. */
export function isReplaced(side: SidePresence, lease: Pick<Lease, 'connectionId' | 'openedAt'>): boolean {
  if (side.openedAt === null || side.connectionId === null || lease.connectionId === side.connectionId) return false;
  return lease.openedAt === side.openedAt ? lease.connectionId < side.connectionId : lease.openedAt < side.openedAt;
}

/**
 * Folds one stamp into what is known of a side. A stamp within the lease of the same connection's last one lengthens the run; any
 * other hearing stamp begins a new one. A stamp that hears nothing, or comes from a replaced connection, adds no time: the run stays
 * as it was at the last stamp that heard. A goodbye proves presence up to its own moment and ends the run there.
 */
export function stamp(side: SidePresence, lease: Lease): SidePresence {
  if (isReplaced(side, lease)) return side;
  const at = side.lastStampAt !== null && side.lastStampAt > lease.at ? side.lastStampAt : lease.at;
  const known = { connectionId: lease.connectionId, openedAt: lease.openedAt, lastStampAt: at };
  const continues = side.status === 'here' && side.connectionId === lease.connectionId && isConnected(side, at);
  const lengthened = continues && lease.hears ? lengthenLast(side.runs, at) : side.runs;
  if (lease.kind === 'goodbye') return { ...known, status: 'left', since: at, runs: lengthened };
  if (!lease.hears) return { ...known, status: 'deaf', since: side.status === 'deaf' ? side.since : at, runs: side.runs };
  if (continues) return { ...known, status: 'here', since: side.since, runs: lengthened };
  return { ...known, status: 'here', since: at, runs: [...side.runs.filter(hasLength), { from: at, to: at }] };
}

function lengthenLast(runs: readonly Interval[], to: Instant): readonly Interval[] {
  return runs.map((run, index) => (index === runs.length - 1 ? { from: run.from, to } : run));
}

function hasLength(interval: Interval): boolean {
  return interval.to > interval.from;
}

/**
 * Whether a side counts as connected at a moment not before its last stamp: its lease has not lapsed, it hears, and it has not left.
 * For earlier moments the stamped runs tell.
 */
export function isConnected(side: SidePresence, moment: Instant): boolean {
  return connectedSince(side, moment) !== null;
}

/** Whether a side has joined at all, hearing the other or not: who waits alone hears nobody, and is there all the same. */
export function isJoined(side: SidePresence, moment: Instant): boolean {
  const stamping = side.status === 'here' || side.status === 'deaf';
  return stamping && side.lastStampAt !== null && moment - side.lastStampAt <= LEASE_TIME;
}

/** Since when a side has been connected without a break, seen from a moment; null when it is not connected then. */
export function connectedSince(side: SidePresence, moment: Instant): Instant | null {
  const { lastStampAt } = side;
  if (lastStampAt === null) return null;
  if (moment < lastStampAt) return side.runs.find((run) => run.from <= moment && moment < run.to)?.from ?? null;
  const last = side.runs.at(-1);
  return side.status === 'here' && moment - lastStampAt <= LEASE_TIME && last !== undefined ? last.from : null;
}

/** Since when both sides have been connected without a break; null when one of them is not. */
export function bothConnectedSince(presence: Presence, moment: Instant): Instant | null {
  const provider = connectedSince(presence.provider, moment);
  const visitor = connectedSince(presence.visitor, moment);
  return provider === null || visitor === null ? null : latest(provider, visitor);
}

/** The sides not connected at a moment. */
export function absentSides(presence: Presence, moment: Instant): Side[] {
  return sides.filter((side) => !isConnected(presence[side], moment));
}

/** The first moment at which a side counts as lost unless it stamps again; null when it is not here anyway. It was then lost at its last stamp. */
export function lapsesAt(side: SidePresence): Instant | null {
  return side.status === 'here' && side.lastStampAt !== null ? after(side.lastStampAt, LEASE_TIME + 1) : null;
}

/**
 * Talk time that may be billed: the stretches in which both sides' stamped runs overlap within the bounds. The time after a side's last
 * stamp (at most a lease) is shown by the live meter, but never billed: so the bill never exceeds the time both were truly there.
 */
export function stampedOverlaps(presence: Presence, bounds: Interval): Interval[] {
  return intersect(intersect(presence.provider.runs, presence.visitor.runs), [bounds]);
}

/** Talk time as the live meter shows it up to `bounds.to`: like the stamped overlaps, but a side whose lease still holds counts as here. */
export function shownOverlaps(presence: Presence, bounds: Interval): Interval[] {
  return intersect(intersect(heldRuns(presence.provider, bounds.to), heldRuns(presence.visitor, bounds.to)), [bounds]);
}

function heldRuns(side: SidePresence, moment: Instant): readonly Interval[] {
  const open = side.lastStampAt !== null && moment > side.lastStampAt && isConnected(side, moment);
  return open ? lengthenLast(side.runs, moment) : side.runs;
}

/** The stretches two ascending, disjoint lists have in common, without empty ones. */
export function intersect(one: readonly Interval[], other: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [one[i], other[j]];
    if (a === undefined || b === undefined) return common;
    const shared = { from: latest(a.from, b.from), to: a.to < b.to ? a.to : b.to };
    if (hasLength(shared)) common.push(shared);
    if (a.to < b.to) i += 1;
    else j += 1;
  }
}

/** What is left of `bounds` outside an ascending, disjoint list of stretches. */
export function gaps(covered: readonly Interval[], bounds: Interval): Interval[] {
  const edges = [...intersect(covered, [bounds]), { from: bounds.to, to: bounds.to }];
  const starts = [bounds.from, ...edges.map((edge) => edge.to)];
  return edges.map((edge, index) => ({ from: starts[index] ?? bounds.from, to: edge.from })).filter(hasLength);
}

/** The sum of stretches, in milliseconds. */
export function totalMs(intervals: readonly Interval[]): Milliseconds {
  return milliseconds(intervals.reduce((sum, interval) => sum + (interval.to - interval.from), 0));
}

function latest(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
