import { z } from 'zod';
import type { BinaryBody } from '../../http/operation.ts';
import type { Crop } from './rail.ts';

/** A picture as the body of an operation: four types, 10 MB. */
export const pictureBody: BinaryBody = { types: ['image/jpeg', 'image/png', 'image/webp', 'image/avif'], bytes: 10 * 1_048_576, within: 50_000 };

/** Which part of a picture to use. */
export const pictureQuery = z.strictObject({
  crop: z.string().max(80).regex(/^(?:0|1|0?\.\d{1,9})(?:,(?:0|1|0?\.\d{1,9})){3}$/u).optional()
    .meta({ description: 'The part of the upright picture to use: `left,top,width,height`, each from 0 to 1 of its width or height. Made to fit the shape around its middle; without it the middle of the picture.' }),
});

/** The part a checked query names; null for none. */
export function cropOf({ crop }: z.output<typeof pictureQuery>): Crop | null {
  if (crop === undefined) return null;
  const [left = 0, top = 0, width = 1, height = 1] = crop.split(',').map(Number);
  return { left, top, width, height };
}
