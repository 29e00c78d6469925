import type { Id, TalkId } from '../primitives/id.ts';
import type { Yen } from '../primitives/yen.ts';

/** What an operator with the role books does with the money of a talk. `amount` is what was shown before: anything else is refused. */
export type MoneyAct =
  /** Gives back a sum of what was taken. */
  | { readonly kind: 'refund'; readonly talkId: TalkId; readonly amount: Yen }
  /** Gives the provider the sales of what could not be collected. */
  | { readonly kind: 'absorb'; readonly talkId: TalkId; readonly amount: Yen }
  /** Answers a part of a refund that the bank would not take: gives it back again, or leaves it. */
  | { readonly kind: 'answer_refund'; readonly talkId: TalkId; readonly refundId: Id<'refund'>; readonly part: number; readonly amount: Yen; readonly again: boolean };

/** The money an act lets go: what decides about a second operator. */
export function sumOfMoneyAct(act: MoneyAct): number {
  return act.kind === 'answer_refund' && !act.again ? 0 : act.amount;
}
