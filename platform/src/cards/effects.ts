import { z } from 'zod';
import { idField } from '../http/fields.ts';
import type { EffectHandler, Effects } from '../jobs/outbox.ts';

const forgetBody = z.strictObject({ cardId: idField('card'), reference: z.string() });

/** A removed card is forgotten at the rail too, so that not even a mistake of ours could hold on it. Safe to repeat. */
const forgetCard: EffectHandler = async (run) => {
  const { reference } = forgetBody.parse(run.body);
  const answer = await run.ctx.rails.cards.forget({ key: run.key, card: reference });
  if (answer === 'unknown') throw new Error(`the card rail does not know what became of ${run.key}`);
};

/** What this module does after a commit. */
export const effects: Effects = { 'card.forget': forgetCard };
