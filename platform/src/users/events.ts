import type { Config } from '../config.ts';
import type { Database, Sql, Transaction } from '../database/database.ts';
import type { Clock } from '../primitives/clock.ts';
import type { ConversationId, Id, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { Html } from '../site/html.ts';
import type { AnswerFacts } from './answer-facts.ts';

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

/** An operator has suspended a user; what they have open ends in the same transaction. */
export interface UserSuspended {
  readonly userId: UserId;
  readonly at: Instant;
}

/** What a report can be about. */
export type ReportableKind = 'user' | 'service' | 'message' | 'conversation' | 'review' | 'talk';

/** Something that may be reported, as whoever reports it sees it. */
export interface Reportable {
  /** Whom the report is about. */
  readonly ownerId: UserId;
  readonly serviceId: ServiceId | null;
  /** The thread whose messages the reporter may show; null where none belongs to it. */
  readonly conversationId: ConversationId | null;
  /** The one message that is reported. */
  readonly messageId?: Id<'message'>;
  /** What everybody can read of it, kept as it was at that moment: title, words. Never what two people write to each other. */
  readonly words: string;
}

/** One message of a reporter's own thread, which they may show to the operator. */
export interface ReportableMessage {
  readonly id: Id<'message'>;
  readonly senderId: UserId;
  readonly text: string;
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

/** The pages the settings are made of: `/my/settings`, then `/my/settings/security` and so on. */
export type SettingsPlace = 'profile' | 'security' | 'notifications' | 'cards' | 'blocks' | 'account';

/** What other modules do or know when something concerns a user. */
export interface Reactions {
  readonly userBlocked: readonly ((tx: Transaction, event: UserBlocked) => Promise<void>)[];
  readonly userSuspended?: readonly ((tx: Transaction, event: UserSuspended) => Promise<void>)[];
  /** Finds what is to be reported; null where the reporter may not see it, or it isn't there. One's own thread and talk also after a block. */
  readonly reportable?: Readonly<Record<ReportableKind, (sql: Sql, asked: { readonly viewerId: UserId; readonly id: string }) => Promise<Reportable | null>>>;
  /** The last messages of one's own thread in their order, at most 100, both sides', or those around one of them; none of anybody else's thread. */
  readonly reportableMessages?: (sql: Sql, asked: { readonly viewerId: UserId; readonly conversationId: ConversationId; readonly messageId?: Id<'message'> }) => Promise<readonly ReportableMessage[]>;
  /** Whether a user may use the operator's console. */
  readonly isOperator?: (sql: Sql, userId: UserId) => Promise<boolean>;
  readonly signedOutEverywhere: readonly ((tx: Transaction, event: SignedOutEverywhere) => Promise<void>)[];
  /** Each gives the counts it knows, read fresh; several of the same name add up. */
  readonly meCounts: readonly ((sql: Sql, userId: UserId) => Promise<Partial<MeCounts>>)[];
  /** Whom and what the sign-in window is about ("a question to …, from blog.example"), by the path it goes on to; null where it knows nothing. */
  readonly aboutSignIn?: readonly ((parts: PageParts, of: { path: string; locale: Locale }) => Promise<Html | null>)[];
  /** What other modules show on a user's public page, such as their services; null for nothing. */
  readonly profileSections?: readonly ((parts: PageParts, of: { viewerId: UserId | null; userId: UserId; locale: Locale }) => Promise<Html | null>)[];
  /** What other modules show on the page of a service that the viewer may read, such as its reviews. */
  readonly serviceSections?: readonly ((of: { viewerId: UserId | null; serviceId: ServiceId; locale: Locale }) => Promise<Html | null>)[];
  /** How a provider has answered requests lately. */
  readonly answersOf?: (sql: Sql, providerId: UserId, now: Instant) => Promise<AnswerFacts>;
  /** What other modules show among one's own settings, each on its page: one's cards, one's preferences of being told. */
  readonly settingsSections?: readonly { readonly place: SettingsPlace; readonly render: (of: { userId: UserId; locale: Locale }) => Promise<Html> }[];
  /** Whether a side of a talk has written its review. */
  readonly hasReviewed: (sql: Sql, talkId: TalkId, side: 'provider' | 'visitor') => Promise<boolean>;
  /** The free seconds of a new request of two people: 60, or 0 after a chain of talks inside the free minute. */
  readonly freeSecondsOf: (sql: Sql, pair: { readonly providerId: UserId; readonly visitorId: UserId }, now: Instant) => Promise<0 | 60>;
}
