import type { Yen } from '../primitives/yen.ts';
import type { Talk, Tell } from './talk.ts';

/** What stands as a thin line in the conversation of the two. */
export interface ThreadLine {
  readonly kind: 'requested' | 'declined' | 'withdrawn' | 'expired' | 'missed' | 'invited' | 'connected' | 'lost' | 'resumed' | 'ended';
  /** The bill, where the line names one. */
  readonly amount: Yen | null;
}

const kinds: Partial<Record<Tell, ThreadLine['kind']>> = {
  requested: 'requested', declined: 'declined', withdrawn: 'withdrawn', expired: 'expired', missed: 'missed', invitedAgain: 'invited', live: 'connected', lost: 'lost', resumed: 'resumed', ended: 'ended',
};

/** The line that news of a talk leave in the thread; null where the thread says nothing of it. */
export function threadEventOf(talk: Talk, what: Tell): ThreadLine | null {
  const kind = kinds[what];
  if (kind === undefined) return null;
  return { kind, amount: talk.state === 'ended' ? talk.statement.charged : null };
}
