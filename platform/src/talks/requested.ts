import { after, type Instant } from '../primitives/instant.ts';
import { holdAmount } from './bill.ts';
import { done, refused, tellBoth } from './outcome.ts';
import { JOIN_TIME, type RequestedTalk, type TalkCommand, type Transition } from './talk.ts';

/** What a command does to a talk that waits for the provider's answer (docs/words.md, "The life of a talk"). */
export function transitionRequested(talk: RequestedTalk, command: TalkCommand, now: Instant): Transition {
  if (command.type === 'passTime') return now >= talk.terms.waitUntil ? expire(talk) : refused('requested', 'nothing_due');
  if (command.type === 'sever') return command.by === 'visitor' ? withdraw(talk, now) : decline(talk, '', now);
  const late = now >= talk.terms.waitUntil;
  switch (command.type) {
    case 'accept': return late ? refused('expired', 'too_late') : accept(talk, command, now);
    case 'decline': return late ? refused('expired', 'too_late') : decline(talk, command.words, now);
    case 'withdraw': return late ? refused('expired', 'too_late') : withdraw(talk, now);
    default: return refused('requested');
  }
}

/** The waiting time is over at `waitUntil`, however late the job comes. */
function expire(talk: RequestedTalk): Transition {
  return done({ state: 'expired', terms: talk.terms, expiredAt: talk.terms.waitUntil, invitedAgainAt: null }, tellBoth('expired'));
}

/** A person, in either role, has at most one talk in `accepted` or `live`; where the visitor is in another, the request keeps waiting. */
function accept(talk: RequestedTalk, others: { visitorInTalk: boolean; providerInTalk: boolean }, now: Instant): Transition {
  if (others.providerInTalk) return refused('requested', 'provider_in_talk');
  if (others.visitorInTalk) return refused('requested', 'visitor_in_talk');
  return done(
    { state: 'accepted', terms: talk.terms, acceptedAt: now, joinBy: after(now, JOIN_TIME), hold: { state: 'placing', cardsUsed: 1 } },
    { kind: 'placeHold', part: 1, amount: holdAmount(talk.terms, talk.terms.ceilingMinutes), cardId: null, attempt: 1 },
    tellBoth('accepted'),
  );
}

/** A provider who blocks or is suspended declines without words: no reason is told. */
function decline(talk: RequestedTalk, words: string, now: Instant): Transition {
  return done({ state: 'declined', terms: talk.terms, declinedAt: now, words, invitedAgainAt: null }, tellBoth('declined'));
}

function withdraw(talk: RequestedTalk, now: Instant): Transition {
  return done({ state: 'withdrawn', terms: talk.terms, acceptedAt: null, withdrawnAt: now }, tellBoth('withdrawn'));
}
