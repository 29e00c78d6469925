import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { toWire } from '../primitives/instant.ts';
import { asId } from '../primitives/id.ts';
import { act, answer } from './actions.ts';
import { listAudit, verifyAudit } from './audit-actions.ts';
import { readReport, readService, readShownMessages, readUser } from './case-actions.ts';
import { payoutOperations } from './payout-routes.ts';
import { bookOperations } from './books-routes.ts';
import { moneyOperations } from './money-routes.ts';
import * as reply from './reply.ts';
import * as schema from './schema.ts';
import { search } from './search-actions.ts';
import { readFailures, readOverview, readProposals, readReports, readTalk } from './watch-actions.ts';

/** None of them is a part of the public API. */
const own = { tag: 'operator', access: 'operator', internal: true } as const;
const acting = ['not_found', 'forbidden', 'proof_needed', 'state_conflict'] as const;
const user = z.strictObject({ userId: idField('user') });
const service = z.strictObject({ serviceId: idField('service') });
const report = z.strictObject({ reportId: idField('report') });

const getOverview = operation({
  ...own, id: 'operatorOverview', method: 'GET', path: '/v1/operator/overview', summary: 'What needs a person, the oldest first', problems: [], replies: { 200: schema.overview },
  async run({ ctx }) {
    const { waiting, missingFacts, booksSound, operators } = await readOverview(ctx);
    return { status: 200, body: { booksSound, operators, waiting: waiting.map((one) => ({ ...one, since: toWire(one.since) })), missingFacts: missingFacts.map((fact) => fact.name) } };
  },
});

const searchAll = operation({
  ...own, id: 'operatorSearch', method: 'GET', path: '/v1/operator/search', summary: 'Find by nickname, e-mail address, id or reference', query: schema.searchQuery, problems: [], replies: { 200: schema.hits },
  async run({ ctx, query }) {
    return { status: 200, body: { items: await search(ctx, query.q) } };
  },
});

const getUser = operation({
  ...own, id: 'operatorGetUser', method: 'GET', path: '/v1/operator/users/{userId}', summary: 'The facts of a user', params: user, problems: ['not_found'], replies: { 200: schema.user },
  async run({ ctx, params: { userId } }) {
    return { status: 200, body: reply.userCaseReply(await readUser(ctx, asId('user', userId))) };
  },
});

const suspendUser = operation({
  ...own, id: 'operatorSuspendUser', method: 'POST', path: '/v1/operator/users/{userId}/suspend', summary: 'Suspend a user', params: user, body: schema.suspendBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, params: { userId }, body: { reason, ...rest } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'suspend', userId: asId('user', userId), ...rest }, reason })) };
  },
});

const restoreUser = operation({
  ...own, id: 'operatorRestoreUser', method: 'POST', path: '/v1/operator/users/{userId}/restore', summary: 'Lift a suspension', params: user, body: schema.actBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, params: { userId }, body: { reason, words } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'restore', userId: asId('user', userId), words }, reason })) };
  },
});

const getService = operation({
  ...own, id: 'operatorGetService', method: 'GET', path: '/v1/operator/services/{serviceId}', summary: 'The facts of a service', params: service, problems: ['not_found'], replies: { 200: schema.service },
  async run({ ctx, params: { serviceId } }) {
    return { status: 200, body: reply.serviceCaseReply(await readService(ctx, serviceId)) };
  },
});

const hideService = operation({
  ...own, id: 'operatorHideService', method: 'POST', path: '/v1/operator/services/{serviceId}/hide', summary: 'Hide a service', params: service, body: schema.hideBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, params: { serviceId }, body: { reason, words } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'hide_service', serviceId: asId('service', serviceId), words }, reason })) };
  },
});

const showService = operation({
  ...own, id: 'operatorShowService', method: 'POST', path: '/v1/operator/services/{serviceId}/show', summary: 'Show a service again', params: service, body: schema.actBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, params: { serviceId }, body: { reason, words } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'show_service', serviceId: asId('service', serviceId), words }, reason })) };
  },
});

const showReview = operation({
  ...own, id: 'operatorShowReview', method: 'POST', path: '/v1/operator/reviews/{reviewId}/show', summary: 'Show the words of a review again', params: z.strictObject({ reviewId: idField('review') }),
  body: schema.plainActBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, params: { reviewId }, body: { reason } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'show_review', reviewId: asId('review', reviewId) }, reason })) };
  },
});

const listReports = operation({
  ...own, id: 'operatorListReports', method: 'GET', path: '/v1/operator/reports', summary: 'Reports to decide, or decided', query: schema.reportsQuery, problems: [], replies: { 200: schema.reportsList },
  async run({ ctx, query: { state, limit } }) {
    return { status: 200, body: { items: (await readReports(ctx, state, limit)).map(reply.reportRowReply) } };
  },
});

