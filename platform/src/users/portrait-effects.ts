import { z } from 'zod';
import type { EffectHandler } from '../jobs/outbox.ts';

const gone = z.strictObject({ name: z.string() });

/** Removes the files of a photo that no row names any more. */
export const removePhoto: EffectHandler = async ({ ctx, body }) => {
  await ctx.rails.photos.remove(gone.parse(body).name);
};
