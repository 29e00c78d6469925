import { instant } from '../../src/primitives/instant.ts';
import type { Locale } from '../../src/primitives/locale.ts';
import { dayWords, timeWords } from '../../src/primitives/time-words.ts';
import { say } from './texts.ts';

const DAY = 86_400_000;

/** The reader's own time zone. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The present moment by this page's clock, in milliseconds since the epoch. */
export const present = (): number => performance.timeOrigin + performance.now();

/** Whole seconds from now to a moment; 0 when it is over. */
export function secondsUntil(moment: string): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - present()) / 1000));
}

/** The time of day of a moment in the reader's zone: `21:04`. */
export function clockTime(moment: string): string {
  return timeWords(instant(Date.parse(moment)), ownZone());
}

/** The day of a moment in the reader's zone, as it heads a part of a chat: きょう, 昨日, else the day. */
export function dayOf(moment: string, locale: Locale): string {
  const at = instant(Date.parse(moment));
  const now = instant(Math.floor(present()));
  const day = (one: number): string => new Date(one).toDateString();
  if (day(at) === day(now)) return say(locale, 'todayDay');
  return day(at) === day(now - DAY) ? say(locale, 'yesterday') : dayWords(at, { locale, now, timeZone: ownZone() });
}

/** When something was, short, as a list shows it: the time today, 昨日, else month and day. */
export function shortTime(moment: string, locale: Locale): string {
  const at = instant(Date.parse(moment));
  const now = instant(Math.floor(present()));
  const day = (one: number): string => new Date(one).toDateString();
  if (day(at) === day(now)) return timeWords(at, ownZone());
  return day(at) === day(now - DAY) ? say(locale, 'yesterday') : new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }).format(at);
}

/** Day and time of a moment in the reader's zone. */
export function fullTime(moment: string, locale: Locale): string {
  const at = instant(Date.parse(moment));
  return `${dayWords(at, { locale, now: instant(Math.floor(present())), timeZone: ownZone() })} ${timeWords(at, ownZone())}`;
}
