import type { Member } from '../http/viewer.ts';
import type { Conversation } from './conversation.ts';
import type { Side } from './message.ts';

/** The side of a thread somebody is on; null for everybody else. A frame sees its own service's thread as the visitor and nothing else. */
export function sideOf(conversation: Conversation, viewer: Member): Side | null {
  if (viewer.kind === 'frame' && (viewer.serviceId !== conversation.serviceId || viewer.userId !== conversation.visitorId)) return null;
  if (viewer.userId === conversation.providerId) return 'provider';
  return viewer.userId === conversation.visitorId ? 'visitor' : null;
}
