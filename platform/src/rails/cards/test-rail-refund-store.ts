import { insert, type Sql, type Transaction } from '../../database/database.ts';
import type { Instant } from '../../primitives/instant.ts';
import { yen, type Yen } from '../../primitives/yen.ts';
import type { RailDispute } from './rail.ts';

/** Money the bank gave back. `refund` is the id of whoever asked. */
export interface TestRefund {
  readonly refund: string;
  readonly reference: string;
  readonly hold: string;
  readonly amount: Yen;
  readonly state: 'pending' | 'succeeded' | 'failed';
  readonly madeAt: Instant;
  readonly changedAt: Instant;
}

/** A payment that the bank has taken back, as it was written down. `hold` is the bank's name of the hold. */
export interface TestDispute extends RailDispute { readonly hold: string; readonly openedAt: Instant; readonly changedAt: Instant }

interface RefundRow { refund: string; reference: string; hold: string; amount: number; state: TestRefund['state']; made_at: Instant; changed_at: Instant }
const toRefund = (row: RefundRow): TestRefund => ({ refund: row.refund, reference: row.reference, hold: row.hold, amount: yen(row.amount), state: row.state, madeAt: row.made_at, changedAt: row.changed_at });

interface DisputeRow { hold: string; reference: string; state: TestDispute['state']; amount: number; opened_at: Instant; changed_at: Instant }
const toDispute = (row: DisputeRow): TestDispute => ({ hold: row.hold, reference: row.reference, state: row.state, amount: yen(row.amount), openedAt: row.opened_at, changedAt: row.changed_at });

/** A refund by the id of whoever asked for it. */
export async function findRefund(sql: Sql, refund: string): Promise<TestRefund | null> {
  const row = await sql.get<RefundRow>('SELECT * FROM test_rail_refund WHERE refund = ?', [refund]);
  return row === undefined ? null : toRefund(row);
}

/** Keeps a new refund; the hold's row is locked. */
export async function insertRefund(tx: Transaction, refund: TestRefund): Promise<void> {
  await insert(tx.sql, 'test_rail_refund', {
    refund: refund.refund, reference: refund.reference, hold: refund.hold, amount: refund.amount, state: refund.state, made_at: refund.madeAt, changed_at: refund.changedAt,
  });
}

/** Moves a refund to another state. */
export async function saveRefundState(sql: Sql, refund: string, to: { state: TestRefund['state']; at: Instant }): Promise<void> {
  await sql.run('UPDATE test_rail_refund SET state = ?, changed_at = ? WHERE refund = ?', [to.state, to.at, refund]);
}

/** How much of a hold was given back or is about to be. */
export async function sumRefunded(sql: Sql, hold: string): Promise<Yen> {
  const row = await sql.get<{ total: number | string }>("SELECT COALESCE(SUM(amount), 0) AS total FROM test_rail_refund WHERE hold = ? AND state <> 'failed'", [hold]);
  return yen(Number(row?.total ?? 0));
}

/** Refunds that changed since a moment, the oldest change first. */
export async function findRefundsSince(sql: Sql, since: Instant): Promise<TestRefund[]> {
  return (await sql.all<RefundRow>('SELECT * FROM test_rail_refund WHERE changed_at >= ? ORDER BY changed_at, refund', [since])).map(toRefund);
}

/** The dispute of a hold that was written down. */
export async function findDispute(sql: Sql, hold: string): Promise<TestDispute | null> {
  const row = await sql.get<DisputeRow>('SELECT * FROM test_rail_dispute WHERE hold = ?', [hold]);
  return row === undefined ? null : toDispute(row);
}

/** Disputes that were written down and changed since a moment, the oldest change first. */
export async function findDisputesSince(sql: Sql, since: Instant): Promise<TestDispute[]> {
  return (await sql.all<DisputeRow>('SELECT * FROM test_rail_dispute WHERE changed_at >= ? ORDER BY changed_at, hold', [since])).map(toDispute);
}

/** Writes a dispute, new or changed; the hold's row is locked. */
export async function saveDispute(tx: Transaction, dispute: TestDispute): Promise<void> {
  const { changes } = await tx.sql.run('UPDATE test_rail_dispute SET state = ?, changed_at = ? WHERE hold = ?', [dispute.state, dispute.changedAt, dispute.hold]);
  if (changes === 1) return;
  await insert(tx.sql, 'test_rail_dispute', {
    hold: dispute.hold, reference: dispute.reference, state: dispute.state, amount: dispute.amount, opened_at: dispute.openedAt, changed_at: dispute.changedAt,
  });
}

/** Names of holds on cards whose payments are disputed by themselves, taken in a span. */
export async function findSelfDisputing(sql: Sql, span: { from: Instant; to: Instant }): Promise<{ reference: string; capturedAt: Instant }[]> {
  const rows = await sql.all<{ reference: string; captured_at: Instant }>(
    "SELECT reference, captured_at FROM test_rail_hold WHERE kind = 'disputed' AND captured_at >= ? AND captured_at <= ? ORDER BY captured_at, reference", [span.from, span.to]);
  return rows.map((row) => ({ reference: row.reference, capturedAt: row.captured_at }));
}

/** The names of the holds made since a moment, the oldest first. */
export async function findReferencesSince(sql: Sql, since: Instant): Promise<string[]> {
  return (await sql.all<{ reference: string }>('SELECT reference FROM test_rail_hold WHERE created_at >= ? ORDER BY created_at, reference', [since])).map((row) => row.reference);
}
