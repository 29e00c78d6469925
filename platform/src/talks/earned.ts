import { yen, type Yen } from '../primitives/yen.ts';
import { platformFeeOf } from './bill.ts';
import type { EndedTalk, SettledTalk } from './talk.ts';

/** What became of the money of a talk that is over. */
export type EarnedState = 'free' | 'waived' | 'collecting' | 'uncollected' | 'refunded' | 'collected';

/** The money of one talk as its provider counts it, in whole yen: what the visitor has paid and kept paid, the fee of that, and the rest. */
export interface Earned {
  readonly state: EarnedState;
  /** What the talk cost by its statement; ¥0 where that is waived. */
  readonly bill: Yen;
  /** Taken from the card. While it is being collected: what is to be taken. */
  readonly captured: Yen;
  readonly refunded: Yen;
  readonly fee: Yen;
  readonly sales: Yen;
}

function stateOf(talk: EndedTalk | SettledTalk, refunded: Yen): EarnedState {
  if (talk.statement.bill === 0) return 'free';
  if (talk.statement.charged === 0) return 'waived';
  if (talk.state === 'ended') return 'collecting';
  if (talk.uncollected > 0) return 'uncollected';
  return refunded > 0 ? 'refunded' : 'collected';
}

/** The money of a talk (docs/money.md, "Money"): after every refund the fee is 20 % of what is left, rounded down. */
export function earnedOf(talk: EndedTalk | SettledTalk, refunded: Yen): Earned {
  const captured = talk.state === 'settled' ? talk.captured : yen(talk.statement.charged - talk.plan.waived);
  const kept = yen(captured - refunded);
  const fee = platformFeeOf(kept);
  return { state: stateOf(talk, refunded), bill: talk.statement.charged, captured, refunded, fee, sales: yen(kept - fee) };
}
