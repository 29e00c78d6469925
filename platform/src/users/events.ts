import type { Config } from '../config.ts';
import type { Database, Sql, Transaction } from '../database/database.ts';
import type { Clock } from '../primitives/clock.ts';
import type { ConversationId, Id, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { OwnRecord } from '../primitives/own-record.ts';
import type { Yen } from '../primitives/yen.ts';
import type { Html } from '../site/html.ts';
import type { OpenMatter } from './leaving.ts';
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

/** A talk that went live is over. */
export interface TalkEnded {
  readonly talkId: TalkId;
  readonly serviceId: ServiceId;
  readonly providerId: UserId;
  readonly visitorId: UserId;
  readonly at: Instant;
}

export type { OpenMatter } from './leaving.ts';

/** A place where somebody is signed in without a session of the site: the frame of a service on a blog. */
export interface OtherSession {
  readonly id: string;
  /** The blog's address without its scheme. */
  readonly host: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant;
}

/** How another module lists and ends the sign-ins it has given. */
export interface OtherSessions {
  readonly list: (sql: Sql, userId: UserId, now: Instant) => Promise<readonly OtherSession[]>;
  /** Ends one; false where it isn't theirs or is gone. */
  readonly end: (tx: Transaction, of: { userId: UserId; sessionId: string; at: Instant }) => Promise<boolean>;
}

/** Somebody leaves. In the same transaction other modules let go of what is only the account's, and make their own what has to stay. */
export interface PersonLeft {
  readonly userId: UserId;
  readonly at: Instant;
  /** Whether sales that are left were given up. */
  readonly givesUpSales: boolean;
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

/** What talks have cost somebody in a month, and what is still open in it, in whole yen. */
export interface MonthSpent {
  /** Bills of this month, refunds taken off, and the ceilings of talks that are requested or under way. */
  readonly sum: Yen;
  /** The ceiling somebody has set themselves; null without one. */
  readonly limit: Yen | null;
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
  /** Sign-ins in other places than the site. */
  readonly otherSessions?: readonly OtherSessions[];
  /** What is still open of somebody who wants to leave. */
  readonly openMatters?: readonly ((sql: Sql, userId: UserId) => Promise<readonly OpenMatter[]>)[];
  /** The sales of somebody that were not paid out, waiting ones included; ¥0 where there are none. */
  readonly salesLeft?: (sql: Sql, userId: UserId) => Promise<Yen>;
  /** Somebody has asked to leave: nothing new is to begin with them. */
  readonly leavingAsked?: readonly ((tx: Transaction, event: { userId: UserId; at: Instant }) => Promise<void>)[];
  /** Somebody's account goes, in this transaction. */
  readonly personLeft?: readonly ((tx: Transaction, event: PersonLeft) => Promise<void>)[];
  /** 30 days after somebody left: the words they wrote to others go too. */
  readonly wordsForgotten?: readonly ((tx: Transaction, userId: UserId) => Promise<void>)[];
  /** What every module keeps of a person: what an export holds, and what becomes of it when they leave. */
  readonly ownRecords?: readonly OwnRecord[];
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
  /** What other modules show beside one's sales, such as the form that requests a payout. */
  readonly salesSections?: readonly ((of: { userId: UserId; locale: Locale }) => Promise<Html | null>)[];
  /** What stands right of the heading of the page of sales, such as a link to a download; null for nothing. */
  readonly besideSales?: (of: { userId: UserId; locale: Locale }) => Promise<Html | null>;
  /** What other modules show below the statement of one's own talk, such as its receipt. */
  readonly statementSections?: readonly ((of: { userId: UserId; talkId: TalkId; side: 'provider' | 'visitor'; locale: Locale }) => Promise<Html | null>)[];
  /** What talks cost somebody this month in Japan, with the ceiling they have set themselves: said before they allow a payment. */
  readonly monthOf?: (sql: Sql, userId: UserId, now: Instant) => Promise<MonthSpent>;
  /** A talk that went live is over; what follows is stored in the same transaction. */
  readonly talkEnded?: readonly ((tx: Transaction, event: TalkEnded) => Promise<void>)[];
  /** Whether a side of a talk has written its review. */
  readonly hasReviewed: (sql: Sql, talkId: TalkId, side: 'provider' | 'visitor') => Promise<boolean>;
  /** The free seconds of a new request of two people: 60, or 0 after a chain of talks inside the free minute. */
  readonly freeSecondsOf: (sql: Sql, pair: { readonly providerId: UserId; readonly visitorId: UserId }, now: Instant) => Promise<0 | 60>;
}
