import { insertOrIgnore, type Sql, type Transaction } from '../database/database.ts';
import type { HoldId, Id, TalkId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import type { Dispute } from './dispute.ts';

interface DisputeRow { id: Id<'dispute'>; talk_id: TalkId; hold_id: HoldId; reference: string; state: Dispute['state']; amount: number; opened_at: Instant; closed_at: Instant | null }
const columns = 'id, talk_id, hold_id, reference, state, amount, opened_at, closed_at';
const toDispute = (row: DisputeRow): Dispute => ({
  id: row.id, talkId: row.talk_id, holdId: row.hold_id, reference: row.reference, state: row.state, amount: yen(row.amount), openedAt: row.opened_at, closedAt: row.closed_at,
});

/** The disputes of a talk, oldest first. */
export async function findDisputes(sql: Sql, talkId: TalkId): Promise<Dispute[]> {
  return (await sql.all<DisputeRow>(`SELECT ${columns} FROM talk_dispute WHERE talk_id = ? ORDER BY opened_at, id`, [talkId])).map(toDispute);
}

/** Writes a dispute, new or changed; the talk is locked. */
export async function saveDispute(tx: Transaction, dispute: Dispute): Promise<void> {
  const { changes } = await tx.sql.run('UPDATE talk_dispute SET state = ?, closed_at = ? WHERE id = ?', [dispute.state, dispute.closedAt, dispute.id]);
  if (changes === 1) return;
  await insertOrIgnore(tx.sql, 'talk_dispute', {
    id: dispute.id, talk_id: dispute.talkId, hold_id: dispute.holdId, reference: dispute.reference, state: dispute.state, amount: dispute.amount, opened_at: dispute.openedAt, closed_at: dispute.closedAt,
  });
}
