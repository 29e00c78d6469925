import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import type { UserSuspended } from '../users/index.ts';
import { command, lockForChange } from './change-actions.ts';
import type { Side } from './side.ts';
import * as store from './store.ts';

const atOnce = 100;

/** Ends what somebody has open when an operator suspends them, as by a block, with no reason told: requests and joining talks at once, a live talk at that instant. */
export async function endWithSuspended(ctx: Context, tx: Transaction, { userId }: UserSuspended): Promise<void> {
  for (let open = atOnce; open === atOnce;) {
    const { items } = await store.listTalks(tx.sql, userId, { open: true, limit: atOnce });
    open = items.length;
    for (const { talk: { terms } } of items) {
      const locked = await lockForChange(tx, terms.id);
      if (locked === null) continue;
      const by: Side = terms.providerId === userId ? 'provider' : 'visitor';
      await command(ctx, tx, { locked, command: ({ presence }) => ({ type: 'sever', by, presence }) });
    }
  }
}
