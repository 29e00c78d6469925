import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { tryAgain } from '../jobs/given-up.ts';
import { asId, type Id, type UserId } from '../primitives/id.ts';
import { after } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords } from '../primitives/time-words.ts';
import type { MailWords } from '../rails/mail/mail-words.ts';
import { decide, decisionsFor, findReport, type Report } from '../reports/index.ts';
import { hideReviewWords, showReviewWords } from '../reviews/index.ts';
import { findService, hideService, showService } from '../services/index.ts';
import { enqueueMail, findUser, restoreUser, suspendUser } from '../users/index.ts';
import { ANSWER_TIME, objectOf, type Act } from './act.ts';
import { record } from './audit-actions.ts';
import * as texts from './mail-texts.ts';
import { carryOutMoney } from './money-actions.ts';
import { carryOutPayout } from './payout-actions.ts';
import { closeByAct } from './repair-actions.ts';
import { refusals } from './texts.ts';

/** An act about to be carried out: whose hand, why, and the proposal it comes from. */
export interface Order<Kind extends Act['kind'] = Act['kind']> {
  readonly act: Extract<Act, { kind: Kind }>;
  readonly by: UserId;
  readonly reason: string;
  readonly proposalId: Id<'proposal'> | null;
}

type MailText = Readonly<Record<Locale, (facts: texts.MailFacts) => MailWords>>;

async function mailTo(ctx: Context, tx: Transaction, mail: { userId: UserId; key: string; text: MailText; words: string; title?: string }): Promise<void> {
  const user = await findUser(tx.sql, mail.userId);
  if (user === null || user.deletedAt !== null) return;
  const facts = { title: mail.title ?? '', words: mail.words, contact: ctx.config.operator.email ?? '' };
  await enqueueMail(tx, { key: `operator:${mail.key}:${ctx.clock.now()}`, to: user.email, locale: user.locale, words: mail.text[user.locale](facts) });
}

const changed = (state: string): Problem => new Problem('state_conflict', { state, detail: refusals.changedMeanwhile });

async function suspend(ctx: Context, tx: Transaction, { userId, words, permanent }: { userId: UserId; words: string; permanent: boolean }): Promise<boolean> {
  if (!await suspendUser(ctx, tx, { userId, words, permanent })) return false;
  await mailTo(ctx, tx, { userId, key: `suspended:${userId}`, text: texts.suspendedMail, words });
  return true;
}

async function restore(ctx: Context, tx: Transaction, { userId, words }: { userId: UserId; words: string }): Promise<void> {
  if (!await restoreUser(ctx, tx, userId)) throw changed('active');
  await mailTo(ctx, tx, { userId, key: `restored:${userId}`, text: texts.restoredMail, words });
}

async function hide(ctx: Context, tx: Transaction, { serviceId, words }: { serviceId: string; words: string }): Promise<boolean> {
  const service = await findService(tx.sql, serviceId);
  if (service === null) throw new Problem('not_found');
  if (!await hideService(tx, { serviceId: service.id, words, at: ctx.clock.now() })) return false;
  await mailTo(ctx, tx, { userId: service.providerId, key: `hidden:${service.id}`, text: texts.hiddenServiceMail, words, title: service.title });
  return true;
}

async function show(ctx: Context, tx: Transaction, { serviceId, words }: { serviceId: string; words: string }): Promise<void> {
  const service = await showService(tx, { serviceId: asId('service', serviceId), at: ctx.clock.now() });
  if (service === null) throw changed('shown');
  await mailTo(ctx, tx, { userId: service.providerId, key: `shown:${service.id}`, text: texts.shownServiceMail, words, title: service.title });
}

