import type { CardId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { holdAmount } from './bill.ts';
import { done, refused, tellBoth, tellOnly } from './outcome.ts';
import { bothConnectedSince, isJoined, type Presence } from './presence.ts';
import type { Side } from './side.ts';
import { MOST_CARDS, type AcceptedTalk, type HoldProgress, type MissedReason, type TalkCommand, type Transition } from './talk.ts';

/** What a command does to an accepted talk: the hold is placed and the two join, within 2 minutes (docs/words.md, "The life of a talk"). */
export function transitionAccepted(talk: AcceptedTalk, command: TalkCommand, now: Instant): Transition {
  switch (command.type) {
    case 'passTime': return passTime(talk, command.presence, now);
    case 'connect': return connect(talk, command.presence, now);
    case 'sever': return cancel(talk, command.by, now);
    case 'cancel': return now >= talk.joinBy ? refused('missed', 'too_late') : cancel(talk, command.by, now);
    default: return now >= talk.joinBy ? afterJoinTime(command) : withHold(talk, command, now);
  }
}

function withHold(talk: AcceptedTalk, command: TalkCommand, now: Instant): Transition {
  if (command.type === 'chooseCard') return chooseCard(talk, command.cardId);
  if (command.type !== 'holdPlaced' && command.type !== 'holdAuthenticating' && command.type !== 'holdDeclined') return refused('accepted');
  if (command.part !== 1) return refused('accepted', 'unknown_part');
  if (talk.hold.state !== 'placing' && talk.hold.state !== 'authenticating') return refused('accepted');
  const { cardsUsed } = talk.hold;
  if (command.type === 'holdPlaced') return done(withProgress(talk, { state: 'placed', cardsUsed, placedAt: now }), tellBoth('holdPlaced'));
  if (command.type === 'holdDeclined') return declined(talk, cardsUsed, now);
  return done(withProgress(talk, { state: 'authenticating', cardsUsed, url: command.url }), tellBoth('holdAuthenticating'));
}

function withProgress(talk: AcceptedTalk, hold: HoldProgress): AcceptedTalk {
  return { ...talk, hold };
}

/** A decline keeps the talk accepted while another card may be tried; after the last card nothing could come any more. */
function declined(talk: AcceptedTalk, cardsUsed: number, now: Instant): Transition {
  if (cardsUsed >= MOST_CARDS) return miss(talk, 'card', now);
  return done(withProgress(talk, { state: 'declined', cardsUsed }), { kind: 'askCard', cardsLeft: MOST_CARDS - cardsUsed }, tellOnly('visitor', 'holdDeclined'));
}

function chooseCard(talk: AcceptedTalk, cardId: CardId): Transition {
  if (talk.hold.state !== 'declined') return refused('accepted');
  const attempt = talk.hold.cardsUsed + 1;
  if (attempt > MOST_CARDS) return refused('accepted', 'no_cards_left');
  const amount = holdAmount(talk.terms, talk.terms.ceilingMinutes);
  return done(withProgress(talk, { state: 'placing', cardsUsed: attempt }), { kind: 'placeHold', part: 1, amount, cardId, attempt }, tellBoth('accepted'));
}

/** After the 2 minutes the talk is as good as missed; `passTime` frees every hold, one placed only now included. */
function afterJoinTime(command: TalkCommand): Transition {
  return refused('missed', command.type === 'chooseCard' || command.type.startsWith('hold') ? 'too_late' : 'wrong_state');
}

/** Goes live at the later of the second side's connection and the hold, if that was within the 2 minutes. */
function connect(talk: AcceptedTalk, presence: Presence, now: Instant): Transition {
  const moment = now < talk.joinBy ? now : talk.joinBy;
  const both = bothConnectedSince(presence, moment);
  if (both === null || talk.hold.state !== 'placed' || talk.hold.placedAt > moment) return refused('accepted', now >= talk.joinBy ? 'too_late' : 'nothing_due');
  const { terms, acceptedAt } = talk;
  const startedAt = both > talk.hold.placedAt ? both : talk.hold.placedAt;
  const parts = [{ part: 1, amount: holdAmount(terms, terms.ceilingMinutes) }];
  return done(
    { state: 'live', terms, acceptedAt, startedAt, ceilingMinutes: terms.ceilingMinutes, parts, lastPart: 1, extension: null, warnedMinutes: null, absentSides: [] },
    tellBoth('live'),
  );
}

function passTime(talk: AcceptedTalk, presence: Presence, now: Instant): Transition {
  const live = connect(talk, presence, now);
  if (live.ok) return live;
  return now >= talk.joinBy ? miss(talk, missedReason(talk, presence), talk.joinBy) : refused('accepted', 'nothing_due');
}

/** Without a hold the talk could not begin whoever was there, so the card comes first. */
function missedReason(talk: AcceptedTalk, presence: Presence): MissedReason {
  if (talk.hold.state !== 'placed') return 'card';
  const visitor = isJoined(presence.visitor, talk.joinBy);
  const provider = isJoined(presence.provider, talk.joinBy);
  if (visitor === provider) return 'both_absent';
  return visitor ? 'provider_absent' : 'visitor_absent';
}

function miss(talk: AcceptedTalk, reason: MissedReason, at: Instant): Transition {
  const { terms, acceptedAt } = talk;
  return done({ state: 'missed', terms, acceptedAt, missedAt: at, reason, invitedAgainAt: null }, { kind: 'releaseHolds' }, { kind: 'endCall' }, tellBoth('missed'));
}

/** The visitor's cancel withdraws, the provider's makes it missed; a block or suspension does the same and tells no reason. */
function cancel(talk: AcceptedTalk, by: Side, now: Instant): Transition {
  if (by === 'provider') return miss(talk, 'cancelled', now);
  const { terms, acceptedAt } = talk;
  return done({ state: 'withdrawn', terms, acceptedAt, withdrawnAt: now }, { kind: 'releaseHolds' }, { kind: 'endCall' }, tellBoth('withdrawn'));
}
