import type { Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** One user has blocked another; what the two have open together ends in the same transaction. */
export interface UserBlocked {
  readonly blockerId: UserId;
  readonly blockedId: UserId;
  readonly at: Instant;
}

/** What other modules do, in the same transaction, when something happens to a user. */
export interface Reactions {
  readonly userBlocked: readonly ((tx: Transaction, event: UserBlocked) => Promise<void>)[];
}
