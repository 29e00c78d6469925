import { operation, type Operation } from '../http/operation.ts';
import { asId } from '../primitives/id.ts';
import { yen } from '../primitives/yen.ts';
import { readRailBeside } from '../reconciliation/index.ts';
import { act } from './actions.ts';
import * as books from './books-actions.ts';
import * as reply from './books-reply.ts';
import * as schema from './books-schema.ts';
import { outcomeReply } from './reply.ts';
import { outcome, plainActBody } from './schema.ts';

const own = { tag: 'operator', access: 'operator', internal: true } as const;
const acting = ['not_found', 'forbidden', 'proof_needed', 'state_conflict'] as const;

const getBooks = operation({
  ...own, id: 'operatorGetBooks', method: 'GET', path: '/v1/operator/books', summary: 'Whether the books are right, and every kind of account with its sum', problems: [], replies: { 200: schema.books },
  async run({ ctx }) {
    return { status: 200, body: reply.booksReply(await books.readBooks(ctx)) };
  },
});

const checkBooks = operation({
  ...own, id: 'operatorCheckBooks', method: 'POST', path: '/v1/operator/books/check', summary: 'Check the books now', problems: [], replies: { 200: schema.booksCheck },
  async run({ ctx, viewer }) {
    return { status: 200, body: reply.booksCheckReply(await books.recheckBooks(ctx, viewer)) };
  },
});

const listAccounts = operation({
  ...own, id: 'operatorListAccounts', method: 'GET', path: '/v1/operator/books/accounts', summary: 'The accounts that people have of a kind', query: schema.accountsQuery, problems: [], replies: { 200: schema.accounts },
  async run({ ctx, query }) {
    const { items, nextCursor } = await books.readAccounts(ctx, query);
    return { status: 200, body: { items: [...items], nextCursor } };
  },
});

const getAccount = operation({
  ...own, id: 'operatorGetAccount', method: 'GET', path: '/v1/operator/books/accounts/{account}', summary: 'An account with its entries of a month, the newest first', params: schema.accountParams, query: schema.accountQuery,
  problems: ['not_found'], replies: { 200: schema.accountMonth },
  async run({ ctx, params: { account }, query }) {
    return { status: 200, body: reply.accountReply(await books.readAccount(ctx, { account, ...query })) };
  },
});

const listJournals = operation({
  ...own, id: 'operatorListJournals', method: 'GET', path: '/v1/operator/books/journals', summary: 'The journals of a talk, refund, dispute, payout or finding, in their order', query: schema.journalsQuery, problems: [], replies: { 200: schema.journals },
  async run({ ctx, query }) {
    return { status: 200, body: { items: (await books.searchJournals(ctx, query.q)).map(reply.journalReply) } };
  },
});

const getJournal = operation({
  ...own, id: 'operatorGetJournal', method: 'GET', path: '/v1/operator/books/journals/{journalId}', summary: 'A journal with its entries', params: schema.journalParams, problems: ['not_found'], replies: { 200: schema.journal },
  async run({ ctx, params: { journalId } }) {
    return { status: 200, body: reply.journalReply(await books.readJournal(ctx, journalId)) };
  },
});

const getRail = operation({
  ...own, id: 'operatorGetRail', method: 'GET', path: '/v1/operator/books/rail', summary: 'The card rail’s sums beside ours', problems: [], replies: { 200: schema.rail },
  async run({ ctx }) {
    return { status: 200, body: reply.railReply(await readRailBeside(ctx)) };
  },
});

const listFindings = operation({
  ...own, id: 'operatorListFindings', method: 'GET', path: '/v1/operator/findings', summary: 'Where the card rail’s record differs from ours', query: schema.findingsQuery, problems: [], replies: { 200: schema.findings },
  async run({ ctx, query }) {
    return { status: 200, body: { items: (await books.readFindings(ctx, query.state)).map(reply.findingReply) } };
  },
});

const getFinding = operation({
  ...own, id: 'operatorGetFinding', method: 'GET', path: '/v1/operator/findings/{findingId}', summary: 'A finding, with what a repair would book', params: schema.findingParams, problems: ['not_found'], replies: { 200: schema.findingCase },
  async run({ ctx, params: { findingId } }) {
    return { status: 200, body: reply.findingCaseReply(await books.readFindingCase(ctx, findingId)) };
  },
});

const repair = operation({
  ...own, id: 'operatorRepairFinding', method: 'POST', path: '/v1/operator/findings/{findingId}/repair', summary: 'Book what a finding is short of', params: schema.findingParams, body: schema.repairBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, params: { findingId }, body: { bearer, clearing, reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'repair', findingId: asId('finding', findingId), bearer, clearing: yen(clearing) }, reason })) };
  },
});

const dismiss = operation({
  ...own, id: 'operatorDismissFinding', method: 'POST', path: '/v1/operator/findings/{findingId}/dismiss', summary: 'Close a finding without booking anything', params: schema.findingParams, body: plainActBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, params: { findingId }, body: { reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'dismiss_finding', findingId: asId('finding', findingId) }, reason })) };
  },
});

/** The books and what differs from the card rail's: for operators alone. */
export const bookOperations: readonly Operation[] = [getBooks, checkBooks, listAccounts, getAccount, listJournals, getJournal, getRail, listFindings, getFinding, repair, dismiss];
