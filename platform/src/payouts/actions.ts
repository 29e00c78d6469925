import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { lockBalances, postJournal, readSales } from '../ledger/index.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { negateYen, yen, type Yen } from '../primitives/yen.ts';
import { arrivalDay } from '../rails/payouts/bank-calendar.ts';
import type { OpenMatter } from '../users/events.ts';
import { requireRecentProof } from '../users/index.ts';
import { findAccount, lockAccount } from './account-store.ts';
import type { HeldAccount } from './bank-account.ts';
import { requestedJournal, type Payout } from './payout.ts';
import { quoteOf, type PayoutTerms, type Quote } from './quote.ts';
import { sealAccount } from './sealed-account.ts';
import { countOpenOf, findByRequest, insertPayout, listOf, nextNumber } from './store.ts';
import { refusals } from './texts.ts';

/** What holds where no real money moves and the operator has said nothing: plausible figures to try it with. */
const trialTerms: PayoutTerms = { fees: { sameBank: 110, otherBank: 220 }, leadDays: 2, cutOffHour: 12, bankCode: null };

/** What payouts cost here and how long they take; null while the operator hasn't said so and money is real. */
export function termsOf({ config, rails }: Pick<Context, 'config' | 'rails'>): PayoutTerms | null {
  const { payouts } = config.operator;
  if (payouts === undefined) return rails.cards.live ? null : trialTerms;
  const { fees, leadDays, cutOffHour, from } = payouts;
  return { fees, leadDays, cutOffHour, bankCode: from?.bankCode ?? null };
}

function quote(ctx: Context, facts: { payable: Yen; amount: Yen | null; account: HeldAccount | null }): Quote {
  const now = ctx.clock.now();
  const terms = termsOf(ctx);
  return quoteOf({ ...facts, terms, now, arrivesOn: terms === null ? null : arrivalDay(now, terms.leadDays, terms.cutOffHour) });
}

/** What asking for an amount would bring, or why it can't be; without an amount, the whole payable sum. */
export async function quotePayout(ctx: Context, userId: UserId, amount: Yen | null): Promise<Quote> {
  const [{ payable }, account] = await Promise.all([readSales(ctx.db.sql, userId), findAccount({ sql: ctx.db.sql, vault: ctx.vault }, userId)]);
  return quote(ctx, { payable, amount, account });
}

/** What somebody agreed to when they pressed the button. */
export interface PayoutWish {
  readonly amount: Yen;
  readonly shownFee: Yen;
  readonly shownArrivesOn: string;
}

/** Throws the reason why it can't be, and `payout_changed` where the figures are not those that were shown. */
function agreed(found: Quote, wish: PayoutWish): Quote {
  if (found.reason !== null) throw new Problem('payout_not_possible', { state: found.reason, detail: refusals[found.reason], about: { payable: found.payable } });
  if (found.fee !== wish.shownFee || found.arrivesOn !== wish.shownArrivesOn) throw new Problem('payout_changed', { about: { fee: found.fee, arrivesOn: found.arrivesOn ?? '' } });
  return found;
}

/** The payable sum, locked together with the account that every request is booked on: of many at once, each sees what the ones before left. */
async function lockPayable(tx: Transaction, userId: UserId): Promise<Yen> {
  const [payable = yen(0)] = await lockBalances(tx, [{ kind: 'sales_payable', owner: userId }, { kind: 'payouts_open', owner: null }]);
  return negateYen(payable);
}

/**
 * Asks for a payout: its row and its journal in one transaction, so that the amount leaves the sales at that moment. The same request twice is one payout.
 * Throws `proof_needed`, `payout_not_possible` with the reason as its state, and `payout_changed`.
 */
export async function requestPayout(ctx: Context, viewer: UserViewer, asked: { wish: PayoutWish; requestKey?: string | undefined }): Promise<Payout> {
  const { userId } = viewer;
  const { wish, requestKey } = asked;
  await requireRecentProof(ctx, viewer);
  return ctx.db.transaction(async (tx) => {
    const payable = await lockPayable(tx, userId);
    const before = requestKey === undefined ? null : await findByRequest(tx.sql, requestKey);
    if (before !== null) return before;
    const account = await lockAccount(tx, ctx.vault, userId);
    const found = agreed(quote(ctx, { payable, amount: wish.amount, account }), wish);
    if (account === null || found.arrivesOn === null) throw new TypeError('a payout that is possible has an account and a day');
    const id = newId('payout', ctx.random);
    const payout: Payout = {
      id, number: await nextNumber(tx), userId, amount: found.amount, fee: found.fee, account: sealAccount(ctx.vault, account, `payout:${id}`), live: ctx.rails.cards.live, state: 'requested',
      requestedAt: ctx.clock.now(), arrivesOn: found.arrivesOn, releasedAt: null, fileId: null, exportedAt: null, paidAt: null, closedAt: null, reason: null, words: '',
    };
    await insertPayout(tx, payout, requestKey ?? null);
    await postJournal(ctx, tx, requestedJournal(payout));
    return payout;
  });
}

/** Somebody's payouts, the newest first; at most 50. */
export async function listPayouts(ctx: Pick<Context, 'db'>, userId: UserId): Promise<Payout[]> {
  return listOf(ctx.db.sql, userId, 50);
}

/** Payouts on their way to the bank, which an account waits for before it goes. */
export async function openMatters(sql: Sql, userId: UserId): Promise<OpenMatter[]> {
  return await countOpenOf(sql, userId) === 0 ? [] : [{ kind: 'payout', path: '/my/payouts' }];
}
