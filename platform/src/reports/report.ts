import { idPattern, type ConversationId, type Id, type IdKind, type ServiceId, type UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';

/** What can be reported. */
export const reportKinds = ['user', 'service', 'message', 'conversation', 'review', 'talk'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** Why. dating: looking for a partner; minor: somebody under age; rights: a right of somebody is infringed; money: trouble about payments. */
export const reportReasons = ['dating', 'minor', 'rights', 'harassment', 'impersonation', 'money', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** How an operator decides: nothing to do, words to the person, the thing hidden, the person suspended. */
export const reportDecisions = ['none', 'warn', 'hide', 'suspend'] as const;
export type ReportDecision = (typeof reportDecisions)[number];

/** What is reported, by kind and id. */
export interface ReportedThing {
  readonly kind: ReportKind;
  readonly id: string;
}

/** One message as its reader chose to show it: a copy of that moment. */
export interface ShownMessage {
  readonly messageId: Id<'message'>;
  readonly senderId: UserId;
  readonly text: string;
  readonly at: Instant;
}

/** A decision with the words to both sides; the reason is for operators alone. */
export interface Decided {
  readonly decision: ReportDecision;
  readonly reason: string;
  readonly wordsToReporter: string;
  readonly wordsToOwner: string;
  readonly decidedBy: UserId;
  readonly decidedAt: Instant;
}

/** A user tells the operator of a problem. */
export interface Report extends ReportedThing {
  readonly reportId: Id<'report'>;
  /** What the reporter can quote. */
  readonly reference: string;
  readonly reporterId: UserId;
  /** Whom it is about. */
  readonly ownerId: UserId;
  readonly serviceId: ServiceId | null;
  readonly conversationId: ConversationId | null;
  readonly reason: ReportReason;
  readonly words: string;
  /** What everybody could read of the thing when it was reported. */
  readonly shown: string;
  readonly createdAt: Instant;
  readonly decided: Decided | null;
}

/** The reference of a report: `R-7F3K-9QZ2`, from the first letters of its id. */
export function referenceOf(reportId: Id<'report'>): string {
  const letters = reportId.slice(reportId.indexOf('_') + 1).toUpperCase();
  return `R-${letters.slice(0, 4)}-${letters.slice(4, 8)}`;
}

/** Whether an id can name a thing of a kind. */
export function canName({ kind, id }: ReportedThing): boolean {
  const idKind: IdKind = kind;
  return idPattern(idKind).test(id);
}

/** What `kind:id` names; null for anything else. */
export function parseAbout(about: string | null): ReportedThing | null {
  const [kindText = '', id = '', ...rest] = (about ?? '').split(':');
  const kind = reportKinds.find((one) => one === kindText);
  return kind !== undefined && rest.length === 0 && canName({ kind, id }) ? { kind, id } : null;
}

/** Reasons that say nothing without words: which right, what else. */
export function needsWords(reason: ReportReason): boolean {
  return reason === 'rights' || reason === 'other';
}

/** The messages that a reporter ticked out of those they may show, in their order, the reported one always among them; null when one isn't theirs to show. */
export function chosenMessages<Message extends { readonly id: Id<'message'> }>(own: readonly Message[], ticked: readonly string[], reported?: Id<'message'>): readonly Message[] | null {
  const wanted = new Set<string>(reported === undefined ? ticked : [...ticked, reported]);
  const chosen = own.filter((message) => wanted.has(message.id));
  return chosen.length === wanted.size ? chosen : null;
}

/** What an operator can decide about a thing of a kind: only what everybody can read can be hidden. */
export function decisionsFor(kind: ReportKind): readonly ReportDecision[] {
  return kind === 'service' || kind === 'review' ? reportDecisions : reportDecisions.filter((decision) => decision !== 'hide');
}
