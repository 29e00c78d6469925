import type { Sweep } from '../jobs/due.ts';
import { after } from '../primitives/instant.ts';
import { HOUR } from '../primitives/seconds.ts';
import { portraitNames } from '../users/index.ts';
import { photoNames } from './photo-store.ts';

/** Files are kept a moment before a row names them: only older ones can be left over. */
const GRACE = HOUR;

/** Files that no row names: of an upload that a crash cut short, or of a restored database. */
export const photoSweeps: readonly Sweep[] = [{
  name: 'files of photos that are gone', every: HOUR,
  run: async (ctx, now) => {
    const named = new Set([...await photoNames(ctx.db.sql), ...await portraitNames(ctx.db.sql)]);
    return ctx.rails.photos.removeUnnamed(named, after(now, -GRACE));
  },
}];
