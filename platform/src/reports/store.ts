import { insert, type Sql, type SqlValue, type Transaction } from '../database/database.ts';
import type { ConversationId, Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Decided, Report, ReportDecision, ReportKind, ReportReason, ShownMessage } from './report.ts';

interface Row {
  id: Id<'report'>; reference: string; reporter_id: UserId; kind: ReportKind; object_id: string; owner_id: UserId; service_id: ServiceId | null; conversation_id: ConversationId | null;
  reason: ReportReason; words: string; shown: string; created_at: Instant; decision: ReportDecision | null; decision_reason: string | null; words_to_reporter: string | null;
  words_to_owner: string | null; decided_by: UserId | null; decided_at: Instant | null;
}

function decidedOf(row: Row): Decided | null {
  if (row.decision === null || row.decided_by === null || row.decided_at === null) return null;
  return {
    decision: row.decision, reason: row.decision_reason ?? '', wordsToReporter: row.words_to_reporter ?? '', wordsToOwner: row.words_to_owner ?? '', decidedBy: row.decided_by, decidedAt: row.decided_at,
  };
}

const toReport = (row: Row): Report => ({
  reportId: row.id, reference: row.reference, reporterId: row.reporter_id, kind: row.kind, id: row.object_id, ownerId: row.owner_id, serviceId: row.service_id,
  conversationId: row.conversation_id, reason: row.reason, words: row.words, shown: row.shown, createdAt: row.created_at, decided: decidedOf(row),
});

/** Keeps a new report with the messages that were shown. */
export async function insertReport(tx: Transaction, report: Report, messages: readonly ShownMessage[]): Promise<void> {
  await insert(tx.sql, 'report', {
    id: report.reportId, reference: report.reference, reporter_id: report.reporterId, kind: report.kind, object_id: report.id, owner_id: report.ownerId, service_id: report.serviceId,
    conversation_id: report.conversationId, reason: report.reason, words: report.words, shown: report.shown, state: 'open', created_at: report.createdAt,
  });
  for (const [index, message] of messages.entries()) {
    await insert(tx.sql, 'report_message', { report_id: report.reportId, position: index + 1, message_id: message.messageId, sender_id: message.senderId, text: message.text, at: message.at });
  }
}

/** One report; null when there is none. */
export async function findReport(sql: Sql, id: string): Promise<Report | null> {
  const row = await sql.get<Row>('SELECT * FROM report WHERE id = ?', [id]);
  return row === undefined ? null : toReport(row);
}

/** The report of a reference, however it is typed; null when there is none. */
export async function findByReference(sql: Sql, reference: string): Promise<Report | null> {
  const row = await sql.get<Row>('SELECT * FROM report WHERE reference = ?', [reference.trim().toUpperCase()]);
  return row === undefined ? null : toReport(row);
}

/** What was shown with a report, in its order. */
export async function findShownMessages(sql: Sql, reportId: Id<'report'>): Promise<ShownMessage[]> {
  const rows = await sql.all<{ message_id: Id<'message'>; sender_id: UserId; text: string; at: Instant }>('SELECT message_id, sender_id, text, at FROM report_message WHERE report_id = ? ORDER BY position', [reportId]);
  return rows.map((row) => ({ messageId: row.message_id, senderId: row.sender_id, text: row.text, at: row.at }));
}

/** How many messages were shown with a report. */
export async function countShownMessages(sql: Sql, reportId: Id<'report'>): Promise<number> {
  return (await sql.get<{ count: number }>('SELECT COUNT(*) AS count FROM report_message WHERE report_id = ?', [reportId]))?.count ?? 0;
}

/** Which reports to list. */
export interface ReportsQuery {
  readonly limit: number;
  /** open: still to be decided, the oldest first; decided: the newest first. Without it both, the newest first. */
  readonly state?: 'open' | 'decided';
  /** Only those about this user. */
  readonly ownerId?: UserId;
  /** Only those about this thing. */
  readonly objectId?: string;
}

/** Reports as asked for. */
export async function listReports(sql: Sql, { limit, state, ownerId, objectId }: ReportsQuery): Promise<Report[]> {
  const given: readonly (readonly [string, SqlValue | undefined])[] = [['state', state], ['owner_id', ownerId], ['object_id', objectId]];
  const asked = given.flatMap(([column, value]) => (value === undefined ? [] : [{ column, value }]));
  const where = asked.length === 0 ? '' : `WHERE ${asked.map(({ column }) => `${column} = ?`).join(' AND ')}`;
  const rows = await sql.all<Row>(`SELECT * FROM report ${where} ORDER BY created_at ${state === 'open' ? 'ASC' : 'DESC'}, id LIMIT ?`, [...asked.map(({ value }) => value), limit]);
  return rows.map(toReport);
}

/** Writes the decision about an open report; false when it is decided already. */
export async function saveDecision(tx: Transaction, reportId: Id<'report'>, decided: Decided): Promise<boolean> {
  const { changes } = await tx.sql.run(
    `UPDATE report SET state = 'decided', decision = ?, decision_reason = ?, words_to_reporter = ?, words_to_owner = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'open'`,
    [decided.decision, decided.reason, decided.wordsToReporter, decided.wordsToOwner, decided.decidedBy, decided.decidedAt, reportId]);
  return changes === 1;
}
