import { z } from 'zod';
import { momentField, yenField } from '../http/fields.ts';
import { HIGHEST_LIMIT } from './monthly-limit.ts';

/** What somebody has set, and how this month stands. */
export const monthlyLimit = z.strictObject({
  limit: yenField.nullable().meta({ description: 'The ceiling that holds now; null for none.' }),
  next: z.strictObject({ limit: yenField.nullable(), from: momentField }).nullable().meta({ description: 'What comes to hold, and when.' }),
  sum: yenField.meta({ description: 'This month’s bills in Japan’s calendar, refunds taken off, and the ceilings of talks that are requested or under way.' }),
}).meta({ id: 'MonthlyLimit', description: 'The most that talks may cost in a month, as the visitor has set it.' });

export const monthlyLimitBody = z.strictObject({ limit: z.int().min(0).max(HIGHEST_LIMIT).nullable().meta({ description: 'Yen a month; null for no ceiling.' }) });
