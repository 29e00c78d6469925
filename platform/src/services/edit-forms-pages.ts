import type { Locale } from '../primitives/locale.ts';
import { checksField, form, hiddenField, selectField, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { categories } from './category-schema.ts';
import { myServiceTexts as t } from './my-texts.ts';
import type { ShownService } from './parts-pages.ts';

/** The price a draft begins with, in yen per minute, until its author sets one in the second step. */
export const FIRST_PRICE = 80;

function buttons(locale: Locale, back?: string): Html {
  return html`<div class="form-actions">${back === undefined ? undefined : html`<a class="button ghost" href="${back}">${t.back[locale]}</a>`}${submit({ label: t.next[locale], busy: t.saving[locale] })}</div>`;
}

function wordsFields(service: ShownService | null, locale: Locale): Html {
  const chosen = service === null ? {} : { value: service.category };
  return html`${textField({ name: 'title', locale, label: t.title[locale], hint: t.titleHint[locale], maxLength: 60, counter: true, ...(service !== null && { value: service.title }) })}
${textField({ name: 'prText', locale, label: t.prText[locale], hint: t.prTextHint[locale], maxLength: 2000, counter: true, lines: 8, ...(service !== null && { value: service.prText }) })}
${selectField({ name: 'category', locale, label: t.category[locale], choices: categories.map(({ slug, name }) => ({ value: slug, label: name[locale] })), ...chosen })}
${checksField({ name: 'modes', locale, label: t.modes[locale], values: service?.modes ?? ['voice', 'chat'], choices: [
    { value: 'voice', label: t.voice[locale], icon: 'mic' }, { value: 'video', label: t.video[locale], icon: 'video' }, { value: 'chat', label: t.chat[locale], icon: 'message' }] })}
${textField({ name: 'tags', locale, label: t.tags[locale], hint: t.tagsHint[locale], kind: 'list', optional: true, value: service?.tags.join(', ') ?? '' })}
<div class="grid-2">${textField({ name: 'area.prefecture', locale, label: t.prefecture[locale], hint: t.areaLegend[locale], optional: true, maxLength: 10, value: service?.area?.prefecture ?? '' })}
${textField({ name: 'area.city', locale, label: t.city[locale], optional: true, maxLength: 30, value: service?.area?.city ?? '' })}</div>`;
}

/** First step: what to talk about. Writes the draft where there is none yet. */
export function wordsForm(service: ShownService | null, locale: Locale): Html {
  const where = service === null ? { operation: 'createService', method: 'POST', action: '/v1/services', draft: true, next: '/my/services/{id}?step=price' } as const
    : { operation: 'updateService', method: 'PATCH', action: `/v1/services/${service.id}`, next: `/my/services/${service.id}?step=price` } as const;
  return form({ ...where, locale, fields: html`${wordsFields(service, locale)}${service === null ? hiddenField('pricePerMinute', FIRST_PRICE, 'integer') : undefined}${buttons(locale)}` });
}

/** Second step: the price, and what it means for both. */
export function priceForm(service: ShownService, locale: Locale): Html {
  return form({
    operation: 'updateService', method: 'PATCH', action: `/v1/services/${service.id}`, locale, next: `/my/services/${service.id}?step=times`,
    fields: html`${textField({ name: 'pricePerMinute', locale, label: t.price[locale], hint: t.priceHint[locale], kind: 'integer', type: 'number', inputmode: 'numeric', min: 10, max: 10_000, unit: t.yenPerMinute[locale], value: service.pricePerMinute })}
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
