import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { newId, type UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { negateYen, yen, type Yen } from '../primitives/yen.ts';
import type { Account } from './account.ts';
import { checkJournal, payableJournal, type JournalDraft, type PayableLater } from './journal.ts';
import { claimPayable, findBalance, findClaimed, findDuePayables, insertEntries, insertJournal, insertPayable, moveBalances } from './store.ts';

/** What booking needs: ids and the present moment. */
export type Booking = Pick<Context, 'clock' | 'random'>;

/**
 * Books a journal in the caller's transaction, with the kept balances. A source is booked once: the second time nothing happens and
 * the answer is false, so that an effect may be repeated. Throws an UnbalancedJournal for a draft that breaks a rule.
 */
export async function postJournal(ctx: Booking, tx: Transaction, draft: JournalDraft): Promise<boolean> {
  checkJournal(draft);
  const journal = { ...draft, id: newId('journal', ctx.random), bookedAt: ctx.clock.now() };
  if (!(await insertJournal(tx, journal))) return false;
  await insertEntries(tx, journal);
  if (journal.payable !== undefined) await insertPayable(tx, journal.id, journal.payable);
  // Last, because every journal needs the same few accounts: they are locked no longer than the commit takes.
  await moveBalances(tx, journal.entries);
  return true;
}

/** The kept balance of an account: debit positive. */
export async function readBalance(sql: Sql, account: Account): Promise<Yen> {
  return findBalance(sql, account);
}

/** What a provider has earned and not yet paid out, as people read it: positive when the platform owes it. */
export async function readSales(sql: Sql, userId: UserId): Promise<{ readonly pending: Yen; readonly payable: Yen }> {
  const pending = await findBalance(sql, { kind: 'sales_pending', owner: userId });
  const payable = await findBalance(sql, { kind: 'sales_payable', owner: userId });
  return { pending: negateYen(pending), payable: negateYen(payable) };
}

/** Moves one piece of waiting sales to payable as it is when it is claimed; false when somebody else has it. Of a piece of nothing there is no journal. */
export async function movePiece(ctx: Booking, tx: Transaction, given: { piece: PayableLater & { journalId: string }; now: Instant }): Promise<boolean> {
  const { piece: { journalId }, now } = given;
  if (!await claimPayable(tx, journalId, now)) return false;
  const amount = await findClaimed(tx, journalId);
  return amount === 0 || postJournal(ctx, tx, payableJournal({ ...given.piece, amount }));
}

/** What somebody owes the platform: what refunds, disputes or payouts took beyond their payable sales; ¥0 when nothing. */
export async function debtOf(sql: Sql, userId: UserId): Promise<Yen> {
  const balance = await findBalance(sql, { kind: 'sales_payable', owner: userId });
  return balance > 0 ? balance : yen(0);
}

/** Moves sales whose waiting days are over from pending to payable, each in a transaction of its own. Answers how many were moved. */
export async function movePayable(ctx: Booking & Pick<Context, 'db'>, now: Instant): Promise<number> {
  let moved = 0;
  for (const due of await findDuePayables(ctx.db.sql, now, 100)) {
    const mine = await ctx.db.transaction(async (tx) => movePiece(ctx, tx, { piece: due, now }));
    if (mine) moved += 1;
  }
  return moved;
}
