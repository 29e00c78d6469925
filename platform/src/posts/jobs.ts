import type { Sweep } from '../jobs/due.ts';
import { HOUR } from '../primitives/seconds.ts';
import { deleteOld } from './actions.ts';

/** What falls due in this module. */
export const sweeps: readonly Sweep[] = [{ name: 'posts.delete-old', every: 6 * HOUR, run: deleteOld }];
