import type { Sweep } from '../jobs/due.ts';
import { after } from '../primitives/instant.ts';
import { DAY, HOUR, MINUTE } from '../primitives/seconds.ts';
import { forgetSignedOut } from './actions.ts';
import { deleteFailuresBefore } from './failure-store.ts';

/** What nobody has looked at for so long, nobody will. */
const FAILURES_KEPT = 90 * DAY;

/** What falls due in this module. */
export const sweeps: readonly Sweep[] = [
  { name: 'devices that are signed out', every: MINUTE, run: forgetSignedOut },
  { name: 'old failed deliveries', every: HOUR, run: (ctx, now) => deleteFailuresBefore(ctx.db.sql, after(now, -FAILURES_KEPT)) },
];
