import type { z } from 'zod';
import type { Context } from '../context.ts';
import { moneyOf } from './money-actions.ts';
import { findRefunds } from './refund-store.ts';
import type * as schema from './schema.ts';
import { seenBy } from './seen-actions.ts';
import type { Side } from './side.ts';
import { statementReply } from './statement-reply.ts';
import type { StoredTalk } from './store.ts';

/** The statement of a talk as one side reads it, with what was given back and disputed since. 409 with the state before the end. */
export async function readStatement(ctx: Context, stored: StoredTalk, side: Side): Promise<z.input<typeof schema.statement>> {
  const { id } = stored.talk.terms;
  const [seen, money, refunds] = await Promise.all([seenBy(ctx, stored, side), moneyOf(ctx.db.sql, id), findRefunds(ctx.db.sql, id)]);
  return statementReply(seen, { payableAfterDays: ctx.config.payableAfterDays, moneyIsReal: ctx.rails.cards.live, after: { refunds, money } });
}
