import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { asId } from '../primitives/id.ts';
import { act } from './actions.ts';
import { readPayouts } from './payout-actions.ts';
import { payoutsReply } from './payout-reply.ts';
import * as schema from './payout-schema.ts';
import { outcomeReply } from './reply.ts';
import { outcome } from './schema.ts';

const own = { tag: 'operator', access: 'operator', internal: true } as const;
const acting = ['not_found', 'forbidden', 'proof_needed', 'state_conflict'] as const;
const payout = z.strictObject({ payoutId: idField('payout') });

const list = operation({
  ...own, id: 'operatorListPayouts', method: 'GET', path: '/v1/operator/payouts', summary: 'Payouts of a state, sums of all, files for the bank', query: schema.payoutsQuery, problems: [], replies: { 200: schema.payouts },
  async run({ ctx, query }) {
    return { status: 200, body: payoutsReply(await readPayouts(ctx, query.state)) };
  },
});

const exportThem = operation({
  ...own, id: 'operatorExportPayouts', method: 'POST', path: '/v1/operator/payout-files', summary: 'Put what can go into one file for the bank', body: schema.exportBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, body: { transferOn, reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'export_payouts', transferOn }, reason })) };
  },
});

const filePaid = operation({
  ...own, id: 'operatorMarkFilePaid', method: 'POST', path: '/v1/operator/payout-files/{payoutFileId}/paid', summary: 'Mark a whole file as transferred', params: z.strictObject({ payoutFileId: idField('payoutFile') }),
  body: schema.plainBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, params: { payoutFileId }, body: { reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'payout_file_paid', fileId: asId('payoutFile', payoutFileId) }, reason })) };
  },
});

const paid = operation({
  ...own, id: 'operatorMarkPaid', method: 'POST', path: '/v1/operator/payouts/{payoutId}/paid', summary: 'Mark a payout as transferred', params: payout, body: schema.markBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, params: { payoutId }, body: { seenState, reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'payout_paid', payoutId: asId('payout', payoutId), seenState }, reason })) };
  },
});

const returned = operation({
  ...own, id: 'operatorMarkReturned', method: 'POST', path: '/v1/operator/payouts/{payoutId}/returned', summary: 'Mark a payout as sent back by the bank', params: payout, body: schema.returnBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, params: { payoutId }, body: { reason, ...rest } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'payout_returned', payoutId: asId('payout', payoutId), ...rest }, reason })) };
  },
});

const refused = operation({
  ...own, id: 'operatorRefusePayout', method: 'POST', path: '/v1/operator/payouts/{payoutId}/refused', summary: 'Refuse a payout before it goes to the bank', params: payout, body: schema.refuseBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, params: { payoutId }, body: { words, reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'payout_refused', payoutId: asId('payout', payoutId), words }, reason })) };
  },
});

const released = operation({
  ...own, id: 'operatorReleasePayout', method: 'POST', path: '/v1/operator/payouts/{payoutId}/release', summary: 'Propose to let a large payout go', params: payout, body: schema.plainBody, problems: acting, replies: { 200: outcome },
  async run({ ctx, viewer, params: { payoutId }, body: { reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'payout_released', payoutId: asId('payout', payoutId) }, reason })) };
  },
});

/** The operations on payouts: for operators alone. */
export const payoutOperations: readonly Operation[] = [list, exportThem, filePaid, paid, returned, refused, released];
