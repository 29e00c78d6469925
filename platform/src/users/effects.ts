import { z } from 'zod';
import { idField } from '../http/fields.ts';
import type { EffectHandler, Effects } from '../jobs/outbox.ts';
import type { UserId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { warnOfLight } from './light-actions.ts';
import { removePhoto } from './portrait-effects.ts';

const warning = z.strictObject({ userId: idField('user'), until: z.int() });

const warn: EffectHandler = async ({ ctx, body, finish }) => {
  const { userId, until } = warning.parse(body);
  await ctx.db.transaction(async (tx) => {
    await finish(tx);
    await warnOfLight(ctx, tx, { userId: userId as UserId, until: instant(until) });
  });
};

/** What follows a commit of the users module. */
export const effects: Effects = { 'light.warn': warn, 'photo.remove': removePhoto };
