import type { Sweep } from '../jobs/due.ts';
import { after } from '../primitives/instant.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../primitives/seconds.ts';
import { switchOffLights } from './light-actions.ts';
import { deleteEndedChanges } from './email-change-store.ts';
import { deleteDevicesBefore } from './known-device-store.ts';
import { cleanFile, forgetWords, letWaitingGo } from './leaving-actions.ts';
import { deleteChallengesBefore } from './passkey-store.ts';
import { IDLE_LIFE } from './session.ts';
import { deleteEndedSessions } from './session-store.ts';
import { deleteExpiredCodes } from './sign-up-store.ts';

/** Codes that ended are kept this long, so that whoever types one late is told that it has expired. */
const EXPIRED_CODES_KEPT = DAY;

/** A device not seen for this long is a new one. */
const DEVICES_KEPT = 400 * DAY;

/** What becomes useless with time: an ended session or code is refused before it is deleted, and a light is out before it is switched off. */
export const sweeps: readonly Sweep[] = [
  { name: 'lights that go out', every: 10 * SECOND, run: switchOffLights },
  { name: 'sessions that have ended', every: HOUR, run: (ctx, now) => deleteEndedSessions(ctx.db.sql, { expiresAt: now, usedAt: after(now, -IDLE_LIFE) }) },
  { name: 'challenges that nobody answered', every: HOUR, run: (ctx, now) => deleteChallengesBefore(ctx.db.sql, now) },
  { name: 'changes of addresses that have ended', every: HOUR, run: (ctx, now) => deleteEndedChanges(ctx.db.sql, after(now, -EXPIRED_CODES_KEPT)) },
  { name: 'devices not seen for long', every: HOUR, run: (ctx, now) => deleteDevicesBefore(ctx.db.sql, after(now, -DEVICES_KEPT)) },
  { name: 'people who wait to leave', every: MINUTE, run: letWaitingGo },
  { name: 'words of people who left', every: HOUR, run: forgetWords },
  { name: 'copies of people who left', every: HOUR, run: cleanFile },
  { name: 'mailed codes that have ended', every: HOUR, run: (ctx, now) => deleteExpiredCodes(ctx.db.sql, after(now, -EXPIRED_CODES_KEPT)) },
];
