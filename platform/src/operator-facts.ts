import { readFileSync } from 'node:fs';
import { z } from 'zod';

const fact = z.string().trim().min(1).max(300);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What people say about the operator in words; each may have its own English in `en`. */
const words = {
  name: fact.describe('Name of the person or company that runs the platform.'),
  representative: fact.describe('Who is responsible for running it.'),
  address: fact.describe('Postal address.'),
  phone: fact.describe('Telephone number.'),
  phoneHours: fact.describe('When the telephone is answered.'),
  privacyOfficer: fact.describe('Who answers for personal information.'),
  hosting: fact.describe('Company and country of the servers.'),
  court: fact.describe('Court agreed on in the terms.'),
};

/** What payouts cost and how long they take, and the account they are paid from; without it nothing can be paid out with real money. */
const payouts = z.strictObject({
  fees: z.strictObject({ sameBank: z.int().min(0).max(4_999), otherBank: z.int().min(0).max(4_999) }).describe('What the bank asks for one transfer, in yen: to an account of the same bank and of another one. The user bears it.'),
  leadDays: z.int().min(0).max(10).default(2).describe('Business days from the day a payout is taken up until it arrives.'),
  cutOffHour: z.int().min(0).max(24).default(12).describe('Hour in Japan from which on a payout is taken up on the next business day.'),
  from: z.strictObject({
    clientCode: z.string().regex(/^\d{1,10}$/), clientName: fact, bankCode: z.string().regex(/^\d{4}$/), branchCode: z.string().regex(/^\d{3}$/),
    accountType: z.enum(['ordinary', 'current', 'other']), accountNumber: z.string().regex(/^\d{1,7}$/),
  }).optional().describe('The account that pays: 委託者コード, 委託者名 in kana, bank, branch, kind and number. Needed for the bank file.'),
  lineEnds: z.enum(['crlf', 'none']).default('crlf').describe('How records of the bank file end.'),
  transferKind: z.enum(['7', '8', '0']).default('7').describe('振込指定区分: 7 by wire, 8 by document, 0 where the bank wants none.'),
});

/** The file named by OPERATOR_FILE: what law and users want to know about whoever runs this platform. Everything may be missing; nothing else may stand there. */
const operatorFile = z.strictObject({
  ...Object.fromEntries(Object.entries(words).map(([name, schema]) => [name, schema.optional()])) as { [Name in keyof typeof words]: z.ZodOptional<typeof fact> },
  email: z.email().optional().describe('Where people write to.'),
  telecomNumber: fact.optional().describe('Number of the notification under the Telecommunications Business Act (届出番号).'),
  invoiceNumber: z.string().regex(/^T\d{13}$/).optional().describe('Registration number of a qualified invoice issuer: T and 13 digits.'),
  feeTaxPercent: z.int().min(0).max(50).optional().describe('Consumption tax contained in the platform fee, in percent; 0 for none.'),
  talkTaxPercent: z.int().min(0).max(50).optional().describe('Consumption tax contained in the price of talks, in percent, as receipts say it; 0 for none.'),
  termsSince: date.optional().describe('Day from which the terms hold, 2026-04-01.'),
  moneyRecordYears: z.int().min(1).max(30).default(7).describe('Years for which records of money are kept.'),
  payouts: payouts.optional().describe('What payouts cost, how long they take, and the account they are paid from.'),
  en: z.strictObject(Object.fromEntries(Object.keys(words).map((name) => [name, fact.optional()])) as { [Name in keyof typeof words]: z.ZodOptional<typeof fact> }).default({}),
});

/** What is known about whoever runs this platform. */
export type OperatorFacts = z.output<typeof operatorFile>;

/** Nothing is known yet. */
export const noOperatorFacts: OperatorFacts = operatorFile.parse({});

/** Reads the file. Throws an Error whose message names the file and what is wrong in it, a line per fault. */
export function readOperatorFacts(file: string): OperatorFacts {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`OPERATOR_FILE: ${file} can't be read as JSON (${error instanceof Error ? error.message : String(error)})`, { cause: error });
  }
  const parsed = operatorFile.safeParse(given);
  if (!parsed.success) throw new Error(parsed.error.issues.map((issue) => `OPERATOR_FILE: ${issue.path.join('.') || file}: ${issue.message}`).join('\n'));
  return parsed.data;
}
