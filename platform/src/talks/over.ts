import type { Instant } from '../primitives/instant.ts';
import { sumYen, yen } from '../primitives/yen.ts';
import { done, refused, tellBoth, tellOnly } from './outcome.ts';
import { outcomeOf } from './settlement.ts';
import { INVITE_AGAIN_TIME, type DeclinedTalk, type EndedTalk, type ExpiredTalk, type MissedTalk, type SettledTalk, type Talk, type TalkCommand, type Transition, type WithdrawnTalk } from './talk.ts';

/** What a command does to a request that came to nothing: it may be invited again, and a hold that comes too late is freed at once. */
export function transitionOver(talk: DeclinedTalk | ExpiredTalk | MissedTalk | WithdrawnTalk, command: TalkCommand, now: Instant): Transition {
  if (command.type === 'inviteAgain' && talk.state !== 'withdrawn') return inviteAgain(talk, now);
  const hadHold = talk.state === 'missed' || (talk.state === 'withdrawn' && talk.acceptedAt !== null);
  return hadHold && isHoldAnswer(command) ? freeLate(talk, command.part) : refused(talk.state);
}

/** After declined, expired or missed the provider may invite again, once, for 30 days; the visitor is told (The life of a talk). */
function inviteAgain(talk: DeclinedTalk | ExpiredTalk | MissedTalk, now: Instant): Transition {
  if (talk.invitedAgainAt !== null) return refused(talk.state, 'already_invited');
  if (now - closedAt(talk) > INVITE_AGAIN_TIME) return refused(talk.state, 'too_late');
  return done({ ...talk, invitedAgainAt: now }, tellOnly('visitor', 'invitedAgain'));
}

function closedAt(talk: DeclinedTalk | ExpiredTalk | MissedTalk): Instant {
  switch (talk.state) {
    case 'declined': return talk.declinedAt;
    case 'expired': return talk.expiredAt;
    case 'missed': return talk.missedAt;
  }
}

/** True while the provider may invite the visitor of this talk again. */
export function mayInviteAgain(talk: Talk, now: Instant): boolean {
  return (talk.state === 'declined' || talk.state === 'expired' || talk.state === 'missed') && inviteAgain(talk, now).ok;
}

/** What a command does to an ended talk: it settles once every hold is captured, released or lost. */
export function transitionEnded(talk: EndedTalk, command: TalkCommand, now: Instant): Transition {
  if (isHoldAnswer(command)) return talk.plan.captures.some((capture) => capture.part === command.part) ? refused('ended') : freeLate(talk, command.part);
  if (command.type !== 'settle') return refused('ended');
  if (command.captured > sumYen(talk.plan.captures.map((capture) => capture.amount))) return refused('ended', 'too_much');
  const outcome = outcomeOf(talk.plan, command.captured);
  const collection = command.collects === true && outcome.uncollected > 0 ? { collection: 'asked' } as const : {};
  return done({ ...talk, state: 'settled', settledAt: now, ...outcome, ...collection }, tellBoth('settled'));
}

/** What a command does to a settled talk: what was uncollected may still be collected, or made good by the operator. */
export function transitionSettled(talk: SettledTalk, command: TalkCommand): Transition {
  if (isHoldAnswer(command)) return talk.plan.captures.some((capture) => capture.part === command.part) ? refused('settled') : freeLate(talk, command.part);
  switch (command.type) {
    case 'collect':
      if (command.amount > talk.uncollected) return refused('settled', 'too_much');
      return done({ ...talk, captured: yen(talk.captured + command.amount), uncollected: yen(talk.uncollected - command.amount), collection: 'done' }, tellBoth('collected'));
    case 'collectFailed': return talk.collection === 'asked' ? done({ ...talk, collection: 'failed' }, tellBoth('collectFailed')) : refused('settled');
    case 'absorb': return mayAbsorb(talk) ? done({ ...talk, absorbed: command.sales }, tellOnly('provider', 'absorbed')) : refused('settled');
    default: return refused('settled');
  }
}

/** Whether the operator may make good what is uncollected: once, and not while the card is still asked. */
export function mayAbsorb(talk: SettledTalk): boolean {
  return talk.uncollected > 0 && talk.collection !== 'asked' && talk.absorbed === undefined;
}

type HoldAnswer = Extract<TalkCommand, { part: number }>;

function isHoldAnswer(command: TalkCommand): command is HoldAnswer {
  return command.type === 'holdPlaced' || command.type === 'holdAuthenticating' || command.type === 'holdDeclined';
}

/** A hold placed after the end is released (Talk time and the bill). */
function freeLate(talk: Talk, part: number): Transition {
  return done(talk, { kind: 'releaseHold', part });
}
