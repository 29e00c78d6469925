import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import { absorbSales, answerFailed, findTalk, refundByOperator } from '../talks/index.ts';
import type { MoneyAct } from './money-act.ts';

/** The two people of a talk: neither may decide about its money. */
export async function peopleOfTalk(sql: Sql, talkId: TalkId): Promise<readonly UserId[]> {
  const stored = await findTalk(sql, talkId);
  if (stored === null) throw new Problem('not_found');
  return [stored.talk.terms.providerId, stored.talk.terms.visitorId];
}

/** Carries out an act on the money of a talk in a transaction. 404, and 409 when it is another sum by now or not possible any more. */
export async function carryOutMoney(ctx: Context, tx: Transaction, order: { act: MoneyAct; by: UserId; reason: string }): Promise<Readonly<Record<string, string | number>>> {
  const { act, by, reason } = order;
  switch (act.kind) {
    case 'refund': return { refundId: (await refundByOperator(ctx, tx, { talkId: act.talkId, byId: by, amount: act.amount, reason })).id };
    case 'absorb': await absorbSales(ctx, tx, { talkId: act.talkId, sales: act.amount }); return {};
    case 'answer_refund': await answerFailed(ctx, tx, { refundId: act.refundId, part: act.part, amount: act.amount, again: act.again ? { byId: by, reason } : null }); return {};
  }
}