/** What a decision does besides being written down. Somebody who is suspended, or something that is hidden, already stays so. */
async function measure(ctx: Context, tx: Transaction, { report, act }: { report: Report; act: Order<'decide'>['act'] }): Promise<void> {
  const words = act.wordsToOwner;
  switch (act.decision) {
    case 'none': return;
    case 'warn': return mailTo(ctx, tx, { userId: report.ownerId, key: `warned:${report.reportId}`, text: texts.warnedMail, words });
    case 'suspend': await suspend(ctx, tx, { userId: report.ownerId, words, permanent: act.permanent }); return;
    case 'hide':
      if (report.kind === 'service') await hide(ctx, tx, { serviceId: report.id, words });
      else if (await hideReviewWords(tx, { reviewId: asId('review', report.id), at: ctx.clock.now() })) await mailTo(ctx, tx, { userId: report.ownerId, key: `review:${report.id}`, text: texts.hiddenReviewMail, words });
  }
}

async function decideReport(ctx: Context, tx: Transaction, { act, by, reason }: Order<'decide'>): Promise<void> {
  const report = await findReport(tx.sql, act.reportId);
  if (report === null) throw new Problem('not_found');
  if (!decisionsFor(report.kind).includes(act.decision)) throw invalidField('decision', 'not_allowed', refusals.cantHide);
  if (act.decision !== 'none' && act.wordsToOwner === '') throw invalidField('wordsToOwner', 'missing', refusals.tellOwner);
  const { decision, wordsToReporter, wordsToOwner } = act;
  if (await decide(tx, report, { decision, reason, wordsToReporter, wordsToOwner, decidedBy: by, decidedAt: ctx.clock.now() }) === null) throw changed('decided');
  await measure(ctx, tx, { report, act });
}

/** Asks the one a report is about for their side, with a week to answer; the report stays open. */
async function askAuthor(ctx: Context, tx: Transaction, { reportId, words }: Order<'ask_author'>['act']): Promise<void> {
  const report = await findReport(tx.sql, reportId);
  if (report === null) throw new Problem('not_found');
  if (report.decided !== null) throw changed('decided');
  const { locale } = await findUser(tx.sql, report.ownerId) ?? { locale: 'ja' as const };
  const now = ctx.clock.now();
  await mailTo(ctx, tx, { userId: report.ownerId, key: `asked:${reportId}`, text: texts.askedMail, words, title: dayWords(after(now, ANSWER_TIME), { locale, now }) });
}

/** Carries out an act in a transaction and writes it into the log. 404 for what isn't there, 409 when it has changed meanwhile, 422 for what this thing doesn't take. */
export async function carryOut(ctx: Context, tx: Transaction, order: Order): Promise<void> {
  const { act, by, reason, proposalId } = order;
  let more: Readonly<Record<string, string | number>> = {};
  switch (act.kind) {
    case 'suspend': if (!await suspend(ctx, tx, act)) throw changed('suspended'); break;
    case 'restore': await restore(ctx, tx, act); break;
    case 'hide_service': if (!await hide(ctx, tx, act)) throw changed('hidden'); break;
    case 'show_service': await show(ctx, tx, act); break;
    case 'show_review': if (!await showReviewWords(tx, { reviewId: act.reviewId, at: ctx.clock.now() })) throw changed('shown'); break;
    case 'decide': await decideReport(ctx, tx, { act, by, reason, proposalId }); break;
    case 'ask_author': await askAuthor(ctx, tx, act); break;
    case 'refund': case 'absorb': case 'answer_refund': more = await carryOutMoney(ctx, tx, { act, by, reason }); break;
    case 'repair': case 'dismiss_finding': await closeByAct(ctx, tx, { act, by, reason }); break;
    case 'retry': if (!await tryAgain(tx, act.effectKey)) throw changed('tried'); break;
    case 'export_payouts': case 'payout_file_paid': case 'payout_paid': case 'payout_returned': case 'payout_refused': case 'payout_released': more = await carryOutPayout(ctx, tx, { act, by }); break;
  }
  const { kind, ...rest } = act;
  await record(ctx, tx, { operatorId: by, act: kind, objectId: objectOf(act), reason, detail: { ...rest, ...more, ...(proposalId !== null && { proposalId }) } });
}
