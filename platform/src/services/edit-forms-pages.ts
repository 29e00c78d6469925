import type { Locale } from '../primitives/locale.ts';
import { prefectures } from '../primitives/prefectures.ts';
import { formatYen, yen } from '../primitives/yen.ts';
import { checksField, form, hiddenField, selectField, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { categories } from './category-schema.ts';
import { examples } from './examples.ts';
import { myServiceTexts as t } from './my-texts.ts';
import type { ShownService } from './parts-pages.ts';
import { professionsOf, writingHint } from './professions.ts';
import type { PriceHint } from './suggestions.ts';

/** The price a draft begins with, in yen per minute, until its author sets one in the second step. */
export const FIRST_PRICE = 80;

function buttons(locale: Locale, back?: string): Html {
  return html`<div class="form-actions">${back === undefined ? undefined : html`<a class="button ghost" href="${back}">${t.back[locale]}</a>`}${submit({ label: t.next[locale], busy: t.saving[locale] })}</div>`;
}

const NO_PLACE = { value: '', label: '–' } as const;

/** What belongs to one category and shows while it is chosen: the page's script follows the choice. */
function ofCategory(slug: string, chosen: string | undefined, content: Html): Html {
  return html`<div ${attributes({ 'data-of': slug, hidden: slug !== chosen })}>${content}</div>`;
}

function use(target: 'title' | 'prText', words: string, locale: Locale): Html {
  return html`<li><span class="quote">${words}</span><button class="link-button" type="button" data-use="${target}" data-words="${words}">${t.useExample[locale]}<span class="sr">: ${words}</span></button></li>`;
}

function titleExamples(chosen: string | undefined, locale: Locale): Html {
  return html`<div class="examples">${Object.entries(examples).map(([slug, { titles }]) => ofCategory(slug, chosen, html`<p class="hint">${t.examples[locale]}</p><ul>${titles.map((title) => use('title', title[locale], locale))}</ul>`))}</div>`;
}

function openingExamples(chosen: string | undefined, locale: Locale): Html {
  return html`<div class="examples">${Object.entries(examples).map(([slug, { opening }]) => ofCategory(slug, chosen, html`<p class="hint">${t.openingExample[locale]}</p><ul>${use('prText', opening[locale], locale)}</ul>`))}</div>`;
}

function tagSuggestions(chosen: string | undefined, tags: ReadonlyMap<string, readonly string[]>, locale: Locale): Html {
  return html`<div class="examples">${[...tags].map(([slug, known]) => ofCategory(slug, chosen, html`<p class="hint">${t.tagsInUse[locale]}</p><div class="chips">${known.map((tag) => html`<button class="chip small" type="button" data-tag="${tag}">${icon('plus', 14)}<span>${tag}</span></button>`)}</div>`))}</div>`;
}

function place(service: ShownService | null, locale: Locale): Html {
  return html`<div class="grid-2">${selectField({ name: 'area.prefecture', locale, label: t.prefecture[locale], hint: t.areaLegend[locale], optional: true, value: service?.area?.prefecture ?? '',
    choices: [NO_PLACE, ...prefectures.map((prefecture) => ({ value: prefecture.ja, label: prefecture[locale] }))] })}
${textField({ name: 'area.city', locale, label: t.city[locale], hint: t.cityHint[locale], optional: true, maxLength: 30, value: service?.area?.city ?? '' })}</div>`;
}

function wordsFields(service: ShownService | null, locale: Locale, tags: ReadonlyMap<string, readonly string[]>): Html {
  const chosen = service === null ? {} : { value: service.category };
  const hint = service === null ? '' : writingHint(professionsOf(service), locale);
  return html`${selectField({ name: 'category', locale, label: t.category[locale], choices: categories.map(({ slug, name }) => ({ value: slug, label: name[locale] })), ...chosen })}
${textField({ name: 'title', locale, label: t.title[locale], maxLength: 60, counter: true, ...(service !== null && { value: service.title }) })}${titleExamples(service?.category, locale)}
${textField({ name: 'prText', locale, label: t.prText[locale], hint: t.prTextHint[locale], maxLength: 2000, counter: true, lines: 8, ...(service !== null && { value: service.prText }) })}${openingExamples(service?.category, locale)}
<div data-care aria-live="polite">${hint === '' ? undefined : html`<p class="note">${icon('info', 18)}<span>${hint}</span></p>`}</div>
${checksField({ name: 'modes', locale, label: t.modes[locale], values: service?.modes ?? ['voice', 'chat'], choices: [
    { value: 'voice', label: t.voice[locale], icon: 'mic' }, { value: 'video', label: t.video[locale], icon: 'video' }, { value: 'chat', label: t.chat[locale], icon: 'message' }] })}
${textField({ name: 'tags', locale, label: t.tags[locale], hint: t.tagsHint[locale], kind: 'list', optional: true, value: service?.tags.join(', ') ?? '' })}${tagSuggestions(service?.category, tags, locale)}
${place(service, locale)}`;
}

/** First step: what to talk about, with examples and tags of the category chosen. Writes the draft where there is none yet. */
export function wordsForm(service: ShownService | null, given: { locale: Locale; tags: ReadonlyMap<string, readonly string[]> }): Html {
  const { locale, tags } = given;
  const where = service === null ? { operation: 'createService', method: 'POST', action: '/v1/services', next: '/my/services/{id}?step=price' } as const
    : { operation: 'updateService', method: 'PATCH', action: `/v1/services/${service.id}`, next: `/my/services/${service.id}?step=price` } as const;
  return html`<ck-service-guide lang="${locale}">${form({
    ...where, locale, draft: 'words', fields: html`${wordsFields(service, locale, tags)}${service === null ? hiddenField('pricePerMinute', FIRST_PRICE, 'integer') : undefined}${buttons(locale)}`,
  })}</ck-service-guide>`;
}

function similarPrices(hint: PriceHint | null, locale: Locale): Html | undefined {
  if (hint === null) return undefined;
  const shown = { n: hint.count, low: formatYen(yen(hint.low)), median: formatYen(yen(hint.median)), high: formatYen(yen(hint.high)) };
  return html`<p class="note price-hint">${icon('users', 18)}<span class="phrases">${phrases(fill(t.similarPrices[locale], shown))}</span></p>`;
}

/** Second step: the price, what others ask for similar talks, and what it means for both. */
export function priceForm(service: ShownService, given: { locale: Locale; hint: PriceHint | null }): Html {
  const { locale, hint } = given;
  return form({
    operation: 'updateService', method: 'PATCH', action: `/v1/services/${service.id}`, locale, draft: 'price', next: `/my/services/${service.id}?step=times`,
    fields: html`${textField({ name: 'pricePerMinute', locale, label: t.price[locale], hint: t.priceHint[locale], kind: 'integer', type: 'number', inputmode: 'numeric', min: 10, max: 10_000, unit: t.yenPerMinute[locale], value: service.pricePerMinute })}${similarPrices(hint, locale)}
<ck-earnings lang="${locale}" price="${service.pricePerMinute}"></ck-earnings><p class="small-print">${t.fee[locale]}</p>${buttons(locale, `/my/services/${service.id}?step=words`)}`,
  });
}

/** Third step: the hours, painted on the façade; null keeps those of the profile. */
export function timesForm(service: ShownService, locale: Locale): Html {
  const value = JSON.stringify(service.talkTimes);
  return form({
    operation: 'updateService', method: 'PATCH', action: `/v1/services/${service.id}`, locale, next: `/my/services/${service.id}?step=publish`,
    fields: html`<ck-hours-field lang="${locale}"><input ${attributes({ type: 'hidden', name: 'talkTimes', value, 'data-kind': 'json' })}></ck-hours-field>${buttons(locale, `/my/services/${service.id}?step=price`)}`,
  });
}
