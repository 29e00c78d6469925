import type { ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { weekdays, type WeeklyHours } from '../primitives/weekly-hours.ts';
import { foldKana, spell } from './normalise.ts';
import { packScripts, type Written } from './script.ts';

/** The ways to talk, in the order of their bits. */
export const modes = ['voice', 'video', 'chat'] as const;
export type Mode = (typeof modes)[number];

/** A published service as search knows it. */
export interface Entry {
  readonly id: ServiceId;
  readonly providerId: UserId;
  readonly title: string;
  readonly tags: readonly string[];
  readonly prText: string;
  readonly area: { readonly prefecture: string; readonly city: string } | null;
  readonly category: string;
  /** Yen per minute. */
  readonly price: number;
  readonly modes: readonly string[];
  /** Own hours; null: the provider's. */
  readonly talkTimes: WeeklyHours | null;
  readonly reviewCount: number;
  readonly starsSum: number;
  readonly talkCount: number;
  readonly publishedAt: Instant;
}

/** Where a word was found, the better the higher. */
export const [IN_TEXT, IN_TAGS, IN_TITLE] = [1, 2, 3] as const;

/** The words of an entry in one text: title, tags, then PR text and area, each on a line of its own. */
export interface EntryText {
  readonly written: Written;
  /** Where the title ends and the tags begin. */
  readonly titleEnd: number;
  readonly tagsEnd: number;
}

/** Writes the words of an entry the way that queries are compared with. */
export function textOf(entry: Pick<Entry, 'title' | 'tags' | 'prText' | 'area'>): EntryText {
  const title = spell(entry.title);
  const tags = entry.tags.map(spell).join(' ');
  const rest = spell(`${entry.prText}\n${entry.area?.prefecture ?? ''} ${entry.area?.city ?? ''}`);
  const spelled = `${title}\n${tags}\n${rest}`;
  return { written: { text: foldKana(spelled), scripts: packScripts(spelled) }, titleEnd: title.length, tagsEnd: title.length + 1 + tags.length };
}

/** A rating that begins at 4.0 as if by five people, so that one kind friend doesn't outrank fifty visitors, and a newcomer isn't last. */
export function ratingOfEntry({ starsSum, reviewCount }: Pick<Entry, 'starsSum' | 'reviewCount'>): number {
  return (starsSum + 20) / (reviewCount + 5);
}

/** A week as seven numbers, Monday first; bit h of a day is set when the hours touch the hour from h to h + 1. */
export type Week = readonly number[];

const hourOf = (text: string): number => Number(text.slice(0, 2)) + Number(text.slice(3, 5)) / 60;

/** The hours of a week that weekly hours touch. */
export function weekOf(hours: WeeklyHours): Week {
  const week = weekdays.map(() => 0);
  for (const { days, from, to } of hours) {
    let bits = 0;
    for (let hour = Math.floor(hourOf(from)); hour < hourOf(to); hour += 1) bits |= 1 << hour;
    for (const day of days) week[weekdays.indexOf(day)] = (week[weekdays.indexOf(day)] ?? 0) | bits;
  }
  return week;
}
