import { z } from 'zod';
import { idField, yenField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { asId } from '../primitives/id.ts';
import { yen } from '../primitives/yen.ts';
import { act } from './actions.ts';
import { outcomeReply } from './reply.ts';
import { outcome, reasonField } from './schema.ts';

const own = { tag: 'operator', access: 'operator', internal: true, problems: ['not_found', 'forbidden', 'proof_needed', 'state_conflict'] } as const;
const talk = z.strictObject({ talkId: idField('talk') });
const sumBody = z.strictObject({ amount: yenField.min(1).max(99_999_999).meta({ description: 'What was shown before: anything else is refused.' }), reason: reasonField });
const answerBody = sumBody.extend({ refundId: idField('refund'), part: z.int().min(1).max(100), again: z.boolean() });

const refund = operation({
  ...own, id: 'operatorRefundTalk', method: 'POST', path: '/v1/operator/talks/{talkId}/refunds', summary: 'Give back part of a bill, or all of it', params: talk, body: sumBody, replies: { 200: outcome },
  async run({ ctx, viewer, params: { talkId }, body: { amount, reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'refund', talkId: asId('talk', talkId), amount: yen(amount) }, reason })) };
  },
});

const absorb = operation({
  ...own, id: 'operatorAbsorbTalk', method: 'POST', path: '/v1/operator/talks/{talkId}/absorb', summary: 'Give the provider the sales of what could not be collected', params: talk, body: sumBody, replies: { 200: outcome },
  async run({ ctx, viewer, params: { talkId }, body: { amount, reason } }) {
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: { kind: 'absorb', talkId: asId('talk', talkId), amount: yen(amount) }, reason })) };
  },
});

const answerRefund = operation({
  ...own, id: 'operatorAnswerRefund', method: 'POST', path: '/v1/operator/talks/{talkId}/refunds/answer', summary: 'Give back again what a bank would not take, or leave it', params: talk, body: answerBody, replies: { 200: outcome },
  async run({ ctx, viewer, params: { talkId }, body: { amount, reason, refundId, part, again } }) {
    const answer = { kind: 'answer_refund', talkId: asId('talk', talkId), refundId: asId('refund', refundId), part, amount: yen(amount), again } as const;
    return { status: 200, body: outcomeReply(await act(ctx, viewer, { act: answer, reason })) };
  },
});

/** What operators do with the money of a talk. */
export const moneyOperations: readonly Operation[] = [refund, absorb, answerRefund];
