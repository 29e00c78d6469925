import type { MeterSnapshot } from '../call/meter-view.ts';
import type { Sound } from '../frame/sounds.ts';

const running = ({ phase }: MeterSnapshot): boolean => phase === 'free' || phase === 'paid' || phase === 'near';

/** The sound that goes with the meter's step from one moment to the next; null for most steps. */
export function soundAfter(before: MeterSnapshot | null, now: MeterSnapshot | null): Sound | null {
  if (before === null || now === null) return null;
  if (now.phase === 'ended') return before.phase === 'ended' ? null : 'ended';
  if (before.phase === 'joining' && running(now)) return 'connected';
  if (before.phase === 'free' && (now.phase === 'paid' || now.phase === 'near')) return 'freeOver';
  return running(before) && before.phase !== 'near' && now.phase === 'near' ? 'near' : null;
}
