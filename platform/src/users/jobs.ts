import type { Sweep } from '../jobs/due.ts';
import { after } from '../primitives/instant.ts';
import { DAY, HOUR } from '../primitives/seconds.ts';
import { IDLE_LIFE } from './session.ts';
import { deleteEndedSessions } from './session-store.ts';
import { deleteExpiredCodes } from './sign-up-store.ts';

/** Codes that ended are kept this long, so that whoever types one late is told that it has expired. */
const EXPIRED_CODES_KEPT = DAY;

/** What becomes useless with time. Nothing here changes what anybody can do: an ended session or code is refused before it is deleted. */
export const sweeps: readonly Sweep[] = [
  { name: 'sessions that have ended', every: HOUR, run: (ctx, now) => deleteEndedSessions(ctx.db.sql, { expiresAt: now, usedAt: after(now, -IDLE_LIFE) }) },
  { name: 'mailed codes that have ended', every: HOUR, run: (ctx, now) => deleteExpiredCodes(ctx.db.sql, after(now, -EXPIRED_CODES_KEPT)) },
];
