import type { Sql, Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** One user has blocked another; what the two have open together ends in the same transaction. */
export interface UserBlocked {
  readonly blockerId: UserId;
  readonly blockedId: UserId;
  readonly at: Instant;
}

/** A user has signed out everywhere or set a new password; every other way in ends in the same transaction. */
export interface SignedOutEverywhere {
  readonly userId: UserId;
  readonly at: Instant;
}

/** What the header of every page counts. */
export interface MeCounts {
  readonly unreadMessages: number;
  readonly waitingRequests: number;
}

/** What other modules do or know when something concerns a user. */
export interface Reactions {
  readonly userBlocked: readonly ((tx: Transaction, event: UserBlocked) => Promise<void>)[];
  readonly signedOutEverywhere: readonly ((tx: Transaction, event: SignedOutEverywhere) => Promise<void>)[];
  /** Each gives the counts it knows, read fresh; several of the same name add up. */
  readonly meCounts: readonly ((sql: Sql, userId: UserId) => Promise<Partial<MeCounts>>)[];
}
