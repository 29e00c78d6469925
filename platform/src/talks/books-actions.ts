import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import { postJournal } from '../ledger/index.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import { negateYen, sumYen, yen, type Yen } from '../primitives/yen.ts';
import { platformFeeOf } from './bill.ts';
import { command, lockForChange } from './change-actions.ts';
import { disputedSum } from './dispute.ts';
import { moneyOf } from './money-actions.ts';
import { mayAbsorb } from './over.ts';
import { leftToGiveBack, sharesOf, type Refund, type RefundPart } from './refund.ts';
import { askRefund } from './refund-actions.ts';
import { lockTalk } from './store.ts';
import type { SettledTalk } from './talk.ts';

/** The money of a settled talk, for the operator. */
export interface TalkBooks {
  readonly captured: Yen;
  /** Given back or on its way. */
  readonly refunded: Yen;
  readonly disputed: Yen;
  readonly kept: Yen;
  readonly left: Yen;
  /** The sales that could be made good of what is uncollected; ¥0 where nothing can. */
  readonly absorbable: Yen;
  /** Parts that a bank refused and nobody has answered. */
  readonly failed: readonly RefundPart[];
  /** What giving back a sum takes from fee and sales. */
  sharesOf(amount: Yen): { readonly fee: Yen; readonly sales: Yen };
}

const salesOf = (captured: number): number => captured - platformFeeOf(yen(captured));

/** The sales of what is uncollected: what the provider would have earned on top, had it been collected. */
function absorbableOf(talk: SettledTalk): Yen {
  return mayAbsorb(talk) ? yen(salesOf(talk.captured + talk.uncollected) - salesOf(talk.captured)) : yen(0);
}

/** Reads what became of a settled talk's money and what can still be done with it. */
export async function readTalkBooks(sql: Sql, talk: SettledTalk): Promise<TalkBooks> {
  const { taken, parts, disputes } = await moneyOf(sql, talk.terms.id);
  const captured = sumYen(taken.map((one) => one.amount));
  const refunded = sumYen(parts.map((part) => part.state === 'failed' ? yen(0) : part.amount));
  const disputed = disputedSum(disputes);
  const kept = yen(captured - refunded - disputed);
  return {
    captured, refunded, disputed, kept, left: leftToGiveBack(taken), absorbable: absorbableOf(talk), failed: parts.filter((part) => part.state === 'failed' && part.answeredAt === null), sharesOf: (amount) => sharesOf(kept, amount),
  };
}

/** An operator gives back a sum of a talk. 404, 409 while it isn't settled and above what is left. */
export async function refundByOperator(ctx: Context, tx: Transaction, wish: { talkId: TalkId; byId: UserId; amount: Yen; reason: string }): Promise<Refund> {
  const stored = await lockTalk(tx, wish.talkId);
  if (stored === null) throw new Problem('not_found');
  return askRefund(ctx, tx, { stored, wish: { by: 'operator', byId: wish.byId, amount: wish.amount, reason: wish.reason } });
}

/**
 * The operator gives the provider the sales of what could not be collected, out of the account for that; there is no fee, because nobody paid one. 409 when
 * it is another sum than the one shown, or was done before.
 */
export async function absorbSales(ctx: Context, tx: Transaction, wish: { talkId: TalkId; sales: Yen }): Promise<void> {
  const locked = await lockForChange(tx, wish.talkId);
  if (locked === null) throw new Problem('not_found');
  const { talk } = locked.stored;
  if (talk.state !== 'settled' || absorbableOf(talk) === 0 || absorbableOf(talk) !== wish.sales) throw new Problem('state_conflict', { state: talk.state });
  const absorbed = await command(ctx, tx, { locked, command: { type: 'absorb', sales: wish.sales } });
  if (!absorbed.ok) throw new Problem('state_conflict', { state: absorbed.state });
  const { id, providerId } = talk.terms;
  const entries = [{ account: { kind: 'uncollected', owner: null }, amount: wish.sales }, { account: { kind: 'sales_payable', owner: providerId }, amount: negateYen(wish.sales) }] as const;
  await postJournal(ctx, tx, { source: `talk:${id}:absorbed`, about: id, entries });
}
