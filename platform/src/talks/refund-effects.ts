import { z } from 'zod';
import type { Context } from '../context.ts';
import { idField } from '../http/fields.ts';
import type { EffectHandler, Effects } from '../jobs/outbox.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { RailRefusal, type RailRefund } from '../rails/cards/rail.ts';
import type { RefundPart } from './refund.ts';
import { applyRefund } from './refund-actions.ts';
import { findPart, findPartsOfHold, findPending } from './refund-store.ts';
import { RailUnknown } from './rail-unknown.ts';
import { findHold } from './store.ts';

const refundBody = z.strictObject({ refundId: idField('refund'), part: z.number().int() });

/** The name a part of a refund has at the rail. */
const nameOf = ({ refundId, part }: Pick<RefundPart, 'refundId' | 'part'>): string => `${refundId}:${part}`;

async function referenceOf(ctx: Context, holdId: string): Promise<string> {
  const stored = await findHold(ctx.db.sql, holdId);
  const hold = stored?.hold;
  if (hold?.state !== 'captured' && hold?.state !== 'disputed') throw new Error(`nothing was captured of hold ${holdId}`);
  return hold.reference;
}

/** Asks the rail to give a part back. What it refuses as wrong (the bank has taken it back by itself) has failed for good: an operator must look. */
async function send(ctx: Context, part: RefundPart, key: string): Promise<RailRefund> {
  const reference = await referenceOf(ctx, part.holdId);
  try {
    return await ctx.rails.cards.refund({ key, refund: nameOf(part), reference, amount: part.amount });
  } catch (error) {
    if (!(error instanceof RailRefusal)) throw error;
    ctx.log.warn({ err: error, refundId: part.refundId, part: part.part }, 'the card rail refused a refund');
    return { state: 'failed', reference: part.reference ?? '', amount: part.amount };
  }
}

/** Where a part stands at the rail, by our name of it. */
async function read(ctx: Context, part: RefundPart): Promise<RailRefund> {
  return ctx.rails.cards.readRefund({ reference: await referenceOf(ctx, part.holdId), refund: nameOf(part) });
}

/** Gives one part back: read before it is asked again, so that it is given back once whatever gets lost on the way. */
const sendRefund: EffectHandler = async (run) => {
  const { ctx } = run;
  const part = await findPart(ctx.db.sql, refundBody.parse(run.body));
  if (part === null) throw new Error(`no refund of ${run.key}`);
  if (part.state !== 'asked') return;
  const known = run.attempt > 1 ? await read(ctx, part) : { state: 'none' as const };
  const answer = known.state === 'none' ? await send(ctx, part, run.key) : known;
  if (answer.state === 'unknown' || answer.state === 'none') throw new RailUnknown(`the card rail does not know what became of ${run.key}`);
  await ctx.db.transaction(async (tx) => {
    await run.finish(tx);
    await applyRefund(ctx, tx, { ...part, answer });
  });
};

async function readAgain(ctx: Context, parts: readonly RefundPart[]): Promise<number> {
  for (const part of parts) {
    const answer = await read(ctx, part);
    await ctx.db.transaction((tx) => applyRefund(ctx, tx, { ...part, answer }));
  }
  return parts.length;
}

/** Reads again what became of the refunds of a hold, because the rail has news of it: a bank may refuse money long after it seemed to be back. */
export async function readRefundsOf(ctx: Context, holdId: string): Promise<number> {
  return readAgain(ctx, await findPartsOfHold(ctx.db.sql, holdId, ['pending', 'booked']));
}

/** Asks after money that is on its way to a card. */
export async function readPendingRefunds(ctx: Context, now: Instant): Promise<number> {
  return readAgain(ctx, await findPending(ctx.db.sql, after(now, -10 * MINUTE), 100));
}

/** What giving back does after the commit. */
export const refundEffects: Effects = { 'refund.send': sendRefund };
