import { z } from 'zod';
import { idField } from '../http/fields.ts';
import type { EffectHandler, Effects } from '../jobs/outbox.ts';
import { remind } from './actions.ts';

const ended = z.strictObject({ talkId: idField('talk'), serviceId: idField('service'), providerId: idField('user'), visitorId: idField('user') });

const remindOnce: EffectHandler = async ({ ctx, body, finish }) => {
  const pair = ended.parse(body);
  await ctx.db.transaction(async (tx) => {
    await finish(tx);
    await remind(tx, pair);
  });
};

/** What follows the end of a talk in this module. */
export const effects: Effects = { 'review.remind': remindOnce };
