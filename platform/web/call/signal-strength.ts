import type { CallStats } from './call-client.ts';

/** How good a connection is: 0 unknown, 1 weak, 2 fair, 3 good. */
export type SignalStrength = 0 | 1 | 2 | 3;

/** Up to these a connection is good, and up to the second ones fair: the way there and back in ms, and the share of packets lost. */
const good = { roundTripMs: 250, lost: 0.02 };
const fair = { roundTripMs: 600, lost: 0.08 };

/** Judges a connection by two looks at its counters some seconds apart; unknown as long as nothing has been measured. */
export function signalStrength(before: CallStats, now: CallStats): SignalStrength {
  const { roundTripMs } = now;
  const received = now.packetsReceived - before.packetsReceived;
  // A new link counts from zero again: the next look will tell.
  if (roundTripMs === null || received < 0) return 0;
  const missing = Math.max(0, now.packetsLost - before.packetsLost);
  const lost = missing === 0 ? 0 : missing / (missing + received);
  const within = (limit: typeof good) => roundTripMs < limit.roundTripMs && lost < limit.lost;
  return within(good) ? 3 : within(fair) ? 2 : 1;
}
