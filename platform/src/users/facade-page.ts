import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { inJapan, weekdays, type Weekday, type WeeklyHours } from '../primitives/weekly-hours.ts';
import { html, type Html } from '../site/html.ts';
import { fill } from '../site/texts.ts';
import { hoursSentence, weekdayNames } from './hours-words.ts';
import { profileTexts as t } from './page-texts.ts';

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

/** What the ring marks, where the present hour is drawn at all. */
function legend(at: { locale: Locale; now: Instant }): Html | undefined {
  const { weekday, minute } = inJapan(at.now);
  const hour = Math.floor(minute / 60);
  if (hour < FIRST_HOUR) return undefined;
  return html`<p class="facade-legend"><i class="now" aria-hidden="true"></i><span>${fill(t.presentHour[at.locale], { day: weekdayNames[weekday][at.locale], hour })}</span></p>`;
}

/** A sentence whose times stay on one line: `10–14時`. */
function unbroken(sentence: string): readonly (Html | string)[] {
  return sentence.split(/([\d:]+(?:時半)?–[\d:]+時?半?)/u).map((part, index) => (index % 2 === 0 ? part : html`<span class="number">${part}</span>`));
}

/** Talk times: what they are, their sentence, and the façade. A hint, never a booking. */
export function talkTimesPart(hours: WeeklyHours, at: { locale: Locale; now: Instant }): Html {
  if (hours.length === 0) return html`<p class="quiet">${t.noTalkTimes[at.locale]}</p>`;
  return html`<p class="hint">${t.talkTimesHint[at.locale]}${at.locale === 'ja' ? '' : ' '}${unbroken(hoursSentence(hours, at.locale))}</p>${facade(hours, at)}${legend(at)}`;
}

/** Talk times drawn as the windows of a house: a row a day, a window an hour from 6 to 24 in Japan's time; the present hour is ringed. */
function facade(hours: WeeklyHours, at: { locale: Locale; now: Instant }): Html {
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
