import { instant, type Instant } from './instant.ts';
import { DAY, HOUR } from './seconds.ts';
import { inJapan } from './weekly-hours.ts';

/** Japan keeps UTC+9 all year. */
const JAPAN = 9 * HOUR;

/** A stretch of time in Japan's calendar: `from` belongs to it, `to` no more. `name` is `2026`, `2026-11` or `2026-11-23`. */
export interface Period {
  readonly name: string;
  readonly from: Instant;
  readonly to: Instant;
}

const two = (number: number): string => String(number).padStart(2, '0');
const startOfMonth = (year: number, month: number): Instant => instant(Date.UTC(year, month, 1) - JAPAN);

function monthPeriod(year: number, month: number): Period {
  const first = new Date(Date.UTC(year, month, 1));
  return { name: `${first.getUTCFullYear()}-${two(first.getUTCMonth() + 1)}`, from: startOfMonth(year, month), to: startOfMonth(year, month + 1) };
}

/** The month in Japan that a moment is in. */
export function monthAt(moment: Instant): Period {
  const local = new Date(moment + JAPAN);
  return monthPeriod(local.getUTCFullYear(), local.getUTCMonth());
}

/** The month of a name such as `2026-11`; null for anything else. */
export function monthNamed(name: string): Period | null {
  const parts = /^(20\d\d)-(0[1-9]|1[0-2])$/u.exec(name);
  return parts === null ? null : monthPeriod(Number(parts[1]), Number(parts[2]) - 1);
}

/** The year in Japan of a name such as `2026`; null for anything else. */
export function yearNamed(name: string): Period | null {
  return /^20\d\d$/u.test(name) ? { name, from: startOfMonth(Number(name), 0), to: startOfMonth(Number(name) + 1, 0) } : null;
}

/** The last so many months in Japan, the present one at the end. */
export function lastMonths(now: Instant, count: number): readonly Period[] {
  const local = new Date(now + JAPAN);
  return Array.from({ length: count }, (_, index) => monthPeriod(local.getUTCFullYear(), local.getUTCMonth() - (count - 1 - index)));
}

/** The last so many days in Japan, today at the end. */
export function lastDays(now: Instant, count: number): readonly Period[] {
  const { startOfDay } = inJapan(now);
  return Array.from({ length: count }, (_, index) => {
    const from = instant(startOfDay - (count - 1 - index) * DAY);
    return { name: new Date(from + JAPAN).toISOString().slice(0, 10), from, to: instant(from + DAY) };
  });
}

/** Midnight in Japan that comes next. */
export function nextMidnight(now: Instant): Instant {
  return instant(inJapan(now).startOfDay + DAY);
}
