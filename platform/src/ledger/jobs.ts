import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { movePayable } from './actions.ts';

/** What falls due in the books. */
export const sweeps: readonly Sweep[] = [
  { name: 'sales that become payable', every: MINUTE, run: (ctx, now) => movePayable(ctx, now) },
];
