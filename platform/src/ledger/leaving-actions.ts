import type { Sql, Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { instant } from '../primitives/instant.ts';
import { negateYen, sumYen, type Yen } from '../primitives/yen.ts';
import { movePiece, postJournal, readSales, type Booking } from './actions.ts';
import { findBalance, findPayablesOf } from './store.ts';

/** What a provider has earned and was not paid out, waiting sales included. */
export async function salesLeft(sql: Sql, userId: UserId): Promise<Yen> {
  const { pending, payable } = await readSales(sql, userId);
  return sumYen([pending, payable]);
}

/** Books the sales that somebody who leaves gave up, waiting ones included, as the operator's. Nothing happens where there are none. */
export async function giveUpSales(ctx: Booking, tx: Transaction, userId: UserId): Promise<void> {
  for (const waiting of await findPayablesOf(tx.sql, userId)) {
    await movePiece(ctx, tx, { piece: waiting, now: instant(ctx.clock.now()) });
  }
  const account = { kind: 'sales_payable', owner: userId } as const;
  const balance = await findBalance(tx.sql, account);
  // Credit is negative: what the platform owes. A debt is not given up.
  if (balance >= 0) return;
  await postJournal(ctx, tx, { source: `leaving:${userId}:sales`, entries: [{ account, amount: negateYen(balance) }, { account: { kind: 'given_up', owner: null }, amount: balance }] });
}
