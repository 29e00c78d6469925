import { yen, type Yen } from '../primitives/yen.ts';
import { platformFeeOf } from './bill.ts';
import type { EndedTalk, SettledTalk } from './talk.ts';

/** What became of the money of a talk that is over. */
export type EarnedState = 'free' | 'waived' | 'collecting' | 'uncollected' | 'absorbed' | 'disputed' | 'refunded' | 'collected';

/** What was taken back of a talk since it was settled, in yen: given back, and disputed by cardholders unless the platform won. */
export interface TakenBack { readonly refunded: Yen; readonly disputed: Yen }

/** The money of one talk as its provider counts it, in whole yen: what the visitor has paid and kept paid, the fee of that, and the rest. */
export interface Earned {
  readonly state: EarnedState;
  /** What the talk cost by its statement; ¥0 where that is waived. */
  readonly bill: Yen;
  /** Taken from the card. While it is being collected: what is to be taken. */
  readonly captured: Yen;
  readonly refunded: Yen;
  readonly disputed: Yen;
  /** Paid and kept paid: captured, less what was given back and disputed. */
  readonly kept: Yen;
  readonly fee: Yen;
  readonly sales: Yen;
}

function stateOf(talk: EndedTalk | SettledTalk, { refunded, disputed }: TakenBack): EarnedState {
  if (talk.statement.bill === 0) return 'free';
  if (talk.statement.charged === 0) return 'waived';
  if (talk.state === 'ended' || talk.collection === 'asked') return 'collecting';
  if ((talk.absorbed ?? 0) > 0) return 'absorbed';
  if (talk.uncollected > 0) return 'uncollected';
  if (disputed > 0) return 'disputed';
  return refunded > 0 ? 'refunded' : 'collected';
}

/** The money of a talk (docs/money.md, "Money"): after every refund or dispute the fee is 20 % of what is left, rounded down; what the operator makes good is the provider's whole. */
export function earnedOf(talk: EndedTalk | SettledTalk, taken: TakenBack): Earned {
  const captured = talk.state === 'settled' ? talk.captured : yen(talk.statement.charged - talk.plan.waived);
  const { refunded, disputed } = taken;
  const kept = yen(captured - refunded - disputed);
  const fee = platformFeeOf(kept);
  const absorbed = talk.state === 'settled' ? talk.absorbed ?? 0 : 0;
  return { state: stateOf(talk, taken), bill: talk.statement.charged, captured, refunded, disputed, kept, fee, sales: yen(kept - fee + absorbed) };
}
