import type { Side } from './side.ts';
import type { RefusalReason, Talk, TalkEffect, TalkState, Tell, Transition } from './talk.ts';

/** The command did this. */
export function done(talk: Talk, ...effects: readonly TalkEffect[]): Transition {
  return { ok: true, talk, effects };
}

/** The command changes nothing, for this reason. */
export function refused(state: TalkState, reason: RefusalReason = 'wrong_state'): Transition {
  return { ok: false, state, reason };
}

/** Tell both sides. */
export function tellBoth(what: Tell): TalkEffect {
  return { kind: 'tell', to: ['provider', 'visitor'], what };
}

/** Tell one side. */
export function tellOnly(side: Side, what: Tell): TalkEffect {
  return { kind: 'tell', to: [side], what };
}
