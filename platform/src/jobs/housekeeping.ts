import { DAY, HOUR, MINUTE } from '../primitives/seconds.ts';
import type { Sweep } from './due.ts';

const doneEffectsKept = 90 * DAY;
/** What was said in a mail is needed no more once it is sent; a day leaves time to look why something went wrong. */
const doneWordsKept = DAY;

/** Effects done long ago go, and a day after they are done their content does; those given up stay until somebody has looked. */
export const sweeps: readonly Sweep[] = [
  { name: 'done effects', every: 10 * MINUTE, run: async (ctx, now) => (await ctx.db.sql.run('DELETE FROM outbox_effect WHERE done_at < ?', [now - doneEffectsKept])).changes },
  {
    name: 'words of done effects', every: HOUR,
    run: async (ctx, now) => (await ctx.db.sql.run("UPDATE outbox_effect SET body = '{}' WHERE done_at < ? AND body <> '{}'", [now - doneWordsKept])).changes,
  },
];
