import { z } from 'zod';
import { finishOpenSetup } from '../cards/index.ts';
import { idField } from '../http/fields.ts';
import type { EffectHandler, EffectRun, Effects } from '../jobs/outbox.ts';
import { applyAnswer, RailUnknown } from './effects.ts';
import { readRefundsOf } from './refund-effects.ts';
import { tellsMore } from './rail-news.ts';
import { findHoldId } from './rail-news-store.ts';
import { findHold } from './store.ts';

const aboutBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hold'), reference: z.string() }),
  z.strictObject({ kind: z.literal('setup'), setup: idField('cardSetup') }),
]);

/** Reads a hold that news was about and takes its present state. One that isn't ours is left to the comparison of the books. */
async function readHold(run: EffectRun, reference: string): Promise<void> {
  const { ctx } = run;
  const holdId = await findHoldId(ctx.db.sql, reference);
  if (holdId === null) return ctx.log.info({ reference }, 'the card rail tells of a hold that is not ours');
  const answer = await ctx.rails.cards.read({ reference });
  if (answer.state === 'unknown') throw new RailUnknown(`the card rail does not say what became of ${reference}`);
  if (answer.state === 'captured') await readRefundsOf(ctx, holdId);
  await ctx.db.transaction(async (tx) => {
    const stored = await findHold(tx.sql, holdId);
    if (stored !== null && tellsMore(stored.hold.state, answer)) await applyAnswer(ctx, tx, { holdId, answer });
    await run.finish(tx);
  });
}

const hearNews: EffectHandler = async (run) => {
  const about = aboutBody.parse(run.body);
  if (about.kind === 'hold') await readHold(run, about.reference);
  else await finishOpenSetup(run.ctx, about.setup);
};

/** What follows news of the card rail. */
export const railNewsEffects: Effects = { 'rail.news': hearNews };
