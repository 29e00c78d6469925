import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { openDue } from './actions.ts';

/** What falls due in this module. */
export const sweeps: readonly Sweep[] = [{ name: 'reviews that open after 7 days', every: MINUTE, run: openDue }];
