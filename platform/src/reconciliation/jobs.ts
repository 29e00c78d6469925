import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { checkBooksTonight } from './check-actions.ts';
import { reconcileTonight } from './compare-actions.ts';

/** Each is done once a night by one process; the turns in between find that it is done. */
export const sweeps: readonly Sweep[] = [
  { name: 'the books of the night', every: 10 * MINUTE, run: checkBooksTonight },
  { name: 'the card rail beside the books', every: 10 * MINUTE, run: reconcileTonight },
];
