import { after, type Instant } from '../primitives/instant.ts';
import { HOUR, MINUTE, SECOND } from '../primitives/seconds.ts';
import type { User } from './user.ts';

/** How long "available now" stays on before it goes off by itself. */
export const AVAILABLE_TIME = 2 * HOUR;
/** So long before that the user is told. */
export const LIGHT_WARNING = 10 * MINUTE;
/** A user counts as reachable this long after an event stream of theirs was seen open. */
export const REACHABLE_TIME = 60 * SECOND;
/** Unreachable for so long, with no page and no device, the light goes off for good: it would come back on by surprise. */
export const UNREACHABLE_TIME = 10 * MINUTE;

/** available: will talk now; busy: in a talk; away: not in. */
export type Light = 'available' | 'busy' | 'away';

/** Until when switching on at `now` keeps the light on. */
export function availableUntil(now: Instant): Instant {
  return after(now, AVAILABLE_TIME);
}

/** What a user's light shows: in a talk is busy; available needs the switch on and an open page or a device that takes pushes. */
export function lightOf(user: Pick<User, 'availableUntil' | 'reachableAt' | 'pushReady' | 'talkId'>, now: Instant): Light {
  if (user.talkId !== null) return 'busy';
  const switchedOn = user.availableUntil !== null && now < user.availableUntil;
  const reachable = user.pushReady || (user.reachableAt !== null && now < after(user.reachableAt, REACHABLE_TIME));
  return switchedOn && reachable ? 'available' : 'away';
}
