import { forUpdate, insert, type Sql, type Transaction } from '../database/database.ts';
import type { Instant } from '../primitives/instant.ts';
import type { AuditEnd, AuditEntry } from './audit.ts';

// Rows of operator_audit are appended and read, never written again: a test looks for any other statement.

interface Row { seq: number; at: Instant; operator_id: string; act: string; object_id: string; reason: string; detail: string; previous_digest: string; digest: string }

const toEntry = (row: Row): AuditEntry => ({
  seq: Number(row.seq), at: row.at, operatorId: row.operator_id, act: row.act, objectId: row.object_id, reason: row.reason, detail: row.detail, previousDigest: row.previous_digest, digest: row.digest,
});

/** The last row, for whoever appends the next one: the first row is held to the end of the transaction, so that two never append at once. */
export async function lockEnd(tx: Transaction): Promise<AuditEnd> {
  await tx.sql.get(`SELECT seq FROM operator_audit WHERE seq = 0${forUpdate(tx.db)}`);
  const row = await tx.sql.get<Pick<Row, 'seq' | 'digest'>>(`SELECT seq, digest FROM operator_audit ORDER BY seq DESC LIMIT 1${forUpdate(tx.db)}`);
  if (row === undefined) throw new Error('the log of operators has a beginning');
  return { seq: Number(row.seq), digest: row.digest };
}

/** Appends a row. */
export async function appendEntry(tx: Transaction, entry: AuditEntry): Promise<void> {
  await insert(tx.sql, 'operator_audit', {
    seq: entry.seq, at: entry.at, operator_id: entry.operatorId, act: entry.act, object_id: entry.objectId, reason: entry.reason, detail: entry.detail, previous_digest: entry.previousDigest, digest: entry.digest,
  });
}

/** Rows in their order after a number, to check them. */
export async function readAfter(sql: Sql, seq: number, limit: number): Promise<AuditEntry[]> {
  return (await sql.all<Row>('SELECT * FROM operator_audit WHERE seq > ? ORDER BY seq LIMIT ?', [seq, limit])).map(toEntry);
}

/** Which rows to list: the newest first, before a number, about one thing. */
export interface AuditQuery {
  readonly limit: number;
  readonly before?: number | undefined;
  readonly objectId?: string | undefined;
}

/** Rows as asked for, without the beginning. */
export async function listEntries(sql: Sql, { limit, before, objectId }: AuditQuery): Promise<AuditEntry[]> {
  const about = objectId === undefined ? '' : 'AND object_id = ?';
  const params = [before ?? Number.MAX_SAFE_INTEGER, ...(objectId === undefined ? [] : [objectId]), limit];
  return (await sql.all<Row>(`SELECT * FROM operator_audit WHERE seq > 0 AND seq < ? ${about} ORDER BY seq DESC LIMIT ?`, params)).map(toEntry);
}
