import { z } from 'zod';
import { idField, momentField, multiLine, yenField } from '../http/fields.ts';
import { reportDecisions, reportKinds, reportReasons } from '../reports/index.ts';

/** Every act says why; only operators read it. */
export const reasonField = multiLine({ min: 3, max: 1000 }).meta({ description: 'Why. Stands in the log, for operators alone.' });
/** Words to a person, by mail. */
const wordsField = multiLine({ min: 0, max: 1000 });
const effectKey = z.string().regex(/^[\w:.@+-]{1,160}$/u);

/** Somebody who loses something is told why. */
const neededWords = multiLine({ min: 1, max: 1000 });

export const suspendBody = z.strictObject({ reason: reasonField, words: neededWords, permanent: z.boolean().default(false) });
export const hideBody = z.strictObject({ reason: reasonField, words: neededWords });
export const actBody = z.strictObject({ reason: reasonField, words: wordsField.default('') });
export const plainActBody = z.strictObject({ reason: reasonField });
export const decideBody = z.strictObject({
  decision: z.enum(reportDecisions), reason: reasonField, wordsToReporter: multiLine({ min: 1, max: 1000 }), wordsToOwner: wordsField.default(''), permanent: z.boolean().default(false),
});
export const retryBody = z.strictObject({ effectKey, reason: reasonField });
export const answerBody = z.strictObject({ answer: z.enum(['approved', 'rejected']), reason: reasonField });

export const outcome = z.strictObject({
  done: z.boolean(), proposalId: idField('proposal').nullable(), why: z.enum(['operator', 'permanent_with_sales', 'was_permanent', 'large_sales', 'large_refund', 'large_repair', 'large_payout']).nullable(),
}).meta({ description: 'Done, or proposed to a second operator.' });
export const proposal = z.strictObject({
  id: idField('proposal'), act: z.string(), objectId: z.string(), reason: z.string(), why: z.string(), state: z.enum(['open', 'approved', 'rejected', 'expired']),
  proposedBy: idField('user'), proposedAt: momentField, expiresAt: momentField, decidedBy: idField('user').nullable(), decidedAt: momentField.nullable(),
});
export const proposals = z.strictObject({ items: z.array(proposal) });

export const auditRow = z.strictObject({ seq: z.int(), at: momentField, operatorId: z.string(), act: z.string(), objectId: z.string(), reason: z.string(), digest: z.string() });
export const auditQuery = z.strictObject({ before: z.coerce.number().int().min(1).optional(), objectId: effectKey.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) });
const auditFault = z.strictObject({ seq: z.int(), kind: z.enum(['missing', 'cut', 'changed']) }).nullable();
export const auditCheck = z.strictObject({ deeds: z.int(), lastDigest: z.string(), fault: auditFault });
export const auditPage = z.strictObject({ items: z.array(auditRow), check: auditCheck });

export const reportRow = z.strictObject({
  id: idField('report'), reference: z.string(), kind: z.enum(reportKinds), objectId: z.string(), reason: z.enum(reportReasons), reporterId: idField('user'), ownerId: idField('user'),
  createdAt: momentField, decision: z.enum(reportDecisions).nullable(),
});
export const reportsQuery = z.strictObject({ state: z.enum(['open', 'decided']).default('open'), limit: z.coerce.number().int().min(1).max(100).default(50) });
export const reportsList = z.strictObject({ items: z.array(reportRow) });
export const report = reportRow.extend({
  words: z.string(), shown: z.string(), shownMessages: z.int().meta({ description: 'How many the reporter chose to show; reading them is an act of its own.' }),
  decisions: z.array(z.enum(reportDecisions)), wordsToReporter: z.string().nullable(), wordsToOwner: z.string().nullable(), decisionReason: z.string().nullable(),
});
export const shownMessages = z.strictObject({ items: z.array(z.strictObject({ senderId: idField('user'), text: z.string(), at: momentField })) });

const suspension = z.strictObject({ at: momentField, words: z.string(), permanent: z.boolean() }).nullable();
const serviceRow = z.strictObject({ id: idField('service'), title: z.string(), state: z.string() });
export const user = z.strictObject({
  id: idField('user'), nickname: z.string(), email: z.string(), locale: z.string(), createdAt: momentField, operator: z.boolean(), suspension,
  sales: z.strictObject({ pending: yenField, payable: yenField }), services: z.array(serviceRow), talks: z.record(z.string(), z.int()), reports: z.array(reportRow), audit: z.array(auditRow),
});
export const service = serviceRow.extend({
  providerId: idField('user'), prText: z.string(), hiding: z.strictObject({ at: momentField, words: z.string() }).nullable(), reports: z.array(reportRow), audit: z.array(auditRow),
});

export const storyLine = z.strictObject({ at: momentField, what: z.string(), detail: z.string() });
export const talk = z.strictObject({
  id: idField('talk'), state: z.string(), serviceId: idField('service'), providerId: idField('user'), visitorId: idField('user'), lines: z.array(storyLine),
  holds: z.array(z.strictObject({ id: idField('hold'), part: z.int(), state: z.string(), amount: yenField })),
}).meta({ description: 'What happened in a talk, without a word of what the two wrote or said.' });

export const effect = z.strictObject({ key: z.string(), kind: z.string(), attempts: z.int(), enqueuedAt: momentField, gaveUpAt: momentField.nullable(), lastError: z.string().nullable() });
export const failures = z.strictObject({
  givenUp: z.array(effect), failing: z.array(effect),
  deliveries: z.array(z.strictObject({ channel: z.string(), kind: z.string(), userId: idField('user').nullable(), attempts: z.int(), error: z.string(), lastAt: momentField, effectKey: z.string() })),
});
export const waiting = z.strictObject({ kind: z.enum(['report', 'payout', 'proposal', 'job', 'dispute', 'refund', 'unsettled', 'books', 'finding']), id: z.string(), since: momentField, name: z.string() });
export const overview = z.strictObject({
  waiting: z.array(waiting), booksSound: z.boolean(), missingFacts: z.array(z.string()), operators: z.int(),
});
export const searchQuery = z.strictObject({ q: z.string().min(1).max(200) });
export const hit = z.strictObject({ kind: z.enum(['user', 'service', 'talk', 'report', 'payout']), id: z.string(), name: z.string() });
export const hits = z.strictObject({ items: z.array(hit) });
