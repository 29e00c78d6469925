import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { readSales } from '../ledger/index.ts';
import { newId, type Id, type UserId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { findReport } from '../reports/index.ts';
import { findService } from '../services/index.ts';
import { findSuspension, findUser, requireRecentProof } from '../users/index.ts';
import { objectOf, PROPOSAL_LIFE, refuseAnswer, roleFor, secondEyesFor, type Act, type ActFacts, type Proposal, type SecondEyes } from './act.ts';
import { record } from './audit-actions.ts';
import { carryOut } from './carry-out-actions.ts';
import { peopleOfTalk } from './money-actions.ts';
import { payeesOf } from './payout-actions.ts';
import { peopleOfFinding } from './repair-actions.ts';
import { answerProposal, findOpenProposalOf, findOperator, findProposal, insertProposal } from './store.ts';
import { refusals } from './texts.ts';

/** What came of an act: done, or proposed to a second operator. */
export interface ActOutcome {
  readonly proposalId: Id<'proposal'> | null;
  readonly why: SecondEyes | null;
}

/** Whether a user may use the console. */
export async function isOperator(sql: Sql, userId: UserId): Promise<boolean> {
  return await findOperator(sql, userId) !== null;
}

/** Throws `not_found` for somebody who isn't an operator (any more), and `forbidden` for one without the role. */
async function requireRole(sql: Sql, userId: UserId, act: Act): Promise<void> {
  const operator = await findOperator(sql, userId);
  if (operator === null) throw new Problem('not_found');
  if (!operator.roles.includes(roleFor(act))) throw new Problem('forbidden', { detail: refusals.otherRole });
}

/** Whom an act is about: the person who is touched by it, and who else has a part in it. */
async function peopleOf(sql: Sql, act: Act): Promise<{ ownerId: UserId | null; others: readonly UserId[] }> {
  switch (act.kind) {
    case 'suspend': case 'restore': return { ownerId: act.userId, others: [] };
    case 'hide_service': case 'show_service': return { ownerId: (await findService(sql, act.serviceId))?.providerId ?? null, others: [] };
    case 'decide': case 'ask_author': {
      const report = await findReport(sql, act.reportId);
      return { ownerId: report?.ownerId ?? null, others: report === null ? [] : [report.reporterId] };
    }
    case 'repair': case 'dismiss_finding': return { ownerId: null, others: await peopleOfFinding(sql, act.findingId) };
    case 'refund': case 'absorb': case 'answer_refund': return { ownerId: null, others: await peopleOfTalk(sql, act.talkId) };
    case 'show_review': case 'retry': return { ownerId: null, others: [] };
    case 'export_payouts': case 'payout_file_paid': case 'payout_paid': case 'payout_returned': case 'payout_refused': case 'payout_released': return { ownerId: null, others: await payeesOf(sql, act) };
  }
}

/** Nobody decides about themselves, nor about what they have reported. */
async function refuseOwnCase(sql: Sql, by: UserId, act: Act): Promise<void> {
  const { ownerId, others } = await peopleOf(sql, act);
  if (ownerId === by || others.includes(by)) throw new Problem('forbidden', { detail: refusals.ownCase });
}

/** What decides whether one operator is enough. 404 for an act about somebody who isn't there. */
export async function factsOf(sql: Sql, act: Act): Promise<ActFacts> {
  const { ownerId } = await peopleOf(sql, act);
  if (ownerId === null) return { sales: yen(0), suspendedForGood: false, isOperator: false };
  const user = await findUser(sql, ownerId);
  if (user === null || user.deletedAt !== null) throw new Problem('not_found');
  const { pending, payable } = await readSales(sql, ownerId);
  const suspendedForGood = user.suspendedAt !== null && (await findSuspension(sql, ownerId))?.permanent === true;
  return { sales: yen(pending + payable), suspendedForGood, isOperator: await isOperator(sql, ownerId) };
}

async function propose(ctx: Context, tx: Transaction, given: { act: Act; by: UserId; reason: string; why: SecondEyes }): Promise<ActOutcome> {
  const { act, by, reason, why } = given;
  const now = ctx.clock.now();
  if (await findOpenProposalOf(tx.sql, act, now) !== null) throw new Problem('state_conflict', { state: 'proposed', detail: refusals.proposedAlready });
  const id = newId('proposal', ctx.random);
  await insertProposal(tx, { id, act, reason, why, proposedBy: by, proposedAt: now, expiresAt: after(now, PROPOSAL_LIFE), state: 'open', decidedBy: null, decidedAt: null, decidedReason: null });
  await record(ctx, tx, { operatorId: by, act: 'propose', objectId: objectOf(act), reason, detail: { proposalId: id, what: act.kind, why } });
  return { proposalId: id, why };
}

/**
 * Does what an operator asks for, or proposes it to a second one where one isn't enough. Throws `proof_needed` without a password or passkey in the
 * last 10 minutes, `forbidden` for one's own case and a missing role, 404 and 409.
 */
export async function act(ctx: Context, viewer: UserViewer, given: { act: Act; reason: string }): Promise<ActOutcome> {
  await requireRecentProof(ctx, viewer);
  const by = viewer.userId;
  return ctx.db.transaction(async (tx) => {
    await requireRole(tx.sql, by, given.act);
    await refuseOwnCase(tx.sql, by, given.act);
    const why = secondEyesFor(given.act, await factsOf(tx.sql, given.act));
    if (why !== null) return propose(ctx, tx, { ...given, by, why });
    await carryOut(ctx, tx, { ...given, by, proposalId: null });
    return { proposalId: null, why: null };
  });
}

/**
 * Approves a proposal, which carries it out, or rejects it. Whoever made it can take it back but not approve it. 403 for one's own, 404, 409 when it
 * is over, was answered meanwhile, or what it is about has changed.
 */
export async function answer(ctx: Context, viewer: UserViewer, given: { proposalId: string; answer: 'approved' | 'rejected'; reason: string }): Promise<Proposal> {
  await requireRecentProof(ctx, viewer);
  const by = viewer.userId;
  return ctx.db.transaction(async (tx) => {
    const proposal = await findProposal(tx.sql, given.proposalId);
    if (proposal === null) throw new Problem('not_found');
    await requireRole(tx.sql, by, proposal.act);
    const refusal = refuseAnswer(proposal, by, ctx.clock.now());
    if (refusal === 'over') throw new Problem('state_conflict', { state: proposal.state === 'open' ? 'expired' : proposal.state });
    if (refusal === 'own' && given.answer === 'approved') throw new Problem('forbidden', { detail: refusals.ownProposal });
    if (given.answer === 'approved') await refuseOwnCase(tx.sql, by, proposal.act);
    const at = ctx.clock.now();
    if (!await answerProposal(tx, proposal.id, { state: given.answer, by, at, reason: given.reason })) throw new Problem('state_conflict', { state: 'answered' });
    await record(ctx, tx, { operatorId: by, act: given.answer === 'approved' ? 'approve' : 'reject', objectId: proposal.id, reason: given.reason, detail: { what: proposal.act.kind, about: objectOf(proposal.act) } });
    if (given.answer === 'approved') await carryOut(ctx, tx, { act: proposal.act, by, reason: proposal.reason, proposalId: proposal.id });
    return { ...proposal, state: given.answer, decidedBy: by, decidedAt: at, decidedReason: given.reason };
  });
}
