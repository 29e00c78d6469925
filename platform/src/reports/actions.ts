import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { limit } from '../http/rate-limit.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { HOUR } from '../primitives/seconds.ts';
import { enqueueMail, findUser, type Reportable, type ReportableMessage } from '../users/index.ts';
import { canName, chosenMessages, needsWords, referenceOf, type Decided, type Report, type ReportedThing, type ReportReason, type ShownMessage } from './report.ts';
import * as store from './store.ts';
import { decidedMail, receivedMail, refusals } from './texts.ts';

/** At most so many reports an hour by one person, also of things that aren't there. */
const MOST_AN_HOUR = 10;

/** What somebody reports, and why. */
export interface ReportWish extends ReportedThing {
  readonly reason: ReportReason;
  readonly words: string;
  readonly messageIds: readonly string[];
}

/** What can be reported, with the messages that belong to it. */
export interface ReportForm {
  readonly thing: ReportedThing;
  readonly found: Reportable;
  readonly messages: readonly ReportableMessage[];
}

/** What somebody is about to report. 404 for what they can't see and isn't their own thread or talk, 403 for what is their own. */
export async function openReport(ctx: Pick<Context, 'reactions'>, sql: Sql, asked: ReportedThing & { viewerId: UserId }): Promise<ReportForm> {
  const { kind, id, viewerId } = asked;
  const found = canName(asked) ? await ctx.reactions.reportable?.[kind](sql, { viewerId, id }) : null;
  if (found === null || found === undefined) throw new Problem('not_found');
  if (found.ownerId === viewerId) throw new Problem('forbidden', { detail: refusals.own });
  const { conversationId, messageId } = found;
  const messages = conversationId === null ? [] : await ctx.reactions.reportableMessages?.(sql, { viewerId, conversationId, ...(messageId !== undefined && { messageId }) }) ?? [];
  return { thing: { kind, id }, found, messages };
}

function evidenceOf({ found, messages }: ReportForm, ticked: readonly string[]): readonly ShownMessage[] {
  const chosen = chosenMessages(messages, ticked, found.messageId);
  if (chosen === null) throw invalidField('messageIds', 'not_allowed', refusals.messages);
  return chosen.map(({ id, senderId, text, at }) => ({ messageId: id, senderId, text, at }));
}

/**
 * Tells the operator of a problem. Of a conversation only the ticked messages are kept with it, as they are now. 404 for what the reporter can't see,
 * 403 for their own, 422 for a reason without words or a message that isn't theirs to show, 429 beyond 10 an hour.
 */
export async function fileReport(ctx: Context, reporterId: UserId, wish: ReportWish): Promise<Report> {
  const { kind, id, reason, words, messageIds } = wish;
  if (needsWords(reason) && words === '') throw invalidField('words', 'missing', refusals.words);
  await limit(ctx, { bucket: 'report', key: reporterId, max: MOST_AN_HOUR, per: HOUR });
  return ctx.db.transaction(async (tx) => {
    const form = await openReport(ctx, tx.sql, { kind, id, viewerId: reporterId });
    const evidence = evidenceOf(form, messageIds);
    const reportId = newId('report', ctx.random);
    const { ownerId, serviceId, conversationId, words: shown } = form.found;
    const report: Report = {
      reportId, reference: referenceOf(reportId), reporterId, kind, id, ownerId, serviceId, conversationId, reason, words, shown, createdAt: ctx.clock.now(), decided: null,
    };
    await store.insertReport(tx, report, evidence);
    await mailReporter(tx, report, 'received');
    ctx.log.info({ reportId, kind, reason }, 'something was reported');
    return report;
  });
}

async function mailReporter(tx: Transaction, report: Report, what: 'received' | 'decided'): Promise<void> {
  const reporter = await findUser(tx.sql, report.reporterId);
  if (reporter === null || reporter.deletedAt !== null) return;
  const facts = { reference: report.reference, path: `/report/${report.reportId}`, words: report.decided?.wordsToReporter ?? '' };
  const text = what === 'received' ? receivedMail : decidedMail;
  await enqueueMail(tx, { key: `report:${report.reportId}:${what}`, to: reporter.email, locale: reporter.locale, words: text[reporter.locale](facts) });
}

/** One's own report, with the number of messages shown. 404 for everybody else's. */
export async function readOwnReport(ctx: Context, reporterId: UserId, reportId: string): Promise<{ report: Report; shownMessages: number }> {
  const report = await store.findReport(ctx.db.sql, reportId);
  if (report === null || report.reporterId !== reporterId) throw new Problem('not_found');
  return { report, shownMessages: await store.countShownMessages(ctx.db.sql, report.reportId) };
}

/** Writes an operator's decision and tells the reporter, in the caller's transaction. Null, and nothing changed, when it is decided already. */
export async function decide(tx: Transaction, report: Report, decided: Decided): Promise<Report | null> {
  if (!await store.saveDecision(tx, report.reportId, decided)) return null;
  const after = { ...report, decided };
  await mailReporter(tx, after, 'decided');
  return after;
}
