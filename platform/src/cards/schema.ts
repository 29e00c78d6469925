import { z } from 'zod';
import { idField, momentField, originField, yenField } from '../http/fields.ts';

/** A saved card on the wire. */
export const card = z.strictObject({
  id: idField('card'), brand: z.string(), last4: z.string(), funding: z.enum(['credit', 'debit', 'prepaid', 'unknown']), isDefault: z.boolean(), label: z.string(),
}).meta({ id: 'Card', description: 'A saved card; never its number.' });

/** One's cards, the default first. */
export const cardList = z.strictObject({ items: z.array(card), moneyIsReal: z.boolean().meta({ description: 'False while the test rail stands in: no money moves.' }) });

/** What starting to save a card needs. */
export const cardSetupBody = z.strictObject({
  returnPath: z.string().max(1_000).regex(/^\/(?![/\\])[^\s\\]*$/u).meta({ description: 'Where on the platform to come back to; `card` or `cardFailed` is added to its query.' }),
});

/** Where the card is entered. */
export const cardSetup = z.strictObject({ id: idField('cardSetup'), url: z.string().meta({ description: 'The page on which the card is entered; open it in the same window.' }) });

/** The longest talk a visitor can pick. */
export const ceilingField = z.union([z.literal(10), z.literal(20), z.literal(30), z.literal(60)]).meta({ description: 'Longest talk in minutes.' });
/** How much longer a talk may become without asking again. */
export const extensionField = z.union([z.literal(0), z.literal(10), z.literal(20), z.literal(30)]).meta({ description: 'Minutes by which a talk may be extended without asking again.' });

/** Consent, given once in a window of the platform: this service, this blog, this price, this ceiling for each talk, for 12 hours. */
export const createMandateBody = z.strictObject({
  serviceId: idField('service'), origin: originField.nullable().meta({ description: 'The blog the request comes from; null on the platform’s own pages.' }),
  ceilingMinutes: ceilingField, extensionMinutes: extensionField.default(0), cardId: idField('card'),
  shownPrice: z.int().meta({ description: 'The price per minute that the window showed; a changed one is refused.' }),
  shownFreeSeconds: z.union([z.literal(0), z.literal(60)]).meta({ description: 'The free seconds that the window showed; changed ones are refused.' }),
});

/** A mandate on the wire. */
export const mandate = z.strictObject({
  id: idField('mandate'), serviceId: idField('service'), origin: originField.nullable(), pricePerMinute: z.int(), freeSeconds: z.int(), ceilingMinutes: z.int(), extensionMinutes: z.int(),
  maximum: yenField.meta({ description: 'The bill of the ceiling: the most one talk can cost without extension.' }), maximumWithExtensions: yenField, card, validUntil: momentField,
}).meta({ id: 'Mandate', description: 'What a visitor has allowed to be paid: one service, one blog, one price, one ceiling, for 12 hours.' });

/** One's mandates that new requests can be made with. */
export const mandateList = z.strictObject({ items: z.array(mandate) });
