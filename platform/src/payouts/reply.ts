import type { z } from 'zod';
import { toWire } from '../primitives/instant.ts';
import type { HeldAccount } from './bank-account.ts';
import { netOf, type Payout } from './payout.ts';
import { LEAST_PAYOUT, type Quote } from './quote.ts';
import type * as schema from './schema.ts';

type Wire<Schema extends z.ZodType> = z.input<Schema>;

/** An account as its owner sees it once it is saved: never the whole number. */
export function accountReply(held: HeldAccount): Wire<typeof schema.bankAccount> {
  return {
    bankCode: held.bankCode, bankName: held.bankName, branchCode: held.branchCode, branchName: held.branchName, accountType: held.accountType, numberEnd: held.accountNumber.slice(-3),
    holder: held.holder, known: held.bankName !== '' && held.branchName !== '', savedAt: toWire(held.savedAt), usableFrom: toWire(held.usableFrom),
  };
}

/** What a payout would cost and bring. */
export function quoteReply(quote: Quote): Wire<typeof schema.quote> {
  return { possible: quote.reason === null, minimum: LEAST_PAYOUT, ...quote };
}

/** A payout as the person who is paid sees it. */
export function payoutReply(payout: Payout): Wire<typeof schema.payout> {
  const { account } = payout;
  return {
    id: payout.id, number: payout.number, state: payout.state, amount: payout.amount, fee: payout.fee, net: netOf(payout), bankName: account.bankName, branchName: account.branchName,
    numberEnd: account.numberEnd, requestedAt: toWire(payout.requestedAt), arrivesOn: payout.arrivesOn, paidAt: payout.paidAt === null ? null : toWire(payout.paidAt),
    closedAt: payout.closedAt === null ? null : toWire(payout.closedAt), reason: payout.reason, words: payout.words,
  };
}
