import type { RailHold } from '../rails/cards/rail.ts';
import type { HoldState } from './hold.ts';

/**
 * Whether what the rail says of a hold, asked because of news, tells us anything. News comes late, twice and in any order, and whoever
 * waits for an answer of the rail gets it from the call itself; so only what nobody else would bring is taken: the bank's answer while
 * the cardholder is there, and whatever became of a hold without our asking.
 */
export function tellsMore(state: HoldState, answer: RailHold): boolean {
  switch (answer.state) {
    case 'placed': case 'declined': return state === 'authenticating';
    case 'captured': case 'released': return state !== 'planned';
    case 'none': case 'unknown': case 'created': case 'authenticating': return false;
  }
}
