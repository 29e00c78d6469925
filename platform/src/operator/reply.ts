import type { z } from 'zod';
import { toWire, type Instant } from '../primitives/instant.ts';
import type { WatchedEffect } from '../jobs/given-up.ts';
import { decisionsFor, type Report } from '../reports/index.ts';
import { objectOf, type Proposal } from './act.ts';
import type { ActOutcome } from './actions.ts';
import type { AuditEntry } from './audit.ts';
import type { ReportCase, ServiceCase, UserCase } from './case-actions.ts';
import type * as schema from './schema.ts';
import type { Failures, TalkCase } from './watch-actions.ts';

type Wire<Schema extends z.ZodType> = z.input<Schema>;

const orNull = (at: Instant | null): string | null => (at === null ? null : toWire(at));

/** What came of an act. */
export function outcomeReply({ proposalId, why }: ActOutcome): Wire<typeof schema.outcome> {
  return { done: proposalId === null, proposalId, why };
}

/** A proposal for an operator. */
export function proposalReply(one: Proposal): Wire<typeof schema.proposal> {
  return {
    id: one.id, act: one.act.kind, objectId: objectOf(one.act), reason: one.reason, why: one.why, state: one.state, proposedBy: one.proposedBy, proposedAt: toWire(one.proposedAt),
    expiresAt: toWire(one.expiresAt), decidedBy: one.decidedBy, decidedAt: orNull(one.decidedAt),
  };
}

/** A row of the log for an operator. */
export function auditReply({ seq, at, operatorId, act, objectId, reason, digest }: AuditEntry): Wire<typeof schema.auditRow> {
  return { seq, at: toWire(at), operatorId, act, objectId, reason, digest };
}

/** A report in a list. */
export function reportRowReply(report: Report): Wire<typeof schema.reportRow> {
  return {
    id: report.reportId, reference: report.reference, kind: report.kind, objectId: report.id, reason: report.reason, reporterId: report.reporterId, ownerId: report.ownerId,
    createdAt: toWire(report.createdAt), decision: report.decided?.decision ?? null,
  };
}

/** A report, without what the reporter showed of a conversation. */
export function reportCaseReply({ report, shownMessages }: ReportCase): Wire<typeof schema.report> {
  const { decided } = report;
  return {
    ...reportRowReply(report), words: report.words, shown: report.shown, shownMessages, decisions: [...decisionsFor(report.kind)], wordsToReporter: decided?.wordsToReporter ?? null,
    wordsToOwner: decided?.wordsToOwner ?? null, decisionReason: decided?.reason ?? null,
  };
}

/** A user as an operator sees them. */
export function userCaseReply(found: UserCase): Wire<typeof schema.user> {
  const { user, suspension, operator, sales } = found;
  return {
    id: user.id, nickname: user.nickname, email: user.email, locale: user.locale, createdAt: toWire(user.createdAt), operator, sales,
    suspension: suspension === null ? null : { at: toWire(suspension.at), words: suspension.words, permanent: suspension.permanent },
    services: found.services.map(({ id, title, state }) => ({ id, title, state })), talks: { ...found.talks }, reports: found.reports.map(reportRowReply), audit: found.audit.map(auditReply),
  };
}

/** A service as an operator sees it. */
export function serviceCaseReply({ service, hiding, reports, audit }: ServiceCase): Wire<typeof schema.service> {
  return {
    id: service.id, title: service.title, state: service.state, providerId: service.providerId, prText: service.prText, hiding: hiding === null ? null : { at: toWire(hiding.at), words: hiding.words },
    reports: reports.map(reportRowReply), audit: audit.map(auditReply),
  };
}

/** A talk's story as an operator sees it. */
export function talkCaseReply({ stored: { talk }, holds, lines }: TalkCase): Wire<typeof schema.talk> {
  const { id, serviceId, providerId, visitorId } = talk.terms;
  return {
    id, state: talk.state, serviceId, providerId, visitorId, lines: lines.map((line) => ({ ...line, at: toWire(line.at) })),
    holds: holds.map((hold) => ({ id: hold.id, part: hold.part, state: hold.hold.state, amount: hold.hold.amount })),
  };
}

function effectReply(effect: WatchedEffect): Wire<typeof schema.effect> {
  return { key: effect.key, kind: effect.kind, attempts: effect.attempts, enqueuedAt: toWire(effect.enqueuedAt), gaveUpAt: orNull(effect.gaveUpAt), lastError: effect.lastError };
}

/** What does not get through. */
export function failuresReply({ givenUp, failing, deliveries }: Failures): Wire<typeof schema.failures> {
  return {
    givenUp: givenUp.map(effectReply), failing: failing.map(effectReply),
    deliveries: deliveries.map((one) => ({ channel: one.channel, kind: one.kind, userId: one.userId, attempts: one.attempts, error: one.error, lastAt: toWire(one.lastAt), effectKey: one.effectKey })),
  };
}
