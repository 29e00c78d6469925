import type { CapturePlan } from '../talks/bill.ts';
import type { Hold, HoldEvent } from '../talks/hold.ts';
import { transitionHold } from '../talks/hold.ts';
import { neverConnected, stamp, type Presence, type SidePresence } from '../talks/presence.ts';
import type { SettledTalk, Talk, TalkCommand, TalkEffect, TalkTerms } from '../talks/talk.ts';
import { threadEventOf, type ThreadLine } from '../talks/thread-line.ts';
import { requestTalk, transition } from '../talks/transition.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { SECOND } from '../primitives/seconds.ts';
import { sumYen, type Yen } from '../primitives/yen.ts';

/** A talk that is over and paid, as the rules make it of its terms. */
export interface PastTalk {
  readonly talk: SettledTalk;
  readonly version: number;
  readonly hold: Hold;
  readonly presence: Presence;
  /** What stands in the thread about it, in order. */
  readonly lines: readonly { readonly line: ThreadLine; readonly at: Instant }[];
}

/** How long the bank takes, and how long the two take to join. */
const PLACING = 3 * SECOND;
const JOINING = 9 * SECOND;
const LEASE = 5 * SECOND;

/** One side that was there from the first moment to the last, stamp by stamp. */
function thereFor(connectionId: string, from: Instant, to: Instant): SidePresence {
  let side = stamp(neverConnected, { kind: 'stamp', connectionId, openedAt: from, at: from, hears: true });
  for (let at = after(from, LEASE); at < to; at = after(at, LEASE)) side = stamp(side, { kind: 'stamp', connectionId, openedAt: from, at, hears: true });
  return to > from ? stamp(side, { kind: 'stamp', connectionId, openedAt: from, at: to, hears: true }) : side;
}

const both = (from: Instant, to: Instant): Presence => ({ provider: thereFor('past-provider', from, to), visitor: thereFor('past-visitor', from, to), downtime: [] });

function holdOf(placed: Extract<TalkEffect, { kind: 'placeHold' }>, plan: CapturePlan, reference: string): Hold {
  const capture = plan.captures[0]?.amount;
  const ending: HoldEvent[] = capture === undefined ? [{ type: 'release' }, { type: 'released' }] : [{ type: 'capture', amount: capture }, { type: 'captured', amount: capture }];
  const events: HoldEvent[] = [{ type: 'created', reference }, { type: 'placed' }, ...ending];
  return events.reduce<Hold>((hold, event) => {
    const step = transitionHold(hold, event);
    if (!step.ok) throw new Error(`a hold of the demo can't be ${event.type}: ${step.reason}`);
    return step.hold;
  }, { state: 'planned', amount: placed.amount, attempt: placed.attempt });
}

/** What has happened so far, command by command. */
interface Walk {
  readonly talk: Talk;
  readonly version: number;
  readonly effects: readonly TalkEffect[];
  readonly lines: PastTalk['lines'];
}

function take(walk: Walk, step: { talk: Talk; effects: readonly TalkEffect[] }, at: Instant): Walk {
  const told = step.effects.flatMap((effect) => {
    const line = effect.kind === 'tell' ? threadEventOf(step.talk, effect.what) : null;
    return line === null ? [] : [{ line, at }];
  });
  return { talk: step.talk, version: walk.version + 1, effects: [...walk.effects, ...step.effects], lines: [...walk.lines, ...told] };
}

function give(walk: Walk, command: TalkCommand, at: Instant): Walk {
  const step = transition(walk.talk, command, at);
  if (!step.ok) throw new Error(`a talk of the demo refuses ${command.type}: ${step.reason}`);
  return take(walk, step, at);
}

/** Takes a request through its whole life: accepted after `answerMs`, talked for `talkMs`, hung up by the visitor, settled with everything captured. */
export function pastTalk(terms: TalkTerms, life: { readonly answerMs: number; readonly talkMs: number; readonly reference: string }): PastTalk {
  const accepted = after(terms.requestedAt, life.answerMs);
  const start = after(accepted, JOINING);
  const end = after(start, life.talkMs);
  const whole = both(start, end);
  const asked = requestTalk(terms);
  let walk = take({ talk: asked.talk, version: 0, effects: [], lines: [] }, asked, terms.requestedAt);
  walk = give(walk, { type: 'accept', visitorInTalk: false, providerInTalk: false }, accepted);
  walk = give(walk, { type: 'holdPlaced', part: 1 }, after(accepted, PLACING));
  walk = give(walk, { type: 'connect', presence: both(start, start) }, start);
  walk = give(walk, { type: 'hangUp', by: 'visitor', presence: whole }, end);
  if (walk.talk.state !== 'ended') throw new Error('a talk of the demo did not end');
  const { plan } = walk.talk;
  const captured: Yen = sumYen(plan.captures.map((capture) => capture.amount));
  walk = give(walk, { type: 'settle', captured }, after(end, PLACING));
  const placed = walk.effects.find((effect) => effect.kind === 'placeHold');
  if (walk.talk.state !== 'settled' || placed === undefined) throw new Error('a talk of the demo was not settled');
  return { talk: walk.talk, version: walk.version, hold: holdOf(placed, plan, life.reference), presence: whole, lines: walk.lines };
}
