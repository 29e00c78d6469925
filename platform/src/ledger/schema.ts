import { z } from 'zod';
import { idField, momentField, pageOf, pageQuery, yenField } from '../http/fields.ts';

/** What a provider has earned and not yet paid out. */
export const sales = z.strictObject({
  payable: yenField.meta({ description: 'Can be paid out now; below zero after a dispute.' }),
  pending: yenField.meta({ description: 'Collected, payable after the waiting days.' }), waitingDays: z.int(),
  thisMonth: yenField.meta({ description: 'Earned from talks since the 1st, Japan’s time, refunds taken off.' }),
  today: yenField.meta({ description: 'Earned from talks since midnight in Japan, refunds taken off.' }),
  moneyIsReal: z.boolean(),
}).meta({ id: 'Sales', description: 'What a provider has earned.' });
export const salesRow = z.strictObject({
  at: momentField, kind: z.enum(['settlement', 'collected', 'absorbed', 'refund', 'dispute', 'payout', 'other']), talkId: idField('talk').nullable(), amount: yenField, payableFrom: momentField.nullable(),
}).meta({ id: 'SalesRow', description: 'One change of the sales.' });
export const salesPage = pageOf(salesRow);
export const salesQuery = pageQuery;
