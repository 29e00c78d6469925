import type { Locale } from '../../src/primitives/locale.ts';
import { say } from './texts.ts';

export { clockWords as countdown, durationWords } from '../../src/primitives/time-words.ts';
export { yenText } from '../call/texts.ts';

/** A waiting time: `15分`, from an hour on `2時間`. */
export function waitText(locale: Locale, minutes: number): string {
  return minutes >= 60 && minutes % 60 === 0 ? say(locale, 'hours', { n: minutes / 60 }) : say(locale, 'minutes', { n: minutes });
}

/** A time of day in the reader's zone: `21:04`. */
export function clockTime(moment: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(new Date(moment)).replace(/^0/u, '');
}

/** A day in the reader's zone, `now` being the present moment in ms: きょう, `10月28日(水)`, with the year when it isn't this one. */
export function dayText(locale: Locale, moment: string, now: number): string {
  const [day, today] = [new Date(moment), new Date(now)];
  if (day.toDateString() === today.toDateString()) return say(locale, 'today');
  const year = day.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const };
  return new Intl.DateTimeFormat(locale === 'ja' ? 'ja-JP' : 'en-GB', { month: locale === 'ja' ? 'long' : 'short', day: 'numeric', weekday: 'short', ...year }).format(day);
}

/** How long a text is as people count it, in graphemes. */
export function textLength(text: string): number {
  return [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text)].length;
}

const contact = /(?:[\w.+-]+@[\w-]+\.[\w.-]+)|(?:0\d{1,4}[-ー−\s]?\d{1,4}[-ー−\s]?\d{3,4})|(?:口座|普通)\D{0,8}\d{6,8}/u;

/** Whether a message seems to hold a phone number, a mail address or a bank account. */
export function holdsContact(text: string): boolean {
  return contact.test(text.normalize('NFKC'));
}
