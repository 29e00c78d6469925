import { after, type Instant } from '../primitives/instant.ts';
import { DAY, HOUR, MINUTE } from '../primitives/seconds.ts';
import type { NoticeKind } from '../users/index.ts';

/** From when to when pushes are held back, every night: minutes after midnight in Japan. `to` may be the next morning. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Japan's clock is nine hours ahead all year. */
const JAPAN_AHEAD = 9 * HOUR;

/** When the quiet around a moment ends; null where it isn't quiet. The same start and end is no quiet at all. */
export function quietUntil(quiet: QuietHours | null, now: Instant): Instant | null {
  if (quiet === null || quiet.fromMinute === quiet.toMinute) return null;
  const sinceMidnight = (now + JAPAN_AHEAD) % DAY;
  const [from, to] = [quiet.fromMinute * MINUTE, quiet.toMinute * MINUTE];
  const isQuiet = from < to ? sinceMidnight >= from && sinceMidnight < to : sinceMidnight >= from || sinceMidnight < to;
  if (!isQuiet) return null;
  return after(now, to > sinceMidnight ? to - sinceMidnight : DAY - sinceMidnight + to);
}

/** Whether a push of a kind waits for the morning. An accepted talk begins within two minutes, and whoever has the light on wants to be asked. */
export function isHeldBack(kind: NoticeKind, { lightOn }: { readonly lightOn: boolean }): boolean {
  if (kind === 'accepted' || kind === 'card') return false;
  return !(kind === 'requested' && lightOn);
}
