import { z } from 'zod';
import { idField, momentField, multiLine } from '../http/fields.ts';
import { person } from '../users/index.ts';
import { reportKinds, reportReasons } from './report.ts';

const reportWords = multiLine({ min: 0, max: 1000 });
export const createReportBody = z.strictObject({
  kind: z.enum(reportKinds), id: z.string().regex(/^[a-z]{3}_[0-9a-z]{20}$/u).meta({ description: 'Id of what is reported; of its kind.' }),
  reason: z.enum(reportReasons), words: reportWords.default('').meta({ description: 'Needed for `rights` and `other`.' }),
  messageIds: z.array(idField('message')).max(50).default([]).meta({ description: 'Messages of one’s own thread to show: only these reach the operator.' }),
});
export const report = z.strictObject({
  id: idField('report'), reference: z.string().meta({ description: 'To quote when asking about it.' }), kind: z.enum(reportKinds), about: person, reason: z.enum(reportReasons), words: z.string(),
  shownMessages: z.int().meta({ description: 'How many messages were shown to the operator.' }), state: z.enum(['open', 'decided']), next: z.string().meta({ description: 'What happens next.' }),
  answer: z.string().nullable().meta({ description: 'The operator’s words to the reporter, once it is decided.' }), createdAt: momentField, decidedAt: momentField.nullable(),
}).meta({ id: 'Report', description: 'A problem that a user told the operator of.' });
