import type { Instant } from '../primitives/instant.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import type { HeldAccount } from './bank-account.ts';

/** The least that can be paid out. */
export const LEAST_PAYOUT = yen(5_000);

/** Why nothing, or not this amount, can be paid out. */
export const quoteReasons = ['not_open', 'debt', 'no_account', 'account_waits', 'below_minimum', 'too_little', 'too_much'] as const;
export type QuoteReason = (typeof quoteReasons)[number];

/** What the operator's bank asks for a transfer, and how long it takes. */
export interface PayoutTerms {
  readonly fees: { readonly sameBank: number; readonly otherBank: number };
  /** Business days from the day a payout is taken up to the day the money arrives. */
  readonly leadDays: number;
  /** Hour of Japan's day from which on a payout is taken up on the next business day; 0–24. */
  readonly cutOffHour: number;
  /** The operator's own bank, for the fee; null where it isn't known: every bank is another one. */
  readonly bankCode: string | null;
}

/** The answer to "what if I asked for this much": figures, and the reason where it can't be. */
export interface Quote {
  readonly reason: QuoteReason | null;
  readonly payable: Yen;
  readonly amount: Yen;
  readonly fee: Yen;
  /** What reaches the account; ¥0 where the fee eats it all. */
  readonly net: Yen;
  readonly arrivesOn: string | null;
}

/** What a quote is made of. `amount` null asks about the whole payable sum. */
export interface QuoteFacts {
  readonly payable: Yen;
  readonly amount: Yen | null;
  readonly account: HeldAccount | null;
  /** Null: the operator has not said what its bank asks for. */
  readonly terms: PayoutTerms | null;
  readonly arrivesOn: string | null;
  readonly now: Instant;
}

/** The bank's fee for a transfer to an account. */
export function feeFor(terms: PayoutTerms, bankCode: string): Yen {
  return yen(terms.bankCode === bankCode ? terms.fees.sameBank : terms.fees.otherBank);
}

function reasonOf({ payable, amount, account, terms, now }: QuoteFacts): QuoteReason | null {
  if (terms === null) return 'not_open';
  if (payable < 0) return 'debt';
  if (payable < LEAST_PAYOUT) return 'below_minimum';
  if (account === null) return 'no_account';
  if (account.usableFrom > now) return 'account_waits';
  if (amount !== null && amount < LEAST_PAYOUT) return 'too_little';
  return amount !== null && amount > payable ? 'too_much' : null;
}

/** Whether an amount can be paid out now, and what it costs and brings: at least ¥5,000, at most the payable sales; a debt stops payouts. */
export function quoteOf(facts: QuoteFacts): Quote {
  const { payable, account, terms, arrivesOn } = facts;
  const amount = facts.amount ?? yen(Math.max(0, payable));
  const fee = terms === null ? yen(0) : account === null ? yen(terms.fees.otherBank) : feeFor(terms, account.bankCode);
  return { reason: reasonOf(facts), payable, amount, fee, net: yen(Math.max(0, amount - fee)), arrivesOn: terms === null ? null : arrivesOn };
}
