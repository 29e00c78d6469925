import type { Instant } from '../primitives/instant.ts';
import type { Locale, Texts } from '../primitives/locale.ts';
import { inJapan, weekdays, type Weekday, type WeeklyHours } from '../primitives/weekly-hours.ts';
import { html, type Html } from '../site/html.ts';

/** The days as they head the rows of talk times. */
export const weekdayNames = {
  mon: { ja: '月', en: 'Mon' }, tue: { ja: '火', en: 'Tue' }, wed: { ja: '水', en: 'Wed' }, thu: { ja: '木', en: 'Thu' }, fri: { ja: '金', en: 'Fri' }, sat: { ja: '土', en: 'Sat' }, sun: { ja: '日', en: 'Sun' },
} as const satisfies Record<Weekday, Texts>;

const FIRST_HOUR = 6;
const HOURS = 18;

const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

function cellClass(hours: WeeklyHours, day: Weekday, minute: number): string {
  const lit = (from: number) => hours.some((row) => row.days.includes(day) && minutesOf(row.from) <= from && from + 30 <= minutesOf(row.to));
  const first = lit(minute);
  const second = lit(minute + 30);
  if (first && second) return 'lit';
  return first ? 'first-half' : second ? 'second-half' : '';
}

/** The hours of one day in words, for those who don't see the façade. */
function inWords(hours: WeeklyHours, day: Weekday): string {
  return hours.filter((row) => row.days.includes(day)).map((row) => `${row.from}–${row.to}`).join(', ');
}

/** Talk times drawn as the windows of a house: a row a day, a window an hour from 6 to 24 in Japan's time; the present hour is ringed. */
export function facade(hours: WeeklyHours, at: { locale: Locale; now: Instant }): Html {
  const present = inJapan(at.now);
  const rows = weekdays.map((day) => {
    const words = inWords(hours, day);
    const cells = Array.from({ length: HOURS }, (_, hour) => {
      const minute = (FIRST_HOUR + hour) * 60;
      const now = present.weekday === day && Math.floor(present.minute / 60) === FIRST_HOUR + hour ? ' now' : '';
      return html`<i class="${cellClass(hours, day, minute)}${now}" aria-hidden="true"></i>`;
    });
    return html`<b class="${day === present.weekday ? 'today' : ''}">${weekdayNames[day][at.locale]}<span class="sr"> ${words === '' ? '–' : words}</span></b>${cells}`;
  });
  const scale = Array.from({ length: HOURS }, (_, hour) => html`<small aria-hidden="true">${hour % 3 === 0 ? FIRST_HOUR + hour : ''}</small>`);
  return html`<div class="facade"><span></span>${scale}${rows}</div>`;
}
