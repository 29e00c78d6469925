import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { forgetOldCalls } from '../rails/cards/test-bank.ts';
import { lookAfterSetups } from './actions.ts';

/** What falls due in this module. */
export const sweeps: readonly Sweep[] = [
  { name: 'cards.look-after-setups', run: lookAfterSetups, every: MINUTE },
  { name: 'cards.forget-test-calls', run: (ctx, now) => forgetOldCalls(ctx.db.sql, now), every: 10 * MINUTE },
];
