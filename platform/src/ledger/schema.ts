import { z } from 'zod';
import { idField, momentField, pageOf, yenField } from '../http/fields.ts';

/** What a provider has earned and not yet paid out. */
export const sales = z.strictObject({
  payable: yenField, pending: yenField.meta({ description: 'Collected, payable after the waiting days.' }), waitingDays: z.int(), thisMonth: yenField, today: yenField, todayTalks: z.int(), todaySeconds: z.int(), moneyIsReal: z.boolean(),
}).meta({ id: 'Sales' });
export const salesRow = z.strictObject({ at: momentField, kind: z.enum(['settlement', 'collected', 'payable', 'refund', 'payout', 'other']), talkId: idField('talk').nullable(), amount: yenField, payableFrom: momentField.nullable() }).meta({ id: 'SalesRow' });
export const salesPage = pageOf(salesRow);
