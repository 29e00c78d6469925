import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { forgetChanges } from '../services/index.ts';
import { catalogueOf } from './upkeep-actions.ts';

/** Changes of services that are kept for processes that haven't seen them yet. */
const KEPT_CHANGES = 10_000;

/** Loads the search at the start and keeps it up with the database, so that no request has to wait for much. */
export const sweeps: readonly Sweep[] = [
  { name: 'search', run: async (ctx) => {
    await catalogueOf(ctx);
    return 0;
  } },
  { name: 'old changes of services', every: 10 * MINUTE, run: (ctx) => forgetChanges(ctx.db.sql, KEPT_CHANGES) },
];
