import { insert, insertOrIgnore, placeholders, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { objectOf, type Act, type Proposal, type SecondEyes } from './act.ts';
import { parseRoles, type Operator } from './operator.ts';

interface OperatorRow { user_id: UserId; roles: string; added_at: Instant }

const toOperator = (row: OperatorRow): Operator => ({ userId: row.user_id, roles: parseRoles(row.roles) ?? [], addedAt: row.added_at });

/** The operator a user is; null for everybody else. */
export async function findOperator(sql: Sql, userId: UserId): Promise<Operator | null> {
  const row = await sql.get<OperatorRow>('SELECT user_id, roles, added_at FROM operator WHERE user_id = ?', [userId]);
  return row === undefined ? null : toOperator(row);
}

/** Every operator, the first one first. */
export async function listOperators(sql: Sql): Promise<Operator[]> {
  return (await sql.all<OperatorRow>('SELECT user_id, roles, added_at FROM operator ORDER BY added_at, user_id')).map(toOperator);
}

/** Makes a user an operator, or gives an operator other roles. */
export async function saveOperator(tx: Transaction, operator: Operator): Promise<void> {
  const roles = operator.roles.join(',');
  const { changes } = await insertOrIgnore(tx.sql, 'operator', { user_id: operator.userId, roles, added_at: operator.addedAt });
  if (changes === 0) await tx.sql.run('UPDATE operator SET roles = ? WHERE user_id = ?', [roles, operator.userId]);
}

/** Takes somebody's rights away; false when they had none. */
export async function deleteOperator(tx: Transaction, userId: UserId): Promise<boolean> {
  return (await tx.sql.run('DELETE FROM operator WHERE user_id = ?', [userId])).changes === 1;
}

interface ProposalRow {
  id: Id<'proposal'>; body: string; reason: string; why: SecondEyes; state: Proposal['state']; proposed_by: UserId; proposed_at: Instant; expires_at: Instant;
  decided_by: UserId | null; decided_at: Instant | null; decided_reason: string | null;
}

const toProposal = (row: ProposalRow): Proposal => ({
  id: row.id, act: JSON.parse(row.body) as Act, reason: row.reason, why: row.why, state: row.state, proposedBy: row.proposed_by, proposedAt: row.proposed_at, expiresAt: row.expires_at,
  decidedBy: row.decided_by, decidedAt: row.decided_at, decidedReason: row.decided_reason,
});

/** Keeps a new proposal. */
export async function insertProposal(tx: Transaction, proposal: Proposal): Promise<void> {
  await insert(tx.sql, 'operator_proposal', {
    id: proposal.id, act: proposal.act.kind, object_id: objectOf(proposal.act), body: JSON.stringify(proposal.act), reason: proposal.reason, why: proposal.why, state: proposal.state,
    proposed_by: proposal.proposedBy, proposed_at: proposal.proposedAt, expires_at: proposal.expiresAt,
  });
}

/** One proposal; null when there is none. */
export async function findProposal(sql: Sql, id: string): Promise<Proposal | null> {
  const row = await sql.get<ProposalRow>('SELECT * FROM operator_proposal WHERE id = ?', [id]);
  return row === undefined ? null : toProposal(row);
}

/** Whether an act of a kind about a thing is proposed and waits. */
export async function findOpenProposalOf(sql: Sql, act: Act, now: Instant): Promise<Proposal | null> {
  const row = await sql.get<ProposalRow>(`SELECT * FROM operator_proposal WHERE object_id = ? AND act = ? AND state = 'open' AND expires_at > ?`, [objectOf(act), act.kind, now]);
  return row === undefined ? null : toProposal(row);
}

/** Proposals in some states, the oldest first. */
export async function listProposals(sql: Sql, states: readonly Proposal['state'][], limit: number): Promise<Proposal[]> {
  const rows = await sql.all<ProposalRow>(`SELECT * FROM operator_proposal WHERE state IN (${placeholders(states)}) ORDER BY proposed_at, id LIMIT ?`, [...states, limit]);
  return rows.map(toProposal);
}

/** Writes the answer to an open proposal; false when somebody else was first. */
export async function answerProposal(tx: Transaction, id: Id<'proposal'>, answer: { state: 'approved' | 'rejected'; by: UserId; at: Instant; reason: string }): Promise<boolean> {
  const { changes } = await tx.sql.run(
    `UPDATE operator_proposal SET state = ?, decided_by = ?, decided_at = ?, decided_reason = ? WHERE id = ? AND state = 'open' AND proposed_by <> ?`,
    [answer.state, answer.by, answer.at, answer.reason, id, answer.by]);
  return changes === 1;
}

/** Closes proposals nobody has answered in time. Answers how many. */
export async function expireProposals(sql: Sql, now: Instant): Promise<number> {
  return (await sql.run(`UPDATE operator_proposal SET state = 'expired' WHERE state = 'open' AND expires_at <= ?`, [now])).changes;
}
