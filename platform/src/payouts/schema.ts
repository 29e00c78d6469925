import { z } from 'zod';
import { idField, momentField, singleLine, yenField } from '../http/fields.ts';
import { accountTypes } from './bank-account.ts';
import { payoutStates, returnReasons } from './payout.ts';
import { quoteReasons } from './quote.ts';

const dayField = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u).meta({ description: 'A day in Japan, 2026-11-30.' });
const typed = (max: number) => z.string().min(1).max(max);
const declared = z.literal(true).meta({ description: 'The person says that the account is their own and that they have no ties to organised crime.' });
const holderName = singleLine({ min: 1, max: 60 }).meta({ description: 'The holder’s name in kana or Latin letters, as the bank prints it.' });

export const bankBody = z.strictObject({
  bankCode: typed(8).meta({ description: 'Four digits.' }), branchCode: typed(8).meta({ description: 'Three digits.' }), accountType: z.enum(accountTypes),
  accountNumber: typed(16).meta({ description: 'Up to seven digits.' }), holderName, declared,
});
export const yuchoBody = z.strictObject({
  symbol: typed(16).meta({ description: 'The symbol in the passbook, five digits.' }), number: typed(16).meta({ description: 'The number after it, up to eight digits.' }), savings: z.boolean().default(false).meta({ description: 'True for a savings passbook rather than an ordinary one.' }), holderName, declared,
});
export const holderBody = z.strictObject({ holderName });
export const printedHolder = z.strictObject({ printed: z.string().meta({ description: 'Half-width kana.' }), readable: z.string().meta({ description: 'The same in full width.' }) });

export const bankAccount = z.strictObject({
  bankCode: z.string(), bankName: z.string(), branchCode: z.string(), branchName: z.string(), accountType: z.enum(accountTypes),
  numberEnd: z.string().meta({ description: 'The last three digits of the number.' }), holder: z.string().meta({ description: 'As banks print it, in half-width kana.' }),
  known: z.boolean().meta({ description: 'Whether the list of banks knows both codes.' }),
  savedAt: momentField, usableFrom: momentField.meta({ description: 'Payouts to it can be requested from then on.' }),
}).meta({ id: 'BankAccount', description: 'The account one is paid out to.' });
export const ownAccount = z.strictObject({ account: bankAccount.nullable() });

const place = z.strictObject({ code: z.string(), name: z.string(), kana: z.string() });
export const placeQuery = z.strictObject({ q: z.string().max(60).default('') });
export const places = z.strictObject({ items: z.array(place) });

export const quoteQuery = z.strictObject({ amount: z.coerce.number().int().min(0).max(9_999_999_999).optional() });
export const quote = z.strictObject({
  possible: z.boolean(), reason: z.enum(quoteReasons).nullable().meta({ description: 'Why it is not possible.' }), minimum: yenField, payable: yenField, amount: yenField,
  fee: yenField.meta({ description: 'The bank’s fee, which the user bears.' }), net: yenField.meta({ description: 'What reaches the account.' }), arrivesOn: dayField.nullable(),
}).meta({ id: 'PayoutQuote', description: 'What a payout would cost and bring.' });

export const requestBody = z.strictObject({
  amount: z.int().min(1).max(9_999_999_999), shownFee: z.int().min(0).max(9_999).meta({ description: 'The fee that was shown.' }), shownArrivesOn: dayField.meta({ description: 'The day of arrival that was shown.' }),
});
export const payout = z.strictObject({
  id: idField('payout'), number: z.int(), state: z.enum(payoutStates), amount: yenField, fee: yenField, net: yenField, bankName: z.string(), branchName: z.string(), numberEnd: z.string(),
  requestedAt: momentField, arrivesOn: dayField, paidAt: momentField.nullable(), closedAt: momentField.nullable().meta({ description: 'When it came back or was refused.' }),
  reason: z.enum(returnReasons).nullable(), words: z.string(),
}).meta({ id: 'Payout', description: 'Sales on their way to a bank account.' });
export const payouts = z.strictObject({ items: z.array(payout) });
