import type { Instant } from './instant.ts';
import type { Locale } from './locale.ts';

const zone = 'Asia/Tokyo';
const two = (number: number): string => String(number).padStart(2, '0');

/** A duration as a clock shows it: `8:24`, `1:02:03`. Takes whole seconds; less than nothing is nothing. */
export function clockWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A duration in a sentence: `12分36秒`, `12 min 36 s`, `1 min 00 s`. Takes whole seconds. */
export function durationWords(seconds: number, locale: Locale): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (locale === 'ja') return minutes === 0 ? `${rest}秒` : `${minutes}分${two(rest)}秒`;
  return minutes === 0 ? `${rest} s` : `${minutes} min ${two(rest)} s`;
}

/** The day of a moment, with the year when it isn't that of `now`: `10月28日(水)`. Without a zone, Japan's. */
export function dayWords(moment: Instant, at: { readonly locale: Locale; readonly now: Instant; readonly timeZone?: string | undefined }): string {
  const { locale, now, timeZone = zone } = at;
  const yearOf = (one: Instant): string => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(one);
  const year = yearOf(moment) === yearOf(now) ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(locale, { ...year, month: locale === 'ja' ? 'long' : 'short', day: 'numeric', weekday: 'short', timeZone }).format(moment);
}

/** The time of day: `21:04`. Without a zone, Japan's. */
export function timeWords(moment: Instant, timeZone: string = zone): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(moment);
}

/** The time of day with seconds, for statements: `21:04:09`. Without a zone, Japan's. */
export function exactTimeWords(moment: Instant, timeZone: string = zone): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone }).format(moment);
}
