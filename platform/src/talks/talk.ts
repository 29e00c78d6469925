import type { CardId, ConversationId, MandateId, ServiceId, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { DAY, MINUTE, SECOND } from '../primitives/seconds.ts';
import type { Yen } from '../primitives/yen.ts';
import type { CapturePlan, HeldPart, Statement } from './bill.ts';
import type { Presence } from './presence.ts';
import type { Side } from './side.ts';

/*
 * The states, commands and effects of a talk (docs/words.md, "The life of a talk"). What a command does to a state stands in
 * transition.ts and the file of that state: requested.ts, accepted.ts, live.ts.
 */

/** From the accept, both sides have 2 minutes to join and the hold to be placed (The life of a talk). */
export const JOIN_TIME = 2 * MINUTE;
/** The most cards a visitor may try for the hold of one talk (The life of a talk). */
export const MOST_CARDS = 3;
/** This long before the ceiling both sides are told (Talk time and the bill). */
export const WARNING_TIME = 3 * MINUTE;
/** Absence summed over the talk ends it at this length (Talk time and the bill). */
export const ABSENCE_LIMIT = 3 * MINUTE;
/** A side that says it hears nothing and does not heal ends the talk after this long (Talk time and the bill). */
export const SILENCE_LIMIT = 30 * SECOND;
/** A declined, expired or missed request can be invited again this long. */
export const INVITE_AGAIN_TIME = 30 * DAY;

/** How the two talk. */
export type Mode = 'voice' | 'video';

/** What was agreed when the talk was requested; it never changes to the end of the talk (Talk time and the bill: a mandate). */
export interface TalkTerms {
  readonly id: TalkId;
  readonly serviceId: ServiceId;
  readonly conversationId: ConversationId;
  readonly mandateId: MandateId;
  readonly providerId: UserId;
  readonly visitorId: UserId;
  readonly mode: Mode;
  /** The visitor's words to the provider, 0–500 characters. */
  readonly comment: string;
  readonly pricePerMinute: Yen;
  /** The seconds never billed: 60, or 0 after three talks of the same two ended inside the free minute within 24 hours. */
  readonly freeSeconds: 0 | 60;
  /** The ceiling asked for: 10, 20, 30 or 60 minutes of talk time. */
  readonly ceilingMinutes: number;
  /** The highest ceiling the mandate allows with extensions, in minutes; equal to the ceiling when it allows none. */
  readonly mostMinutes: number;
  readonly requestedAt: Instant;
  /** When the visitor's waiting time is over. */
  readonly waitUntil: Instant;
}

/** Where the first hold of an accepted talk stands. `cardsUsed` counts the cards tried so far, the present one included (1–3). */
export type HoldProgress =
  | { readonly state: 'placing'; readonly cardsUsed: number }
  | { readonly state: 'authenticating'; readonly cardsUsed: number; readonly url: string }
  | { readonly state: 'declined'; readonly cardsUsed: number }
  | { readonly state: 'placed'; readonly cardsUsed: number; readonly placedAt: Instant };

/** Where the further hold of a live talk's extension stands; the ceiling moves only once it is placed. */
export type Extension =
  | { readonly state: 'placing'; readonly part: number; readonly minutes: number }
  | { readonly state: 'authenticating'; readonly part: number; readonly minutes: number; readonly url: string };

/** Why a talk was missed (The life of a talk). `cancelled`: the provider cancelled. */
export type MissedReason = 'visitor_absent' | 'provider_absent' | 'both_absent' | 'card' | 'cancelled';

/** Why a live talk ended. `severed`: a block or suspension, never told as such. */
export type EndReason = 'hung_up' | 'ceiling' | 'absence' | 'silence' | 'severed';

/** Waiting for the provider's answer. */
export interface RequestedTalk { readonly state: 'requested'; readonly terms: TalkTerms }
/** The provider said no, with words (possibly none). */
export interface DeclinedTalk { readonly state: 'declined'; readonly terms: TalkTerms; readonly declinedAt: Instant; readonly words: string; readonly invitedAgainAt: Instant | null }
/** The visitor's waiting time ran out. */
export interface ExpiredTalk { readonly state: 'expired'; readonly terms: TalkTerms; readonly expiredAt: Instant; readonly invitedAgainAt: Instant | null }
/** The visitor took the request back, or cancelled after the accept (`acceptedAt` then is set). */
export interface WithdrawnTalk { readonly state: 'withdrawn'; readonly terms: TalkTerms; readonly acceptedAt: Instant | null; readonly withdrawnAt: Instant }
/** Accepted: the hold is being placed and the two are joining. */
export interface AcceptedTalk { readonly state: 'accepted'; readonly terms: TalkTerms; readonly acceptedAt: Instant; readonly joinBy: Instant; readonly hold: HoldProgress }
/** Accepted, but it never went live. */
export interface MissedTalk { readonly state: 'missed'; readonly terms: TalkTerms; readonly acceptedAt: Instant; readonly missedAt: Instant; readonly reason: MissedReason; readonly invitedAgainAt: Instant | null }
/** The call runs. */
export interface LiveTalk {
  readonly state: 'live';
  readonly terms: TalkTerms;
  readonly acceptedAt: Instant;
  /** The later of the second side's connection and the hold. */
  readonly startedAt: Instant;
  /** The present ceiling in minutes of talk time, extensions included. */
  readonly ceilingMinutes: number;
  /** The holds that stand, numbered from 1; their sum is what may be billed at most. */
  readonly parts: readonly HeldPart[];
  /** The number of the newest part ever asked for, placed or not. */
  readonly lastPart: number;
  readonly extension: Extension | null;
  /** The ceiling of which both were told that 3 minutes are left; null before. */
  readonly warnedMinutes: number | null;
  /** The sides that both were last told to be away. */
  readonly absentSides: readonly Side[];
}
/** Over; the bill is fixed and is being collected. */
export interface EndedTalk {
  readonly state: 'ended';
  readonly terms: TalkTerms;
  readonly acceptedAt: Instant;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly reason: EndReason;
  /** Who hung up; null for every other reason. */
  readonly endedBy: Side | null;
  readonly ceilingMinutes: number;
  readonly statement: Statement;
  /** What each hold is to yield; `captures` + `waived` = the bill. */
  readonly plan: CapturePlan;
}
/** Every hold is captured, released or lost. Always: captured + waived + uncollected = the bill. */
export interface SettledTalk extends Omit<EndedTalk, 'state'> {
  readonly state: 'settled';
  readonly settledAt: Instant;
  readonly captured: Yen;
  readonly waived: Yen;
  readonly uncollected: Yen;
  /** What was uncollected is asked of the card once more, or was; missing where it never is. */
  readonly collection?: 'asked' | 'failed' | 'done';
  /** The sales that the operator gave the provider for what stayed uncollected. */
  readonly absorbed?: Yen;
}

/** A talk, by state; each state has exactly the fields it can have. */
export type Talk = RequestedTalk | DeclinedTalk | ExpiredTalk | WithdrawnTalk | AcceptedTalk | MissedTalk | LiveTalk | EndedTalk | SettledTalk;
export type TalkState = Talk['state'];

/** What can be asked of a talk. `presence` is what is known of both sides' connections at that moment. */
export type TalkCommand =
  /** The provider accepts. The caller looks up whether either person is in another accepted or live talk. */
  | { readonly type: 'accept'; readonly visitorInTalk: boolean; readonly providerInTalk: boolean }
  | { readonly type: 'decline'; readonly words: string }
  /** The visitor takes back a request not yet accepted. */
  | { readonly type: 'withdraw' }
  /** Either side cancels between accept and live. */
  | { readonly type: 'cancel'; readonly by: Side }
  /** What the card rail said of one part; part 1 is the ceiling asked for, further parts are extensions. */
  | { readonly type: 'holdPlaced'; readonly part: number }
  | { readonly type: 'holdAuthenticating'; readonly part: number; readonly url: string }
  | { readonly type: 'holdDeclined'; readonly part: number }
  /** The visitor picks another card after a decline. */
  | { readonly type: 'chooseCard'; readonly cardId: CardId }
  /** Somebody's connection changed: goes live when the hold is placed and both are connected; tells who is away or back. */
  | { readonly type: 'connect'; readonly presence: Presence }
  /** Time passed: expires, misses, warns, tells of a lapse, or ends by ceiling, absence or silence; refused when nothing is due. */
  | { readonly type: 'passTime'; readonly presence: Presence }
  | { readonly type: 'hangUp'; readonly by: Side; readonly presence: Presence }
  /** A block or a suspension; `by` is the side that blocked or was suspended. */
  | { readonly type: 'sever'; readonly by: Side; readonly presence: Presence }
  /** The visitor asks for 10 more minutes. `mostMinutes` is what the visitor has allowed by now (the mandate's, or more by a window of the platform). */
  | { readonly type: 'extend'; readonly mostMinutes: number; readonly presence: Presence }
  /** Every hold is captured, released or lost; `captured` is the sum the rail really took. `collects`: what is uncollected is asked of the card once more. */
  | { readonly type: 'settle'; readonly captured: Yen; readonly collects?: boolean }
  /** A sum that was uncollected was taken after all. */
  | { readonly type: 'collect'; readonly amount: Yen }
  /** The card did not pay either when it was asked once more. */
  | { readonly type: 'collectFailed' }
  /** The operator gives the provider the sales of what is uncollected. */
  | { readonly type: 'absorb'; readonly sales: Yen }
  /** The provider invites the visitor to ask again after declined, expired or missed. */
  | { readonly type: 'inviteAgain' };
export type TalkCommandType = TalkCommand['type'];

/** What people are told, by kind; the words stand with the texts of the talk. */
export type Tell =
  | 'requested' | 'declined' | 'expired' | 'withdrawn' | 'accepted' | 'holdAuthenticating' | 'holdDeclined' | 'holdPlaced' | 'missed' | 'live'
  | 'lost' | 'resumed' | 'presenceChanged' | 'ceilingNear' | 'extending' | 'extensionAuthenticating' | 'extended' | 'extensionFailed' | 'ended' | 'settled' | 'collected' | 'collectFailed' | 'absorbed' | 'refunded' | 'refundFailed' | 'disputed' | 'disputeWon' | 'disputeLost' | 'invitedAgain';

/** What follows from a transition: plain facts stored with it and carried out after the commit. */
export type TalkEffect =
  /** Place the hold of one part. `cardId` null: the mandate's card; a card: confirm the same hold with it. `attempt` counts the cards from 1. */
  | { readonly kind: 'placeHold'; readonly part: number; readonly amount: Yen; readonly cardId: CardId | null; readonly attempt: number }
  /** Free every hold of the talk that is not captured. */
  | { readonly kind: 'releaseHolds' }
  /** Free one hold that came too late. */
  | { readonly kind: 'releaseHold'; readonly part: number }
  /** Take these amounts, once per part; whatever part of the talk is not named is freed. */
  | { readonly kind: 'captureHolds'; readonly captures: readonly HeldPart[] }
  /** Tell these sides that the talk's state changed in this way. */
  | { readonly kind: 'tell'; readonly to: readonly Side[]; readonly what: Tell }
  /** Ask the visitor for another card. */
  | { readonly kind: 'askCard'; readonly cardsLeft: number }
  /** Close the call on the call rail for both. */
  | { readonly kind: 'endCall' };

/** Why a command was refused. `wrong_state`: it does not fit the state; `too_late`: time has already ended that state. */
export type RefusalReason =
  | 'wrong_state' | 'too_late' | 'nothing_due' | 'visitor_in_talk' | 'provider_in_talk' | 'no_cards_left' | 'beyond_allowance' | 'already_extending' | 'already_invited' | 'unknown_part' | 'too_much';

/** A command's outcome. On a refusal nothing changes; `state` is the state the talk is in (or that time has brought it to). */
export type Transition =
  | { readonly ok: true; readonly talk: Talk; readonly effects: readonly TalkEffect[] }
  | { readonly ok: false; readonly state: TalkState; readonly reason: RefusalReason };

/** The user on one side of a talk. */
export function personOn(terms: TalkTerms, side: Side): UserId {
  return side === 'provider' ? terms.providerId : terms.visitorId;
}
