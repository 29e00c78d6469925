import { weekdays, type Weekday, type WeeklyHours } from '../../src/primitives/weekly-hours.ts';

/** The first hour that the façade shows, and how many. */
export const FIRST_HOUR = 6;
export const HOURS = 18;

/** The lit windows of a week: `mon 9` for Monday from 9 to 10. */
export type Lit = ReadonlySet<string>;

/** The name of a window. */
export const windowOf = (day: Weekday, hour: number): string => `${day} ${hour}`;

const hourOf = (text: string): number => Number(text.slice(0, 2)) + Number(text.slice(3)) / 60;
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The windows that hours light: whole hours inside the façade. */
export function litWindows(hours: WeeklyHours): Lit {
  const lit = new Set<string>();
  for (const row of hours) {
    for (const day of row.days) {
      for (let hour = FIRST_HOUR; hour < FIRST_HOUR + HOURS; hour += 1) if (hourOf(row.from) <= hour && hour + 1 <= hourOf(row.to)) lit.add(windowOf(day, hour));
    }
  }
  return lit;
}

function stretches(lit: Lit, day: Weekday): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (let hour = FIRST_HOUR; hour < FIRST_HOUR + HOURS; hour += 1) {
    if (!lit.has(windowOf(day, hour))) continue;
    const last = found.at(-1);
    if (last?.to === clock(hour)) last.to = clock(hour + 1);
    else found.push({ from: clock(hour), to: clock(hour + 1) });
  }
  return found;
}

/** The hours that lit windows mean: equal stretches of several days in one row, at most 21 rows. */
export function hoursOf(lit: Lit): { days: Weekday[]; from: string; to: string }[] {
  const rows = new Map<string, { days: Weekday[]; from: string; to: string }>();
  for (const day of weekdays) {
    for (const { from, to } of stretches(lit, day)) {
      const key = `${from}-${to}`;
      const row = rows.get(key) ?? { days: [], from, to };
      row.days.push(day);
      rows.set(key, row);
    }
  }
  return [...rows.values()].slice(0, 21);
}
