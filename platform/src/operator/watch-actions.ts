import type { Context } from '../context.ts';
import { Problem } from '../http/problem.ts';
import { findEffectsOf, findFailing, findGivenUp, type WatchedEffect } from '../jobs/given-up.ts';
import { findJournalsOf } from '../ledger/index.ts';
import { listFailedDeliveries, type FailedDelivery } from '../notifications/index.ts';
import { listIn, sumsByState } from '../payouts/index.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { HOUR } from '../primitives/seconds.ts';
import { listFindings, readBooksCheck } from '../reconciliation/index.ts';
import { listReports, type Report } from '../reports/index.ts';
import { missingForPayouts, missingOperatorFacts, type MissingFact } from '../site/operator-facts.ts';
import { findDisputed, findFailedParts, findHolds, findTalk, findUnsettled, presenceOf, type StoredHold, type StoredTalk } from '../talks/index.ts';
import type { Proposal } from './act.ts';
import { listOperators, listProposals } from './store.ts';
import { storyOf, type StoryLine } from './story.ts';

const shown = 100;
/** A talk that ended this long ago should have been settled. */
const SETTLED_WITHIN = HOUR;
/** So many failed tries are worth a look although there will be more. */
const MANY_FAILURES = 3;

/** Something that needs a person. */
export interface Waiting {
  readonly kind: 'report' | 'payout' | 'proposal' | 'job' | 'dispute' | 'refund' | 'unsettled' | 'books' | 'finding';
  readonly id: string;
  readonly since: Instant;
  /** A name of ours: a report's reference, an act, a job's kind. */
  readonly name: string;
}

/** What needs a person, the oldest first. */
export async function waitingFor(ctx: Context): Promise<Waiting[]> {
  const { sql } = ctx.db;
  const [reports, proposals, jobs, disputes, unsettled] = await Promise.all([
    listReports(sql, { state: 'open', limit: shown }), listProposals(sql, ['open'], shown), findGivenUp(sql, shown), findDisputed(sql, shown), findUnsettled(sql, after(ctx.clock.now(), -SETTLED_WITHIN), shown),
  ]);
  const [[oldestPayout], payouts] = await Promise.all([listIn(sql, 'requested', 1), sumsByState(sql)]);
  const [check, findings, refunds] = await Promise.all([readBooksCheck(ctx), listFindings(sql, 'open', shown), findFailedParts(sql, shown)]);
  const all: Waiting[] = [
    ...reports.map((report) => ({ kind: 'report' as const, id: report.reportId, since: report.createdAt, name: report.reason })),
    ...(oldestPayout === undefined ? [] : [{ kind: 'payout' as const, id: oldestPayout.id, since: oldestPayout.requestedAt, name: String(payouts.requested?.count ?? 1) }]),
    ...proposals.map((proposal) => ({ kind: 'proposal' as const, id: proposal.id, since: proposal.proposedAt, name: proposal.act.kind })),
    ...jobs.map((job) => ({ kind: 'job' as const, id: job.key, since: job.gaveUpAt ?? job.enqueuedAt, name: job.kind })),
    ...disputes.map((talk) => ({ kind: 'dispute' as const, id: talk.id, since: talk.since, name: talk.id })),
    ...refunds.map((part) => ({ kind: 'refund' as const, id: part.talkId, since: part.changedAt, name: part.talkId })),
    ...unsettled.map((talk) => ({ kind: 'unsettled' as const, id: talk.id, since: talk.since, name: talk.id })),
    ...(check.findings.length === 0 ? [] : [{ kind: 'books' as const, id: 'books', since: check.checkedAt, name: String(check.findings.length) }]),
    ...findings.map((finding) => ({ kind: 'finding' as const, id: finding.id, since: finding.foundAt, name: finding.kind })),
  ];
  return all.toSorted((one, other) => one.since - other.since);
}

/** The first page of the console. */
export interface Overview {
  readonly waiting: readonly Waiting[];
  readonly booksSound: boolean;
  readonly missingFacts: readonly MissingFact[];
  readonly operators: number;
}

/** What the console opens on. */
export async function readOverview(ctx: Context): Promise<Overview> {
  const [waiting, check, operators] = await Promise.all([waitingFor(ctx), readBooksCheck(ctx), listOperators(ctx.db.sql)]);
  return { waiting, booksSound: check.findings.length === 0, missingFacts: [...missingOperatorFacts(ctx.config), ...missingForPayouts(ctx.config)], operators: operators.length };
}

/** What does not get through: given up, failing but still tried, and mails and pushes. */
export interface Failures {
  readonly givenUp: readonly WatchedEffect[];
  readonly failing: readonly WatchedEffect[];
  readonly deliveries: readonly FailedDelivery[];
}

/** What does not get through at the moment. */
export async function readFailures(ctx: Context): Promise<Failures> {
  const { sql } = ctx.db;
  const [givenUp, failing, deliveries] = await Promise.all([findGivenUp(sql, shown), findFailing(sql, MANY_FAILURES, shown), listFailedDeliveries(sql, { limit: shown })]);
  return { givenUp, failing, deliveries: deliveries.items };
}

/** A talk with its story. */
export interface TalkCase {
  readonly stored: StoredTalk;
  readonly holds: readonly StoredHold[];
  readonly lines: readonly StoryLine[];
}

/** The whole story of a talk, without a word of what the two wrote. 404 when there is none. */
export async function readTalk(ctx: Context, talkId: string): Promise<TalkCase> {
  const { sql } = ctx.db;
  const stored = await findTalk(sql, talkId);
  if (stored === null) throw new Problem('not_found');
  const { id } = stored.talk.terms;
  const holds = await findHolds(sql, id);
  const beginnings = [`talk:${id}:`, ...['mail', 'notice', 'notice-mail'].map((kind) => `${kind}:talk:${id}:`), ...holds.map((hold) => `hold:${hold.id}:`)];
  const [presence, journals, effects] = await Promise.all([presenceOf(ctx.db, stored.talk), findJournalsOf(sql, id), findEffectsOf(sql, beginnings)]);
  return { stored, holds, lines: storyOf({ talk: stored.talk, presence, journals, effects }) };
}

/** Proposals that wait for a second operator, and those answered, the oldest first. */
export async function readProposals(ctx: Context): Promise<{ open: Proposal[]; answered: Proposal[] }> {
  const [open, answered] = await Promise.all([listProposals(ctx.db.sql, ['open'], shown), listProposals(ctx.db.sql, ['approved', 'rejected', 'expired'], shown)]);
  return { open, answered: answered.toReversed() };
}

/** Reports to decide, the oldest first, or those decided, the newest first. */
export async function readReports(ctx: Context, state: 'open' | 'decided', limit: number): Promise<Report[]> {
  return listReports(ctx.db.sql, { state, limit });
}
