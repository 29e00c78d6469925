import { z } from 'zod';
import { idField, momentField, originField, yenField } from '../http/fields.ts';

export const card = z.strictObject({
  id: idField('card'), brand: z.string(), last4: z.string(), funding: z.enum(['credit', 'debit', 'prepaid', 'unknown']), isDefault: z.boolean(), label: z.string(),
}).meta({ id: 'Card', description: 'A saved card; never its number.' });
export const cardList = z.strictObject({ items: z.array(card), moneyIsReal: z.boolean() });
export const cardSetupBody = z.strictObject({ returnPath: z.string().max(500).regex(/^\/[^/\\]/u).meta({ description: 'Where on the platform to come back to.' }) });
export const cardSetup = z.strictObject({ id: idField('cardSetup'), url: z.string() });

export const ceilings = [10, 20, 30, 60] as const;
export const ceilingField = z.union([z.literal(10), z.literal(20), z.literal(30), z.literal(60)]).meta({ description: 'Longest talk in minutes.' });
/** Consent, given once in a window of the platform: this service, this blog, this price, this ceiling for each talk, for 12 hours. */
export const createMandateBody = z.strictObject({
  serviceId: idField('service'), origin: originField.nullable().meta({ description: 'The blog the request comes from; null on the platform’s own pages.' }),
  ceilingMinutes: ceilingField, extensionMinutes: z.union([z.literal(0), z.literal(10), z.literal(20), z.literal(30)]).default(0), cardId: idField('card'),
  shownPrice: z.int().meta({ description: 'The price per minute that the window showed; a changed one is refused.' }), shownFreeSeconds: z.union([z.literal(0), z.literal(60)]),
});
export const mandate = z.strictObject({
  id: idField('mandate'), serviceId: idField('service'), origin: originField.nullable(), pricePerMinute: z.int(), freeSeconds: z.int(), ceilingMinutes: z.int(), extensionMinutes: z.int(),
  maximum: yenField.meta({ description: 'The bill of the ceiling: the most one talk can cost without extension.' }), maximumWithExtensions: yenField, card, validUntil: momentField,
}).meta({ id: 'Mandate' });
export const mandateList = z.strictObject({ items: z.array(mandate) });
