import type { Member } from '../http/viewer.ts';
import type { Side } from './side.ts';
import type { Talk } from './talk.ts';

/** The side of a talk somebody is on; null for everybody else, and in a frame of another service: for them it doesn't exist. */
export function sideOf(talk: Talk, viewer: Member): Side | null {
  if (viewer.kind === 'frame' && (viewer.serviceId !== talk.terms.serviceId || viewer.userId !== talk.terms.visitorId)) return null;
  if (viewer.userId === talk.terms.providerId) return 'provider';
  return viewer.userId === talk.terms.visitorId ? 'visitor' : null;
}
