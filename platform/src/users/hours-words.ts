import type { Locale } from '../primitives/locale.ts';
import { weekdays, type Weekday, type WeeklyHours } from '../primitives/weekly-hours.ts';

/** The days as they head the rows of talk times. */
export const weekdayNames = {
  mon: { ja: '月', en: 'Mon' }, tue: { ja: '火', en: 'Tue' }, wed: { ja: '水', en: 'Wed' }, thu: { ja: '木', en: 'Thu' }, fri: { ja: '金', en: 'Fri' }, sat: { ja: '土', en: 'Sat' }, sun: { ja: '日', en: 'Sun' },
} as const satisfies Record<Weekday, Readonly<Record<Locale, string>>>;

/** More groups of days than this are not read out: "and other times". */
const MOST_GROUPS = 3;

const halfOf = (text: string) => Number(text.slice(0, 2)) * 2 + (text.endsWith('30') ? 1 : 0);

/** One stretch of a day in half hours since midnight, and the days that have it. */
interface Stretch { readonly from: number; readonly to: number }

function stretchesOf(hours: WeeklyHours, day: Weekday): Stretch[] {
  const lit = new Set(hours.filter((row) => row.days.includes(day)).flatMap((row) => {
    const from = halfOf(row.from);
    return Array.from({ length: Math.max(0, halfOf(row.to) - from) }, (_, index) => from + index);
  }));
  const starts = [...lit].filter((half) => !lit.has(half - 1)).toSorted((one, other) => one - other);
  return starts.map((from) => {
    let to = from;
    while (lit.has(to)) to += 1;
    return { from, to };
  });
}

function clock(half: number, locale: Locale): string {
  const hour = Math.floor(half / 2);
  if (locale === 'ja') return half % 2 === 0 ? `${hour}` : `${hour}時半`;
  return half % 2 === 0 ? `${hour}` : `${hour}:30`;
}

/** `10–14時`, `20時半–22時`; `10–14`, `20:30–22`. */
function stretchWords({ from, to }: Stretch, locale: Locale): string {
  return `${clock(from, locale)}–${clock(to, locale)}${locale === 'ja' && to % 2 === 0 ? '時' : ''}`;
}

const groups = [
  { days: weekdays.join(), ja: '毎日', en: 'every day' }, { days: 'mon,tue,wed,thu,fri', ja: '平日', en: 'weekdays' }, { days: 'sat,sun', ja: '土日', en: 'weekends' },
] as const;

function dayWords(days: readonly Weekday[], locale: Locale): string {
  const known = groups.find((group) => group.days === days.join());
  if (known !== undefined) return known[locale];
  const names = days.map((day) => weekdayNames[day][locale]);
  return locale === 'ja' ? `${names.join('・')}曜` : names.join(', ');
}

/** Talk times in one sentence, for reading aloud: `平日の10–14時と21–23時、土日の21–22時半が多めです。` Empty without hours. */
export function hoursSentence(hours: WeeklyHours, locale: Locale): string {
  const byStretch = new Map<string, { stretch: Stretch; days: Weekday[] }>();
  for (const day of weekdays) {
    for (const stretch of stretchesOf(hours, day)) {
      const name = `${stretch.from}-${stretch.to}`;
      byStretch.set(name, { stretch, days: [...byStretch.get(name)?.days ?? [], day] });
    }
  }
  const byDays = new Map<string, { days: readonly Weekday[]; stretches: Stretch[] }>();
  for (const { stretch, days } of byStretch.values()) byDays.set(days.join(), { days, stretches: [...byDays.get(days.join())?.stretches ?? [], stretch] });
  const weight = ({ days, stretches }: { days: readonly Weekday[]; stretches: readonly Stretch[] }) => days.length * stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const all = [...byDays.values()];
  const read = all.toSorted((one, other) => weight(other) - weight(one)).slice(0, MOST_GROUPS);
  if (read.length === 0) return '';
  const said = read.map(({ days, stretches }) => {
    const times = stretches.toSorted((one, other) => one.from - other.from).map((stretch) => stretchWords(stretch, locale));
    return locale === 'ja' ? `${dayWords(days, locale)}の${times.join('と')}` : `${dayWords(days, locale)} ${times.join(' and ')}`;
  });
  const more = all.length > read.length;
  if (locale === 'ja') return `${said.join('、')}${more ? 'など' : ''}が多めです。`;
  return `Mostly ${said.join('; ')}${more ? '; and other times' : ''}.`;
}
