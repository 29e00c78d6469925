import { z } from 'zod';
import { idField, singleLine } from '../http/fields.ts';

export const photo = z.strictObject({
  id: idField('photo'),
  alt: z.string().nullable().meta({ description: 'What is to be seen, in the provider’s words; null where nothing was said: pages then say 「{title}の写真」.' }),
  url: z.string().meta({ description: 'Where its files are: `{url}/{width}.avif` and `{url}/{width}.webp` for each of `widths`, and `{url}/{jpegWidth}.jpg`. They never change.' }),
  widths: z.array(z.int()).meta({ description: 'In pixels, rising.' }), jpegWidth: z.int(),
  width: z.int().meta({ description: 'Of the widest file. Every photo of a service is 3:2.' }), height: z.int(),
}).meta({ id: 'Photo', description: 'A photo of a service.' });

export const altField = singleLine({ min: 0, max: 120 }).meta({ description: 'What is to be seen, for people who can’t see it; empty: nothing said.' });
export const describePhotoBody = z.strictObject({ alt: altField });
export const orderPhotosBody = z.strictObject({ photoIds: z.array(idField('photo')).max(5).meta({ description: 'Every photo of the service once, the first one first.' }) });
export const photoList = z.strictObject({ items: z.array(photo) });
