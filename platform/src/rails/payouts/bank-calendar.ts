import holidays from '@holiday-jp/holiday_jp';
import { after, instant, type Instant } from '../../primitives/instant.ts';
import { DAY, HOUR } from '../../primitives/seconds.ts';

/** A day of Japan's calendar: `2026-11-30`. */
export type JapanDay = string;

/** Japan keeps no summer time: nine hours before UTC, the whole year. */
const japan = 9 * HOUR;

const dayText = (moment: Instant): JapanDay => new Date(moment).toISOString().slice(0, 10);

/** The day a moment falls on in Japan. */
export function japanDay(moment: Instant): JapanDay {
  return dayText(after(moment, japan));
}

/** The day `days` later (earlier when negative). Throws a RangeError when `day` isn't a day. */
export function dayAfter(day: JapanDay, days: number): JapanDay {
  return dayText(after(instant(Date.parse(`${day}T00:00:00Z`)), days * DAY));
}

/** Whether a text is a day of the calendar: `2026-02-30` isn't. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && dayAfter(day, 0) === day;
}

/** Whether banks work on a day: not on Saturdays, Sundays, national holidays (known to the end of 2050), nor from 31 December to 3 January. */
export function isBankBusinessDay(day: JapanDay): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !(day in holidays.holidays) && !['12-31', '01-01', '01-02', '01-03'].includes(day.slice(5));
}

/** The first business day after a day. */
export function nextBusinessDay(day: JapanDay): JapanDay {
  const next = dayAfter(day, 1);
  return isBankBusinessDay(next) ? next : nextBusinessDay(next);
}

/**
 * The day on which a payout requested at a moment reaches the account: `leadDays` business days after the day it is taken up. It is taken up on the day
 * of the request when banks work and the clock in Japan is before `cutOffHour` (0–24), else on the next business day.
 */
export function arrivalDay(requestedAt: Instant, leadDays: number, cutOffHour: number): JapanDay {
  const today = japanDay(requestedAt);
  const isInTime = isBankBusinessDay(today) && new Date(after(requestedAt, japan)).getUTCHours() < cutOffHour;
  let day = isInTime ? today : nextBusinessDay(today);
  for (let gone = 0; gone < leadDays; gone += 1) day = nextBusinessDay(day);
  return day;
}
