import type { Sweep } from '../jobs/due.ts';
import { deleteStale } from './actions.ts';

/** What falls due in this module. */
export const sweeps: readonly Sweep[] = [{ name: 'embed.delete-stale', run: deleteStale }];
