import { z } from 'zod';
import { idField, momentField, singleLine, yenField } from '../http/fields.ts';
import { LONGEST_ADDRESSEE } from './receipt.ts';

/** A receipt on the wire; the document itself is at `url`, for whoever is signed in by cookie. */
export const receipt = z.strictObject({
  id: idField('receipt'), talkId: idField('talk'), number: z.string(), edition: z.int().meta({ description: 'A later one takes the place of those before.' }),
  amount: yenField.meta({ description: 'Taken from the card, less what was given back.' }), addressee: z.string(), issuedAt: momentField, url: z.string().meta({ description: 'The page that answers the PDF.' }),
}).meta({ id: 'Receipt', description: 'A receipt for what was paid for a talk.' });
export const receiptList = z.strictObject({ items: z.array(receipt) });
export const issueReceiptBody = z.strictObject({ addressee: singleLine({ min: 0, max: LONGEST_ADDRESSEE }).default('').meta({ description: 'The name line; empty for none.' }) });
