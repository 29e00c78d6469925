import { instant, type Instant } from '../primitives/instant.ts';
import { HOUR } from '../primitives/seconds.ts';
import { inJapan } from '../primitives/weekly-hours.ts';

/** Japan keeps UTC+9 all year. */
const JAPAN = 9 * HOUR;

/** When the present day and the present month began in Japan, which is how people there count their sales. */
export function startsInJapan(now: Instant): { readonly day: Instant; readonly month: Instant } {
  const local = new Date(now + JAPAN);
  return { day: inJapan(now).startOfDay, month: instant(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), 1) - JAPAN) };
}
