import { z } from 'zod';
import { idField, momentField, multiLine, yenField } from '../http/fields.ts';
import { payoutStates, returnReasons } from '../payouts/index.ts';
import { reasonField } from './schema.ts';

const seenState = z.enum(payoutStates).meta({ description: 'The state the operator had before their eyes; 409 when it is another by now.' });
const words = multiLine({ min: 0, max: 500 });
const dayField = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);

export const exportBody = z.strictObject({ transferOn: dayField, reason: reasonField });
export const markBody = z.strictObject({ seenState, reason: reasonField });
export const returnBody = z.strictObject({ seenState, why: z.enum(returnReasons), words: words.default(''), reason: reasonField });
export const refuseBody = z.strictObject({ words: multiLine({ min: 1, max: 500 }), reason: reasonField });
export const plainBody = z.strictObject({ reason: reasonField });

export const payout = z.strictObject({
  id: idField('payout'), number: z.int(), userId: idField('user'), state: z.enum(payoutStates), amount: yenField, fee: yenField, net: yenField, live: z.boolean(), bankCode: z.string(), bankName: z.string(),
  branchCode: z.string(), branchName: z.string(), numberEnd: z.string().meta({ description: 'The last three digits of the account; the whole number stands in the bank’s file alone.' }), requestedAt: momentField, arrivesOn: dayField, needsRelease: z.boolean(), fileId: idField('payoutFile').nullable(),
});
const sum = z.strictObject({ state: z.enum(payoutStates), count: z.int(), amount: yenField });
export const payoutsQuery = z.strictObject({ state: z.enum(payoutStates).default('requested') });
export const file = z.strictObject({ id: idField('payoutFile'), number: z.int(), transferOn: dayField, count: z.int(), total: yenField, sha256: z.string(), madeAt: momentField });
export const payouts = z.strictObject({ items: z.array(payout), sums: z.array(sum), files: z.array(file), closed: z.enum(['test_money', 'bank_facts_missing']).nullable() });
