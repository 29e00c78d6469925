import { forUpdate, insert, placeholders, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { yen } from '../primitives/yen.ts';
import { accountColumns, accountOf, type AccountColumns } from './account-store.ts';
import { openStates, type Payout, type PayoutState, type ReturnReason } from './payout.ts';

interface Row extends AccountColumns {
  id: Id<'payout'>; number: number; user_id: UserId; amount: number; fee: number; state: PayoutState; live: number; requested_at: Instant; arrives_on: string; released_at: Instant | null;
  file_id: Id<'payoutFile'> | null; exported_at: Instant | null; paid_at: Instant | null; closed_at: Instant | null; reason: ReturnReason | null; words: string;
}

const toPayout = (row: Row): Payout => ({
  id: row.id, number: row.number, userId: row.user_id, amount: yen(row.amount), fee: yen(row.fee), state: row.state, live: Number(row.live) === 1, account: accountOf(row),
  requestedAt: row.requested_at, arrivesOn: row.arrives_on, releasedAt: row.released_at, fileId: row.file_id, exportedAt: row.exported_at, paidAt: row.paid_at, closedAt: row.closed_at,
  reason: row.reason, words: row.words,
});

/** The number of the next payout. The caller holds the lock of the account of open payouts, so that no two get the same. */
export async function nextNumber(tx: Transaction): Promise<number> {
  return (await tx.sql.get<{ next: number }>('SELECT COALESCE(MAX(number), 0) + 1 AS next FROM payout'))?.next ?? 1;
}

/** Writes a new payout down, with the key of the request it comes from. */
export async function insertPayout(tx: Transaction, payout: Payout, requestKey: string | null): Promise<void> {
  await insert(tx.sql, 'payout', {
    id: payout.id, number: payout.number, user_id: payout.userId, amount: payout.amount, fee: payout.fee, state: payout.state, live: payout.live, ...accountColumns(payout.account),
    requested_at: payout.requestedAt, arrives_on: payout.arrivesOn, words: payout.words, request_key: requestKey,
  });
}

/** The payout a request made before; null where it made none. */
export async function findByRequest(sql: Sql, requestKey: string): Promise<Payout | null> {
  const row = await sql.get<Row>('SELECT * FROM payout WHERE request_key = ?', [requestKey]);
  return row === undefined ? null : toPayout(row);
}

/** One payout; null when there is none. */
export async function findPayout(sql: Sql, payoutId: string): Promise<Payout | null> {
  const row = await sql.get<Row>('SELECT * FROM payout WHERE id = ?', [payoutId]);
  return row === undefined ? null : toPayout(row);
}

/** The same, locked to the end of the transaction. */
export async function lockPayout(tx: Transaction, payoutId: string): Promise<Payout | null> {
  const row = await tx.sql.get<Row>(`SELECT * FROM payout WHERE id = ?${forUpdate(tx.db)}`, [payoutId]);
  return row === undefined ? null : toPayout(row);
}

/** Writes a step of a payout; false when it has left the state it was in. */
export async function saveStep(tx: Transaction, payout: Payout, before: PayoutState): Promise<boolean> {
  const { changes } = await tx.sql.run(
    'UPDATE payout SET state = ?, file_id = ?, exported_at = ?, paid_at = ?, closed_at = ?, reason = ?, words = ? WHERE id = ? AND state = ?',
    [payout.state, payout.fileId, payout.exportedAt, payout.paidAt, payout.closedAt, payout.reason, payout.words, payout.id, before]);
  return changes === 1;
}

/** Notes that a second operator let a payout go; false when it was let go, or left, before. */
export async function markReleased(tx: Transaction, payoutId: string, at: Instant): Promise<boolean> {
  return (await tx.sql.run("UPDATE payout SET released_at = ? WHERE id = ? AND state = 'requested' AND released_at IS NULL", [at, payoutId])).changes === 1;
}

/** Somebody's payouts, the newest first. */
export async function listOf(sql: Sql, userId: UserId, limit: number): Promise<Payout[]> {
  return (await sql.all<Row>('SELECT * FROM payout WHERE user_id = ? ORDER BY requested_at DESC, number DESC LIMIT ?', [userId, limit])).map(toPayout);
}

/** Payouts in a state: open ones the oldest first, closed ones the newest first. */
export async function listIn(sql: Sql, state: PayoutState, limit: number): Promise<Payout[]> {
  const order = openStates.includes(state) ? 'ASC' : 'DESC';
  return (await sql.all<Row>(`SELECT * FROM payout WHERE state = ? ORDER BY requested_at ${order}, number ${order} LIMIT ?`, [state, limit])).map(toPayout);
}

/** Every payout that waits for the bank, the oldest first, locked to the end of the transaction. */
export async function lockRequested(tx: Transaction, limit: number): Promise<Payout[]> {
  return (await tx.sql.all<Row>(`SELECT * FROM payout WHERE state = 'requested' ORDER BY number LIMIT ?${forUpdate(tx.db)}`, [limit])).map(toPayout);
}

/** The payouts of a file, as they stand in it. */
export async function listInFile(sql: Sql, fileId: string): Promise<Payout[]> {
  return (await sql.all<Row>('SELECT * FROM payout WHERE file_id = ? ORDER BY number', [fileId])).map(toPayout);
}

/** How many payouts are in each state, and their sum. */
export async function sumsByState(sql: Sql): Promise<Partial<Record<PayoutState, { count: number; amount: number }>>> {
  const rows = await sql.all<{ state: PayoutState; count: number; amount: number }>('SELECT state, COUNT(*) AS count, SUM(amount) AS amount FROM payout GROUP BY state');
  return Object.fromEntries(rows.map(({ state, count, amount }) => [state, { count: Number(count), amount: Number(amount) }]));
}

/** How many payouts of somebody are with the bank or on their way there. */
export async function countOpenOf(sql: Sql, userId: UserId): Promise<number> {
  return (await sql.get<{ count: number }>(`SELECT COUNT(*) AS count FROM payout WHERE user_id = ? AND state IN (${placeholders(openStates)})`, [userId, ...openStates]))?.count ?? 0;
}