const getReport = operation({
  ...own, id: 'operatorGetReport', method: 'GET', path: '/v1/operator/reports/{reportId}', summary: 'A report', params: report, problems: ['not_found'], replies: { 200: schema.report },
  async run({ ctx, params: { reportId } }) {
    return { status: 200, body: reply.reportCaseReply(await readReport(ctx, reportId)) };
  },
});

const getShownMessages = operation({
  ...own, id: 'operatorReadMessages', method: 'GET', path: '/v1/operator/reports/{reportId}/messages', summary: 'Read what the reporter chose to show; each reading is logged', params: report,
  problems: ['not_found'], replies: { 200: schema.shownMessages },
  async run({ ctx, viewer, params: { reportId } }) {
    const messages = await readShownMessages(ctx, viewer, reportId);
    return { status: 200, body: { items: messages.map(({ senderId, text, at }) => ({ senderId, text, at: toWire(at) })) } };
  },
});

const decideReport = operation({
  ...own, id: 'operatorDecideReport', method: 'POST', path: '/v1/operator/reports/{reportId}/decide', summary: 'Decide a report', params: report, body: schema.decideBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, params: { reportId }, body: { reason, ...rest } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'decide', reportId: asId('report', reportId), ...rest }, reason })) };
  },
});

const askAuthor = operation({
  ...own, id: 'operatorAskAuthor', method: 'POST', path: '/v1/operator/reports/{reportId}/ask', summary: 'Ask the author about a claim, with 7 days to answer', params: report, body: schema.hideBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, params: { reportId }, body: { reason, words } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'ask_author', reportId: asId('report', reportId), words }, reason })) };
  },
});

const getTalk = operation({
  ...own, id: 'operatorGetTalk', method: 'GET', path: '/v1/operator/talks/{talkId}', summary: 'The story of a talk', params: z.strictObject({ talkId: idField('talk') }), problems: ['not_found'], replies: { 200: schema.talk },
  async run({ ctx, params: { talkId } }) {
    return { status: 200, body: reply.talkCaseReply(await readTalk(ctx, talkId)) };
  },
});

const listFailures = operation({
  ...own, id: 'operatorListFailures', method: 'GET', path: '/v1/operator/failures', summary: 'Jobs, mails and pushes that don’t get through', problems: [], replies: { 200: schema.failures },
  async run({ ctx }) {
    return { status: 200, body: reply.failuresReply(await readFailures(ctx)) };
  },
});

const retryJob = operation({
  ...own, id: 'operatorRetryJob', method: 'POST', path: '/v1/operator/failures/retry', summary: 'Try a job again that was given up', body: schema.retryBody, problems: acting, replies: { 200: schema.outcome },
  async run({ ctx, viewer, body: { effectKey, reason } }) {
    return { status: 200, body: reply.outcomeReply(await act(ctx, viewer, { act: { kind: 'retry', effectKey }, reason })) };
  },
});

const listAuditRows = operation({
  ...own, id: 'operatorListAudit', method: 'GET', path: '/v1/operator/audit', summary: 'What operators did and read, the newest first', query: schema.auditQuery, problems: [], replies: { 200: schema.auditPage },
  async run({ ctx, query }) {
    const [items, check] = await Promise.all([listAudit(ctx, query), verifyAudit(ctx)]);
    return { status: 200, body: { items: items.map(reply.auditReply), check } };
  },
});

const listProposals = operation({
  ...own, id: 'operatorListProposals', method: 'GET', path: '/v1/operator/proposals', summary: 'What waits for a second operator', problems: [], replies: { 200: schema.proposals },
  async run({ ctx }) {
    return { status: 200, body: { items: (await readProposals(ctx)).open.map(reply.proposalReply) } };
  },
});

const answerProposal = operation({
  ...own, id: 'operatorAnswerProposal', method: 'POST', path: '/v1/operator/proposals/{proposalId}/answer', summary: 'Approve or reject what another operator proposed',
  params: z.strictObject({ proposalId: idField('proposal') }), body: schema.answerBody, problems: acting, replies: { 200: schema.proposal },
  async run({ ctx, viewer, params: { proposalId }, body }) {
    return { status: 200, body: reply.proposalReply(await answer(ctx, viewer, { proposalId, ...body })) };
  },
});

/** The operations of this module: for operators alone. */
export const operations: readonly Operation[] = [
  getOverview, searchAll, getUser, suspendUser, restoreUser, getService, hideService, showService, showReview, listReports, getReport, getShownMessages, askAuthor, decideReport, getTalk,
  listFailures, retryJob, listAuditRows, listProposals, answerProposal, ...moneyOperations, ...bookOperations, ...payoutOperations,
];
