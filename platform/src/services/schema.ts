import { z } from 'zod';
import { idField, momentField, multiLine, singleLine } from '../http/fields.ts';
import { photo } from './photo-schema.ts';
import { light, person, rating, talkTimes } from '../users/index.ts';

export const talkModes = ['voice', 'video', 'chat'] as const;
export const modeField = z.enum(talkModes);
/** ¥10–¥10,000 a minute, tax included. */
export const priceField = z.int().min(10).max(10_000).meta({ description: 'Price in whole yen per minute, ¥10–¥10,000, tax included.' });
export const serviceStates = ['draft', 'published', 'paused', 'unpublished', 'hidden'] as const;

const tag = singleLine({ min: 1, max: 20 });
export const area = z.strictObject({ prefecture: singleLine({ min: 0, max: 10 }), city: singleLine({ min: 0, max: 30 }) }).nullable();

const editable = {
  title: singleLine({ min: 1, max: 60 }),
  prText: multiLine({ min: 1, max: 2000 }),
  category: z.string().regex(/^[a-z-]{2,40}$/u),
  tags: z.array(tag).max(10),
  pricePerMinute: priceField,
  modes: z.array(modeField).min(1).max(3),
  area,
  talkTimes: talkTimes.nullable().meta({ description: 'Own hours of this service; null: the provider’s.' }),
};
export const createServiceBody = z.strictObject({ ...editable, tags: editable.tags.default([]), area: editable.area.default(null), talkTimes: editable.talkTimes.default(null) });
export const updateServiceBody = z.strictObject(editable).partial();
export const serviceStateBody = z.strictObject({ state: z.enum(['published', 'paused', 'unpublished']) });

export const service = z.strictObject({
  id: idField('service'), url: z.string(), state: z.enum(serviceStates), title: z.string(), prText: z.string(), category: z.string(), tags: z.array(z.string()),
  pricePerMinute: priceField, modes: z.array(modeField), area, talkTimes: talkTimes.nullable(), provider: person, light, nextTalkTime: momentField.nullable(),
  answerMinutes: z.int().nullable(), rating, talkCount: z.int(), mine: z.boolean(), photos: z.array(photo), createdAt: momentField, updatedAt: momentField,
}).meta({ id: 'Service', description: 'What a provider offers.' });

/** The public card: all that the widget in a blog knows. Carries nothing about the reader. */
export const serviceCard = z.strictObject({
  id: idField('service'), url: z.string(), title: z.string(), pricePerMinute: priceField, provider: z.strictObject({ nickname: z.string(), avatarUrl: z.string() }),
  light, nextTalkTime: momentField.nullable(), answerMinutes: z.int().nullable(), rating, talkCount: z.int(), modes: z.array(modeField),
  embed: z.enum(['frame', 'link']).meta({ description: 'frame: this blog address is registered by the provider; link: only a link is offered.' }), frameUrl: z.string(),
}).meta({ id: 'ServiceCard', description: 'A service as its card in a blog shows it.' });

export const category = z.strictObject({ slug: z.string(), ja: z.string(), en: z.string(), hint: z.string(), count: z.int() }).meta({ id: 'Category', description: 'A field services are sorted into.' });
