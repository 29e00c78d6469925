import type { Locale } from '../primitives/locale.ts';
import { categoryOf } from '../services/index.ts';
import { fill } from '../site/texts.ts';
import { weekdayNames } from './weekday-texts.ts';
import { changed, type AskedName } from './address-page.ts';
import type { Asked } from './actions.ts';
import type { FilterName } from './filters.ts';
import { prefectureOf } from './prefecture-of.ts';
import { searchTexts as t } from './texts.ts';

/** A filter that is on: what it says, and the address without it. */
export interface ChosenFilter {
  readonly name: FilterName | 'provider';
  readonly text: string;
  readonly without: string;
}

/** How people call what a filter is about. */
export function filterName(name: string, locale: Locale): string {
  const names: Readonly<Record<string, string>> = {
    category: t.category[locale], tags: t.tags[locale], prefecture: t.prefecture[locale], city: t.city[locale], price: t.price[locale], priceMin: t.price[locale], priceMax: t.price[locale],
    modes: t.modes[locale], rating: t.rating[locale], minStars: t.rating[locale], times: t.times[locale], day: t.day[locale], hour: t.time[locale], available: t.available[locale],
    provider: t.provider[locale], order: t.order[locale], q: t.words[locale],
  };
  return names[name] ?? name;
}

/** The name of a prefecture in a language. */
export function prefectureName(prefecture: string, locale: Locale): string {
  return prefectureOf(prefecture)?.[locale] ?? prefecture;
}

function priceText({ priceMin, priceMax }: Asked, locale: Locale): string | null {
  const texts = [priceMin === undefined ? '' : fill(t.from[locale], { n: priceMin }), priceMax === undefined ? '' : fill(t.upTo[locale], { n: priceMax })].filter((text) => text !== '');
  return texts.length === 0 ? null : texts.join(' ');
}

function timesText({ day, hour }: Asked, locale: Locale): string | null {
  const texts = [day === undefined ? '' : weekdayNames[day][locale], hour === undefined ? '' : fill(t.hour[locale], { n: hour })].filter((text) => text !== '');
  return texts.length === 0 ? null : texts.join(' ');
}

/** Everything that narrows this search but the words, each with the address without it. */
export function chosenFilters(asked: Asked, locale: Locale): ChosenFilter[] {
  const chosen: ChosenFilter[] = [];
  const add = (name: ChosenFilter['name'], text: string | null | undefined, without: Partial<Record<AskedName, undefined>>) => {
    if (text !== null && text !== undefined && text !== '') chosen.push({ name, text, without: changed(asked, without) });
  };
  add('category', asked.category === undefined ? null : categoryOf(asked.category)?.name[locale], { category: undefined });
  for (const tag of asked.tags ?? []) chosen.push({ name: 'tags', text: `#${tag}`, without: changed(asked, { tags: asked.tags?.filter((other) => other !== tag) }) });
  add('prefecture', asked.prefecture === undefined ? null : prefectureName(asked.prefecture, locale), { prefecture: undefined, city: undefined });
  add('city', asked.city, { city: undefined });
  add('price', priceText(asked, locale), { priceMin: undefined, priceMax: undefined });
  for (const mode of asked.modes ?? []) chosen.push({ name: 'modes', text: t[mode][locale], without: changed(asked, { modes: asked.modes?.filter((other) => other !== mode) }) });
  add('rating', asked.minStars === undefined ? null : fill(t.stars[locale], { n: asked.minStars }), { minStars: undefined });
  add('times', timesText(asked, locale), { day: undefined, hour: undefined });
  add('available', asked.available === undefined ? null : t.available[locale], { available: undefined });
  add('provider', asked.provider === undefined ? null : t.provider[locale], { provider: undefined });
  return chosen;
}

/** The address of a search without one kind of filter. */
export function withoutFilter(asked: Asked, name: string): string {
  const fields: Readonly<Record<string, readonly AskedName[]>> = { price: ['priceMin', 'priceMax'], rating: ['minStars'], times: ['day', 'hour'], prefecture: ['prefecture', 'city'] };
  return changed(asked, Object.fromEntries((fields[name] ?? [name]).map((field) => [field, undefined])));
}
