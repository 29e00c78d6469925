import { DAY, MINUTE } from '../primitives/seconds.ts';
import type { Sweep } from './due.ts';

const doneEffectsKept = 90 * DAY;

/** Effects done long ago go; those given up stay until somebody has looked. */
export const sweeps: readonly Sweep[] = [{
  name: 'done effects', every: 10 * MINUTE,
  run: async (ctx, now) => (await ctx.db.sql.run('DELETE FROM outbox_effect WHERE done_at < ?', [now - doneEffectsKept])).changes,
}];
