import type { Instant } from '../primitives/instant.ts';
import { transitionAccepted } from './accepted.ts';
import { transitionLive } from './live.ts';
import { liveDue } from './live-time.ts';
import { transitionEnded, transitionOver, transitionSettled } from './over.ts';
import type { Presence } from './presence.ts';
import { transitionRequested } from './requested.ts';
import type { Talk, TalkCommand, TalkEffect, TalkTerms, Transition } from './talk.ts';

/**
 * What a command does to a talk at a moment (docs/words.md, "The life of a talk"). Pure: the caller holds the talk's row lock, stores the
 * talk and the effects in one transaction and carries the effects out after the commit. Where `nextDue` has come, the caller first
 * runs `passTime`, so that a late job and a command in the same moment give one outcome.
 */
export function transition(talk: Talk, command: TalkCommand, now: Instant): Transition {
  switch (talk.state) {
    case 'requested': return transitionRequested(talk, command, now);
    case 'accepted': return transitionAccepted(talk, command, now);
    case 'live': return transitionLive(talk, command, now);
    case 'ended': return transitionEnded(talk, command, now);
    case 'settled': return transitionSettled(talk, command);
    case 'declined': case 'expired': case 'missed': case 'withdrawn': return transitionOver(talk, command, now);
  }
}

/** A new request and what follows from it. Limits and the mandate are checked before (queue.ts, the mandate's own rules). */
export function requestTalk(terms: TalkTerms): { readonly talk: Talk; readonly effects: readonly TalkEffect[] } {
  return { talk: { state: 'requested', terms }, effects: [{ kind: 'tell', to: ['provider', 'visitor'], what: 'requested' }] };
}

/** The one moment at which time alone next changes something in a talk; null when it never will. It may already have passed. */
export function nextDue(talk: Talk, presence: Presence): Instant | null {
  switch (talk.state) {
    case 'requested': return talk.terms.waitUntil;
    case 'accepted': return talk.joinBy;
    case 'live': return liveDue(talk, presence);
    default: return null;
  }
}
