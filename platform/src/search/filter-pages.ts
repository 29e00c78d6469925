import type { Locale } from '../primitives/locale.ts';
import { weekdays } from '../primitives/weekly-hours.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { fill } from '../site/texts.ts';
import type { Asked, Results } from './actions.ts';
import { modes } from './entry.ts';
import type { Facets } from './facets.ts';
import { chosenFilters, prefectureName } from './names-page.ts';
import { orders, type Order } from './order.ts';
import { searchTexts as t } from './texts.ts';
import { weekdayNames } from './weekday-texts.ts';

interface Choice { readonly value: string; readonly text: string; readonly count?: number | undefined }

/** A choice with the number of results it would give. */
const said = ({ text, count }: Choice, locale: Locale): string => count === undefined ? text : fill(t.counted[locale], { name: text, n: count });

function pick(field: { name: string; label: string; any: string; value: string | undefined; choices: readonly Choice[]; called?: (value: string) => string }, locale: Locale): Html {
  const { name, label, any, value, choices, called = (own) => own } = field;
  const known = value === undefined || choices.some((choice) => choice.value === value) ? choices : [{ value, text: called(value), count: 0 }, ...choices];
  return html`<label class="field"><span class="label">${label}</span><span class="select"><select class="input" name="${name}"><option value="">${any}</option>${known.map((choice) =>
    html`<option ${attributes({ value: choice.value, selected: choice.value === value })}>${said(choice, locale)}</option>`)}</select>${icon('chevron-down', 18)}</span></label>`;
}

function ticks(field: { name: string; label: string; values: readonly string[]; choices: readonly Choice[]; one?: boolean }, locale: Locale): Html | undefined {
  const { name, label, values, choices, one = false } = field;
  if (choices.length === 0) return undefined;
  return html`<fieldset class="field"><legend class="label">${label}</legend><div class="chips">${choices.map((choice) => html`<label class="chip"><input ${attributes({
    type: one ? 'radio' : 'checkbox', name, value: choice.value, checked: values.includes(choice.value) })}>${said(choice, locale)}</label>`)}</div></fieldset>`;
}

function placeFields(asked: Asked, facets: Facets, locale: Locale): Html {
  const chosen = asked.prefecture === undefined ? undefined : prefectureName(asked.prefecture, 'ja');
  const prefectures = facets.prefectures.map(({ value, count }) => ({ value, text: prefectureName(value, locale), count }));
  const cities = facets.cities.map(({ value, count }) => ({ value, text: value, count }));
  return html`${pick({ name: 'prefecture', label: t.prefecture[locale], any: t.anywhere[locale], value: chosen, choices: prefectures, called: (name) => prefectureName(name, locale) }, locale)}${
    cities.length === 0 && asked.city === undefined ? undefined : pick({ name: 'city', label: t.city[locale], any: t.anywhere[locale], value: asked.city, choices: cities }, locale)}`;
}

function priceFields(asked: Asked, locale: Locale): Html {
  const field = (name: 'priceMin' | 'priceMax') => html`<input ${attributes({ class: 'input', type: 'number', name, value: asked[name], min: 10, max: 10_000, step: 1, inputmode: 'numeric', 'aria-label': t[name][locale] })}>`;
  return html`<fieldset class="field"><legend class="label">${t.price[locale]}</legend><div class="search-range"><span>¥</span>${field('priceMin')}<span aria-hidden="true">〜</span><span>¥</span>${field('priceMax')}</div></fieldset>`;
}

function timeFields(asked: Asked, facets: Facets, locale: Locale): Html {
  const days = weekdays.map((day, at) => ({ value: day, text: weekdayNames[day][locale], count: facets.days[at]?.count ?? 0 }));
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: fill(t.hour[locale], { n: hour }) }));
  return html`<fieldset class="field search-times"><legend class="label">${t.times[locale]}</legend>${
    pick({ name: 'day', label: t.day[locale], any: t.anyDay[locale], value: asked.day, choices: days }, locale)}${
    pick({ name: 'hour', label: t.time[locale], any: t.anyHour[locale], value: asked.hour === undefined ? undefined : String(asked.hour), choices: hours }, locale)}</fieldset>`;
}

function tagField(asked: Asked, facets: Facets, locale: Locale): Html | undefined {
  const chosen = asked.tags ?? [];
  const others = facets.tags.filter(({ value }) => !chosen.includes(value)).slice(0, 8);
  return ticks({ name: 'tags', label: t.tags[locale], values: chosen, choices: [...chosen.map((tag) => ({ value: tag, text: tag })), ...others.map(({ value, count }) => ({ value, text: value, count }))] }, locale);
}

/** The names of the orders. */
export const orderNames = { fit: t.fit, newest: t.newest, rating: t.byRating, price: t.byPrice, price_high: t.byPriceHigh, talks: t.byTalks } as const satisfies Record<Order, { ja: string; en: string }>;

/** The filters of a search as fields of its form, each choice with the results it would give. On narrow screens they unfold. */
export function filterFields(asked: Asked, { facets, order }: Pick<Results, 'facets' | 'order'>, locale: Locale): Html {
  const count = chosenFilters(asked, locale).length;
  if (facets === null) return html``;
  const stars = facets.ratings.map(({ value, count: results }) => ({ value: String(value), text: fill(t.stars[locale], { n: value }), count: results }));
  return html`<details class="search-filters"><summary class="button line">${icon('settings', 18)}${count === 0 ? t.narrow[locale] : fill(t.narrowed[locale], { n: count })}</summary><div class="search-fields">
${asked.category === undefined ? undefined : html`<input type="hidden" name="category" value="${asked.category}">`}${asked.provider === undefined ? undefined : html`<input type="hidden" name="provider" value="${asked.provider}">`}
${pick({ name: 'order', label: t.order[locale], any: orderNames[order][locale], value: asked.order, choices: orders.filter((one) => one !== order || asked.order !== undefined).map((one) => ({ value: one, text: orderNames[one][locale] })) }, locale)}
<label class="check"><input ${attributes({ type: 'checkbox', name: 'available', value: 'true', checked: asked.available === 'true' })}><span>${said({ value: 'true', text: t.available[locale], count: facets.available }, locale)}</span></label>
${placeFields(asked, facets, locale)}${priceFields(asked, locale)}
${ticks({ name: 'modes', label: t.modes[locale], values: asked.modes ?? [], choices: modes.map((mode, at) => ({ value: mode, text: t[mode][locale], count: facets.modes[at]?.count ?? 0 })) }, locale)}
${ticks({ name: 'minStars', label: t.rating[locale], values: [asked.minStars === undefined ? '' : String(asked.minStars)], choices: [{ value: '', text: t.anyRating[locale] }, ...stars], one: true }, locale)}
${timeFields(asked, facets, locale)}${tagField(asked, facets, locale)}
<button class="button ink" type="submit">${t.apply[locale]}</button></div></details>`;
}
