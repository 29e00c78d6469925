import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { readSales } from '../ledger/index.ts';
import type { UserId } from '../primitives/id.ts';
import type { Yen } from '../primitives/yen.ts';
import { countShownMessages, findReport, findShownMessages, listReports, type Report, type ShownMessage } from '../reports/index.ts';
import { findOpenReview } from '../reviews/index.ts';
import { findHiding, findService, listOf, type Hiding, type Service } from '../services/index.ts';
import { countStates, listTalks, type StoredTalk, type TalkState } from '../talks/index.ts';
import { findSuspension, findUser, type Suspension, type User } from '../users/index.ts';
import { isOperator } from './actions.ts';
import type { AuditEntry } from './audit.ts';
import { record } from './audit-actions.ts';
import { listEntries } from './audit-store.ts';

const shown = 50;

/** A user with all that an operator may know of them. */
export interface UserCase {
  readonly user: User;
  /** The suspension that stands. */
  readonly suspension: Suspension | null;
  readonly operator: boolean;
  readonly sales: { readonly pending: Yen; readonly payable: Yen };
  readonly services: readonly Service[];
  readonly talks: Partial<Record<TalkState, number>>;
  /** The newest talks, in both roles. */
  readonly recent: readonly StoredTalk[];
  readonly reports: readonly Report[];
  readonly audit: readonly AuditEntry[];
}

/** A user for the console. 404 when there is none, or they have left. */
export async function readUser(ctx: Context, userId: UserId): Promise<UserCase> {
  const { sql } = ctx.db;
  const user = await findUser(sql, userId);
  if (user === null || user.deletedAt !== null) throw new Problem('not_found');
  const [suspension, operator, sales, services, talks, recent, reports, audit] = await Promise.all([
    findSuspension(sql, userId), isOperator(sql, userId), readSales(sql, userId), listOf(sql, userId), countStates(sql, userId), listTalks(sql, userId, { limit: 20 }),
    listReports(sql, { ownerId: userId, limit: shown }), listEntries(sql, { objectId: userId, limit: shown }),
  ]);
  return { user, suspension: user.suspendedAt === null ? null : suspension, operator, sales, services, talks, recent: recent.items, reports, audit };
}

/** A service with all that an operator may know of it. */
export interface ServiceCase {
  readonly service: Service;
  readonly provider: User;
  /** The hiding that stands. */
  readonly hiding: Hiding | null;
  readonly reports: readonly Report[];
  readonly audit: readonly AuditEntry[];
}

/** A service for the console, in whatever state. 404 when there is none. */
export async function readService(ctx: Context, serviceId: string): Promise<ServiceCase> {
  const { sql } = ctx.db;
  const service = await findService(sql, serviceId);
  const provider = service === null ? null : await findUser(sql, service.providerId);
  if (service === null || provider === null) throw new Problem('not_found');
  const [hiding, reports, audit] = await Promise.all([findHiding(sql, service.id), listReports(sql, { objectId: service.id, limit: shown }), listEntries(sql, { objectId: service.id, limit: shown })]);
  return { service, provider, hiding: service.state === 'hidden' ? hiding : null, reports, audit };
}

/** A report with all that an operator may know without reading what the reporter showed. */
export interface ReportCase {
  readonly report: Report;
  readonly reporter: User | null;
  readonly owner: User | null;
  readonly shownMessages: number;
  /** Whether the reported review has its words hidden. */
  readonly reviewHidden: boolean;
  readonly audit: readonly AuditEntry[];
}

/** A report for the console. 404 when there is none. */
export async function readReport(ctx: Context, reportId: string): Promise<ReportCase> {
  const { sql } = ctx.db;
  const report = await findReport(sql, reportId);
  if (report === null) throw new Problem('not_found');
  const [reporter, owner, shownMessages, review, audit] = await Promise.all([
    findUser(sql, report.reporterId), findUser(sql, report.ownerId), countShownMessages(sql, report.reportId),
    report.kind === 'review' ? findOpenReview(sql, report.id) : null, listEntries(sql, { objectId: report.reportId, limit: shown }),
  ]);
  return { report, reporter, owner, shownMessages, reviewHidden: review?.hidden === true, audit };
}

/**
 * The messages a reporter chose to show, and nothing else of their conversation: the one way in which an operator reads what people wrote to each
 * other. Each reading stands in the log. 404 for a report that isn't there.
 */
export async function readShownMessages(ctx: Context, viewer: UserViewer, reportId: string): Promise<readonly ShownMessage[]> {
  return ctx.db.transaction(async (tx) => {
    const report = await findReport(tx.sql, reportId);
    if (report === null || !await isOperator(tx.sql, viewer.userId)) throw new Problem('not_found');
    const messages = await findShownMessages(tx.sql, report.reportId);
    await record(ctx, tx, { operatorId: viewer.userId, act: 'read_messages', objectId: report.reportId, reason: report.reference, detail: { messages: messages.length } });
    return messages;
  });
}
