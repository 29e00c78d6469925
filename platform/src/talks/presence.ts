import type { Instant } from '../primitives/instant.ts';
import { SECOND } from '../primitives/seconds.ts';
import type { Side } from './side.ts';

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
