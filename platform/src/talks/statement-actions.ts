import type { Context } from '../context.ts';
import { moneyOf, type TalkMoney } from './money-actions.ts';
import type { Refund } from './refund.ts';
import { findRefunds } from './refund-store.ts';
import { seenBy, type SeenTalk } from './seen-actions.ts';
import type { Side } from './side.ts';
import type { StoredTalk } from './store.ts';

/** A talk with what became of its money, as one side may read both. */
export interface SeenMoney {
  readonly seen: SeenTalk;
  readonly payableAfterDays: number;
  readonly moneyIsReal: boolean;
  /** What was given back and disputed since. */
  readonly after: { readonly refunds: readonly Refund[]; readonly money: TalkMoney };
}

/** Reads what the statement of a talk is made of, for one side. */
export async function readMoney(ctx: Context, stored: StoredTalk, side: Side): Promise<SeenMoney> {
  const { id } = stored.talk.terms;
  const [seen, money, refunds] = await Promise.all([seenBy(ctx, stored, side), moneyOf(ctx.db.sql, id), findRefunds(ctx.db.sql, id)]);
  return { seen, payableAfterDays: ctx.config.payableAfterDays, moneyIsReal: ctx.rails.cards.live, after: { refunds, money } };
}
