import { z } from 'zod';
import { idField, momentField, pageOf, pageQuery, yenField } from '../http/fields.ts';
import { reasonField } from './schema.ts';

const cursor = z.string().max(120).optional();
const limit = z.coerce.number().int().min(1).max(100).default(50);
const account = z.string().max(80).regex(/^[a-z_]{1,20}(:usr_[0-9a-z]{20})?$/u).meta({ description: 'Name of an account: its kind, and its owner after a colon.' });
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/u).meta({ description: 'A month in Japan, such as 2026-11.' });

const bookFinding = z.strictObject({ rule: z.string(), says: z.strictObject({ ja: z.string(), en: z.string() }), where: z.string(), detail: z.string() });
export const booksCheck = z.strictObject({ sound: z.boolean(), checkedAt: momentField, tookMs: z.int(), byId: idField('user').nullable(), findings: z.array(bookFinding) }).meta({ description: 'Whether every rule of the books holds, and what breaks one.' });
const trialRow = z.strictObject({ kind: z.string(), accounts: z.int(), balance: yenField });
export const books = booksCheck.extend({ accounts: z.array(trialRow), total: yenField }).meta({ description: 'The last check of the books, and every kind of account with its sum: debit positive.' });

export const accountsQuery = z.strictObject({ kind: z.enum(['sales_pending', 'sales_payable']).default('sales_pending'), cursor, limit });
export const accounts = pageOf(z.strictObject({ account: z.string(), balance: yenField }));
export const accountParams = z.strictObject({ account });
export const accountQuery = pageQuery.extend({ month: month.optional() });
const entry = z.strictObject({ journalId: z.string(), source: z.string(), bookedAt: momentField, amount: yenField });
export const accountMonth = z.strictObject({ account: z.string(), month, balance: yenField, debits: yenField, credits: yenField, items: z.array(entry), nextCursor: z.string().nullable() });

export const journalsQuery = z.strictObject({ q: z.string().min(1).max(120).meta({ description: 'Id of a talk, refund, dispute, payout, finding or journal, or a source.' }) });
export const journal = z.strictObject({ id: z.string(), source: z.string(), about: z.string().nullable(), bookedAt: momentField, entries: z.array(z.strictObject({ account: z.string(), amount: yenField })) });
export const journals = z.strictObject({ items: z.array(journal) });
export const journalParams = z.strictObject({ journalId: idField('journal') });

const side = z.strictObject({ held: yenField, captured: yenField, refunded: yenField, disputed: yenField });
export const rail = z.strictObject({
  comparedAt: momentField.nullable(), live: z.boolean(), clearing: yenField, months: z.array(z.strictObject({ month, theirs: side, ours: side })),
}).meta({ description: 'What the card rail says beside what the books say, by the month a hold was made in.' });

export const findingsQuery = z.strictObject({ state: z.enum(['open', 'closed']).default('open') });
export const findingParams = z.strictObject({ findingId: idField('finding') });
export const finding = z.strictObject({
  id: idField('finding'), kind: z.string(), object: z.string(), talkId: idField('talk').nullable(), clearing: yenField.meta({ description: 'What the books of the card rail would have to move by.' }),
  facts: z.record(z.string(), z.union([z.string(), z.number()])), aboutAt: momentField, foundAt: momentField, state: z.enum(['open', 'repaired', 'dismissed', 'gone']), closedAt: momentField.nullable(), closedReason: z.string().nullable(),
});
export const findings = z.strictObject({ items: z.array(finding) });
const bearer = z.enum(['platform', 'provider']);
const draftEntry = z.strictObject({ account: z.string(), owner: idField('user').nullable(), amount: yenField });
export const findingCase = finding.extend({ choices: z.array(z.strictObject({ bearer, entries: z.array(draftEntry) })) }).meta({ description: 'A finding, with what a repair would book for each who could bear it.' });
export const repairBody = z.strictObject({ bearer, clearing: yenField.meta({ description: 'What was shown: a repair of anything else is refused.' }), reason: reasonField });
