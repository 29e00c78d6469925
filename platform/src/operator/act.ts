import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import type { Yen } from '../primitives/yen.ts';
import type { Bearer } from '../reconciliation/index.ts';
import type { ReportDecision } from '../reports/index.ts';
import type { OperatorRole } from './operator.ts';
import { sumOfMoneyAct, type MoneyAct } from './money-act.ts';
import { payoutObjectOf, type PayoutAct } from './payout-act.ts';

/** What an operator changes. Each is carried out by one of them, or proposed by one and approved by another. */
export type Act =
  | { readonly kind: 'suspend'; readonly userId: UserId; readonly words: string; readonly permanent: boolean }
  | { readonly kind: 'restore'; readonly userId: UserId; readonly words: string }
  | { readonly kind: 'hide_service'; readonly serviceId: ServiceId; readonly words: string }
  | { readonly kind: 'show_service'; readonly serviceId: ServiceId; readonly words: string }
  | { readonly kind: 'show_review'; readonly reviewId: Id<'review'> }
  | { readonly kind: 'decide'; readonly reportId: Id<'report'>; readonly decision: ReportDecision; readonly permanent: boolean; readonly wordsToReporter: string; readonly wordsToOwner: string }
  | { readonly kind: 'ask_author'; readonly reportId: Id<'report'>; readonly words: string }
  | { readonly kind: 'retry'; readonly effectKey: string }
  | { readonly kind: 'repair'; readonly findingId: Id<'finding'>; readonly bearer: Bearer; readonly clearing: Yen }
  | { readonly kind: 'dismiss_finding'; readonly findingId: Id<'finding'> }
  | MoneyAct
  | PayoutAct;

/** The id of what an act is about. */
export function objectOf(act: Act): string {
  switch (act.kind) {
    case 'suspend': case 'restore': return act.userId;
    case 'hide_service': case 'show_service': return act.serviceId;
    case 'show_review': return act.reviewId;
    case 'decide': case 'ask_author': return act.reportId;
    case 'retry': return act.effectKey;
    case 'repair': case 'dismiss_finding': return act.findingId;
    case 'refund': case 'absorb': case 'answer_refund': return act.talkId;
    case 'export_payouts': case 'payout_file_paid': case 'payout_paid': case 'payout_returned': case 'payout_refused': case 'payout_released': return payoutObjectOf(act);
  }
}

/** Acts that move money. */
const moneyActs: ReadonlySet<Act['kind']> = new Set<Act['kind']>(['refund', 'absorb', 'answer_refund', 'repair', 'dismiss_finding', 'export_payouts', 'payout_file_paid', 'payout_paid', 'payout_returned', 'payout_refused', 'payout_released']);

/** The role an act needs: what moves money needs `books`. */
export function roleFor(act: Act): OperatorRole {
  return moneyActs.has(act.kind) ? 'books' : 'cases';
}

/** What decides whether one operator is enough. */
export interface ActFacts {
  /** What the person has earned and not been paid: pending and payable together. */
  readonly sales: Yen;
  /** Whether the suspension that stands was meant for good. */
  readonly suspendedForGood: boolean;
  readonly isOperator: boolean;
}

/** Why a second operator has to look. */
export type SecondEyes = 'operator' | 'permanent_with_sales' | 'was_permanent' | 'large_sales' | 'large_refund' | 'large_repair' | 'large_payout';

/** Above this sum of unpaid sales nobody restores an account alone: the same line as for payouts. */
export const LARGE_SALES = 300_000;

/**
 * Whether an act waits for a second operator, and why (docs/guides/operator.md, "Two operators"): suspending an operator; suspending for good somebody
 * who is owed money, or restoring such a suspension; restoring somebody with more than ¥300,000 unpaid, because that lets the money out; letting a
 * payout above ¥300,000 go; booking a repair, giving back or making good more than that.
 */
export function secondEyesFor(act: Act, facts: ActFacts): SecondEyes | null {
  const suspends = act.kind === 'suspend' || (act.kind === 'decide' && act.decision === 'suspend');
  if (suspends && facts.isOperator) return 'operator';
  if (suspends && act.permanent && facts.sales > 0) return 'permanent_with_sales';
  if (act.kind === 'restore' && facts.suspendedForGood) return 'was_permanent';
  if (act.kind === 'restore' && facts.sales > LARGE_SALES) return 'large_sales';
  if (act.kind === 'repair' && Math.abs(act.clearing) > LARGE_SALES) return 'large_repair';
  if ((act.kind === 'refund' || act.kind === 'absorb' || act.kind === 'answer_refund') && sumOfMoneyAct(act) > LARGE_SALES) return 'large_refund';
  if (act.kind === 'payout_released') return 'large_payout';
  return null;
}

/** An author who is asked about a claim has this long to answer before it is decided (docs/guides/operator.md, "The console"). */
export const ANSWER_TIME = 7 * DAY;

/** A proposal nobody has answered is void after this long. */
export const PROPOSAL_LIFE = 7 * DAY;

/** An act that one operator proposes and another carries out or turns down. */
export interface Proposal {
  readonly id: Id<'proposal'>;
  readonly act: Act;
  readonly reason: string;
  readonly why: SecondEyes;
  readonly proposedBy: UserId;
  readonly proposedAt: Instant;
  readonly expiresAt: Instant;
  readonly state: 'open' | 'approved' | 'rejected' | 'expired';
  readonly decidedBy: UserId | null;
  readonly decidedAt: Instant | null;
  readonly decidedReason: string | null;
}

/** Why somebody can't answer a proposal: it is over, or it is their own. Null where they can. */
export function refuseAnswer(proposal: Proposal, by: UserId, now: Instant): 'over' | 'own' | null {
  if (proposal.state !== 'open' || now >= proposal.expiresAt) return 'over';
  return proposal.proposedBy === by ? 'own' : null;
}
