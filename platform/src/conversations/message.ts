import type { ConversationId, Id, TalkId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Yen } from '../primitives/yen.ts';

/** What of a talk stands in the thread as a thin line. */
export type ThreadEventKind = 'requested' | 'declined' | 'withdrawn' | 'expired' | 'missed' | 'invited' | 'connected' | 'free-minute-over' | 'lost' | 'resumed' | 'ended';

/** The two people of a thread. */
export type Side = 'provider' | 'visitor';

interface Numbered {
  readonly id: Id<'message'>;
  readonly conversationId: ConversationId;
  /** The place in the thread: 1, 2, 3 … without a gap. */
  readonly number: number;
  readonly at: Instant;
}

/** What a person wrote. `clientKey` is the sender's own, so that sending again is no second message. */
export interface WrittenMessage extends Numbered {
  readonly from: Side;
  readonly text: string;
  readonly clientKey: string;
}

/** What happened in a talk, told by the platform. `amount` is the bill where the line names one. */
export interface EventMessage extends Numbered {
  readonly from: 'platform';
  readonly event: { readonly kind: ThreadEventKind; readonly talkId: TalkId; readonly amount: Yen | null };
}

/** One line of a thread. */
export type Message = WrittenMessage | EventMessage;

/** The other side. */
export function otherSide(side: Side): Side {
  return side === 'provider' ? 'visitor' : 'provider';
}
