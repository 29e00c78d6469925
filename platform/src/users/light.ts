import { after, type Instant } from '../primitives/instant.ts';
import { HOUR, SECOND } from '../primitives/seconds.ts';
import type { User } from './user.ts';

/** How long "available now" stays on before it goes off by itself. */
export const AVAILABLE_TIME = 2 * HOUR;
/** A user counts as reachable this long after an event stream of theirs was seen open. */
export const REACHABLE_TIME = 60 * SECOND;

/** available: will talk now; busy: in a talk; away: not in. */
export type Light = 'available' | 'busy' | 'away';

/** Until when switching on at `now` keeps the light on. */
export function availableUntil(now: Instant): Instant {
  return after(now, AVAILABLE_TIME);
}

/** What a user's light shows: in a talk is busy; available needs the switch on and a page that can be reached. */
export function lightOf(user: Pick<User, 'availableUntil' | 'reachableAt' | 'talkId'>, now: Instant): Light {
  if (user.talkId !== null) return 'busy';
  const switchedOn = user.availableUntil !== null && now < user.availableUntil;
  const reachable = user.reachableAt !== null && now < after(user.reachableAt, REACHABLE_TIME);
  return switchedOn && reachable ? 'available' : 'away';
}
