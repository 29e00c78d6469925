import type { Config } from '../config.ts';
import type { Database, Sql, Transaction } from '../database/database.ts';
import type { Clock } from '../primitives/clock.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { Html } from '../site/html.ts';

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

/** What a piece of a page written by another module may use; every `Context` has it. */
export interface PageParts {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
}

/** What other modules do or know when something concerns a user. */
export interface Reactions {
  readonly userBlocked: readonly ((tx: Transaction, event: UserBlocked) => Promise<void>)[];
  readonly signedOutEverywhere: readonly ((tx: Transaction, event: SignedOutEverywhere) => Promise<void>)[];
  /** Each gives the counts it knows, read fresh; several of the same name add up. */
  readonly meCounts: readonly ((sql: Sql, userId: UserId) => Promise<Partial<MeCounts>>)[];
  /** Whom and what the sign-in window is about ("a question to …, from blog.example"), by the path it goes on to; null where it knows nothing. */
  readonly aboutSignIn?: readonly ((parts: PageParts, of: { path: string; locale: Locale }) => Promise<Html | null>)[];
  /** What other modules show on a user's public page, such as their services; null for nothing. */
  readonly profileSections?: readonly ((parts: PageParts, of: { viewerId: UserId | null; userId: UserId; locale: Locale }) => Promise<Html | null>)[];
  /** What other modules show among one's own settings, such as one's cards. */
  readonly settingsSections?: readonly ((of: { userId: UserId; locale: Locale }) => Promise<Html>)[];
  /** Whether a side of a talk has written its review. */
  readonly hasReviewed: (sql: Sql, talkId: TalkId, side: 'provider' | 'visitor') => Promise<boolean>;
  /** The free seconds of a new request of two people: 60, or 0 after a chain of talks inside the free minute. */
  readonly freeSecondsOf: (sql: Sql, pair: { readonly providerId: UserId; readonly visitorId: UserId }, now: Instant) => Promise<0 | 60>;
}
