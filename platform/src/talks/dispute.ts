import type { HoldId, Id, TalkId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import type { RailDispute } from '../rails/cards/rail.ts';

/** A payment that the cardholder's bank has taken back: for now (`open`), for good (`lost`), or it came back (`won`). */
export interface Dispute {
  readonly id: Id<'dispute'>;
  readonly talkId: TalkId;
  readonly holdId: HoldId;
  /** The rail's own id. */
  readonly reference: string;
  readonly state: RailDispute['state'];
  /** What it took back and was booked: what was captured of the hold and not given back by then. */
  readonly amount: Yen;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

/** What news of a dispute asks for: book that it was opened, book that it was won, note that it was lost for good; in this order. */
export type DisputeStep = 'open' | 'win' | 'lose';

/**
 * What is to be done about a dispute that the rail shows, given what we know of it (docs/money.md, "Disputes"). One that was opened and won before we heard
 * of it changed nothing. Null: what was decided was changed afterwards, and somebody must look.
 */
export function disputeSteps(known: RailDispute['state'] | null, now: RailDispute['state']): readonly DisputeStep[] | null {
  if (known === now) return [];
  switch (known) {
    case null: return now === 'won' ? [] : now === 'lost' ? ['open', 'lose'] : ['open'];
    case 'open': return [now === 'won' ? 'win' : 'lose'];
    case 'won': case 'lost': return null;
  }
}

/** What open and lost disputes keep from a talk. */
export function disputedSum(disputes: readonly Pick<Dispute, 'state' | 'amount'>[]): Yen {
  return sumYen(disputes.map(({ state, amount }) => state === 'won' ? yen(0) : amount));
}
