import { weekdays, type Weekday, type WeeklyHours } from '../../src/primitives/weekly-hours.ts';

/** The first hour that the façade shows, and how many. */
export const FIRST_HOUR = 6;
export const HOURS = 18;
const HALVES = 48;

/** The lit half hours of a week: `mon 19` for Monday from 9:30 to 10. The whole day, so that nothing outside the façade is lost. */
export type Lit = ReadonlySet<string>;

const half = (day: Weekday, index: number): string => `${day} ${index}`;
const halfOf = (text: string): number => Number(text.slice(0, 2)) * 2 + Number(text.slice(3)) / 30;
const clock = (index: number): string => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;

/** The half hours that hours light. */
export function litHalves(hours: WeeklyHours): Lit {
  const lit = new Set<string>();
  for (const row of hours) {
    for (const day of row.days) for (let index = halfOf(row.from); index < halfOf(row.to); index += 1) lit.add(half(day, index));
  }
  return lit;
}

/** How a window of one hour is lit. */
export function windowLight(lit: Lit, day: Weekday, hour: number): 'lit' | 'first-half' | 'second-half' | '' {
  const [first, second] = [lit.has(half(day, hour * 2)), lit.has(half(day, hour * 2 + 1))];
  if (first && second) return 'lit';
  return first ? 'first-half' : second ? 'second-half' : '';
}

/** The same with the window of one hour lit or dark. */
export function withWindow(lit: Lit, at: { day: Weekday; hour: number }, light: boolean): Lit {
  const next = new Set(lit);
  for (const index of [at.hour * 2, at.hour * 2 + 1]) {
    if (light) next.add(half(at.day, index));
    else next.delete(half(at.day, index));
  }
  return next;
}

function stretches(lit: Lit, day: Weekday): { from: string; to: string }[] {
  const found: { from: string; to: string }[] = [];
  for (let index = 0; index < HALVES; index += 1) {
    if (!lit.has(half(day, index))) continue;
    const last = found.at(-1);
    if (last?.to === clock(index)) last.to = clock(index + 1);
    else found.push({ from: clock(index), to: clock(index + 1) });
  }
  return found;
}

/** The hours that lit half hours mean: equal stretches of several days in one row, at most 21 rows. */
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
