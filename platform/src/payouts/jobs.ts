import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { sealOlderAnew } from './seal-actions.ts';

export const sweeps: readonly Sweep[] = [{ name: 'bank accounts sealed under an older key', every: MINUTE, run: (ctx) => sealOlderAnew(ctx) }];
