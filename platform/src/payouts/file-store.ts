import { insert, type Sql, type Transaction } from '../database/database.ts';
import type { Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { yen, type Yen } from '../primitives/yen.ts';

/** What a file says of whoever pays and how the bank wants it, kept as it was when the file was made. */
export interface FileSettings {
  readonly clientCode: string;
  readonly clientKana: string;
  readonly from: { readonly bankCode: string; readonly bankKana: string; readonly branchCode: string; readonly branchKana: string; readonly accountType: 'ordinary' | 'current' | 'other'; readonly accountNumber: string };
  readonly lineEnd: 'crlf' | 'none';
  readonly transferKind: '7' | '8' | '0';
}

/** A file for the bank: what was in it, its digest, and by which operator it was made. */
export interface PayoutFile {
  readonly id: Id<'payoutFile'>;
  readonly number: number;
  /** The day the bank is to transfer: `2026-11-30`. */
  readonly transferOn: string;
  readonly count: number;
  /** What the bank transfers in all: the fees already taken off. */
  readonly total: Yen;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
  readonly settings: FileSettings;
  readonly madeBy: UserId;
  readonly madeAt: Instant;
  readonly live: boolean;
}

interface Row { id: Id<'payoutFile'>; number: number; transfer_on: string; count: number; total: number; sha256: string; settings: string; made_by: UserId; made_at: Instant; live: number }

const toFile = (row: Row): PayoutFile => ({
  id: row.id, number: row.number, transferOn: row.transfer_on, count: row.count, total: yen(row.total), sha256: row.sha256, settings: JSON.parse(row.settings) as FileSettings,
  madeBy: row.made_by, madeAt: row.made_at, live: Number(row.live) === 1,
});

/** The number of the next file. Two at once meet at its unique key, and one of them tries again. */
export async function nextFileNumber(tx: Transaction): Promise<number> {
  return (await tx.sql.get<{ next: number }>('SELECT COALESCE(MAX(number), 0) + 1 AS next FROM payout_file'))?.next ?? 1;
}

/** Writes a file down, before its payouts name it. */
export async function insertFile(tx: Transaction, file: PayoutFile): Promise<void> {
  await insert(tx.sql, 'payout_file', {
    id: file.id, number: file.number, transfer_on: file.transferOn, count: file.count, total: file.total, sha256: file.sha256, settings: JSON.stringify(file.settings), made_by: file.madeBy, made_at: file.madeAt, live: file.live,
  });
}

/** One file; null when there is none. */
export async function findFile(sql: Sql, fileId: string): Promise<PayoutFile | null> {
  const row = await sql.get<Row>('SELECT * FROM payout_file WHERE id = ?', [fileId]);
  return row === undefined ? null : toFile(row);
}

/** The newest files first. */
export async function listFiles(sql: Sql, limit: number): Promise<PayoutFile[]> {
  return (await sql.all<Row>('SELECT * FROM payout_file ORDER BY number DESC LIMIT ?', [limit])).map(toFile);
}
