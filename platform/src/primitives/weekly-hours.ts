import { instant, type Instant } from './instant.ts';
import { DAY, HOUR, MINUTE } from './seconds.ts';

/** The days of the week in order, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours that come back every week, in Japan's time: `from` and `to` are `HH:MM` with whole or half hours, `to` up to `24:00`. */
export type WeeklyHours = readonly { readonly days: readonly Weekday[]; readonly from: string; readonly to: string }[];

/** Japan keeps UTC+9 all year. */
const JAPAN = 9 * HOUR;

function minutesOf(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The day of the week and the minute of the day in Japan. */
export function inJapan(moment: Instant): { readonly weekday: Weekday; readonly minute: number; readonly startOfDay: Instant } {
  const local = moment + JAPAN;
  const startOfLocalDay = Math.floor(local / DAY) * DAY;
  const index = ((Math.floor(local / DAY) + 3) % 7 + 7) % 7; // 1970-01-01 was a Thursday.
  const weekday = weekdays[index] ?? 'mon';
  return { weekday, minute: Math.floor((local - startOfLocalDay) / MINUTE), startOfDay: instant(startOfLocalDay - JAPAN) };
}

/** Whether the hours cover a moment. */
export function coversMoment(hours: WeeklyHours, moment: Instant): boolean {
  const { weekday, minute } = inJapan(moment);
  return hours.some((row) => row.days.includes(weekday) && minutesOf(row.from) <= minute && minute < minutesOf(row.to));
}

/** When the hours next begin, or the moment itself while they last; null without hours. */
export function nextOpening(hours: WeeklyHours, moment: Instant): Instant | null {
  if (coversMoment(hours, moment)) return moment;
  const { startOfDay } = inJapan(moment);
  const openings: number[] = [];
  for (let day = 0; day <= 7; day += 1) {
    const start = instant(startOfDay + day * DAY);
    const { weekday } = inJapan(start);
    for (const row of hours) {
      const opening = start + minutesOf(row.from) * MINUTE;
      if (row.days.includes(weekday) && opening > moment) openings.push(opening);
    }
  }
  return openings.length === 0 ? null : instant(Math.min(...openings));
}
