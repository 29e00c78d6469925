import type { ConversationId, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { otherSide, type Side } from './message.ts';

/** What one side has seen of a thread. */
export interface SideMarks {
  /** The number up to which the side has read. */
  readonly read: number;
  /** How many messages of the other side lie beyond. */
  readonly unread: number;
  /** Whether a mail about unread messages was decided since the side last had none. */
  readonly mailed: boolean;
}

/** The text chat of one visitor with one provider about one service: one thread for ever. */
export interface Conversation {
  readonly id: ConversationId;
  readonly serviceId: ServiceId;
  readonly providerId: UserId;
  readonly visitorId: UserId;
  /** The number of the last message; 0 before the first. */
  readonly lastNumber: number;
  readonly marks: Readonly<Record<Side, SideMarks>>;
  readonly createdAt: Instant;
  /** When the last message came. */
  readonly updatedAt: Instant;
}

const nothingRead: SideMarks = { read: 0, unread: 0, mailed: false };

/** A thread without a message. */
export function newConversation(of: Pick<Conversation, 'id' | 'serviceId' | 'providerId' | 'visitorId'>, now: Instant): Conversation {
  return { ...of, lastNumber: 0, marks: { provider: nothingRead, visitor: nothingRead }, createdAt: now, updatedAt: now };
}

/** The thread with room for one more message, and what is to be told by mail: a side is mailed once, until it has read everything. */
export function withMessage(conversation: Conversation, from: Side | 'platform', now: Instant): { readonly conversation: Conversation; readonly mail: Side | null } {
  const grown = { ...conversation, lastNumber: conversation.lastNumber + 1, updatedAt: now };
  if (from === 'platform') return { conversation: grown, mail: null };
  const reader = otherSide(from);
  const marks = conversation.marks[reader];
  return {
    conversation: { ...grown, marks: { ...conversation.marks, [reader]: { ...marks, unread: marks.unread + 1, mailed: true } } },
    mail: marks.mailed ? null : reader,
  };
}

/** The thread read by a side up to a number, with the messages of the other side that are left; null when that changes nothing. A mark never goes back, nor beyond the last message. */
export function withRead(conversation: Conversation, side: Side, upTo: { readonly number: number; readonly unread: number }): Conversation | null {
  const marks = conversation.marks[side];
  const read = Math.min(upTo.number, conversation.lastNumber);
  if (read <= marks.read) return null;
  return { ...conversation, marks: { ...conversation.marks, [side]: { read, unread: upTo.unread, mailed: upTo.unread > 0 && marks.mailed } } };
}

/** The user on a side. */
export function userOn(conversation: Conversation, side: Side): UserId {
  return side === 'provider' ? conversation.providerId : conversation.visitorId;
}
