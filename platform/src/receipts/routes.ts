import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { limit } from '../http/rate-limit.ts';
import { HOUR } from '../primitives/seconds.ts';
import * as actions from './actions.ts';
import { receiptReply } from './reply.ts';
import * as schema from './schema.ts';

const tag = 'receipts';
const params = z.strictObject({ talkId: idField('talk') });

const issueReceipt = operation({
  id: 'issueReceipt', method: 'POST', path: '/v1/talks/{talkId}/receipts', tag, access: 'user', problems: ['not_found', 'forbidden', 'state_conflict', 'rate_limited', 'too_busy'],
  summary: 'Make the receipt of a talk I have paid for',
  description: 'Once the talk is settled. Another name, or a sum that was given back, makes another edition; with nothing changed the one there is answers again.',
  params, body: schema.issueReceiptBody, replies: { 201: schema.receipt },
  async run({ ctx, viewer, params: { talkId }, body }) {
    await limit(ctx, { bucket: 'receipt', key: viewer.userId, max: 60, per: HOUR });
    return { status: 201, body: receiptReply(await actions.issueReceipt(ctx, viewer, { talkId, addressee: body.addressee })) };
  },
});

const listReceipts = operation({
  id: 'listReceipts', method: 'GET', path: '/v1/talks/{talkId}/receipts', tag, access: 'user', problems: ['not_found'],
  summary: 'The receipts made of my talk, the newest first',
  params, replies: { 200: schema.receiptList },
  async run({ ctx, viewer, params: { talkId } }) {
    return { status: 200, body: { items: (await actions.listReceipts(ctx, viewer, talkId)).map(receiptReply) } };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [issueReceipt, listReceipts];
