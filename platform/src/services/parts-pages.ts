import type { z } from 'zod';
import { fromWire, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { prefectureName } from '../primitives/prefectures.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { formatYen, yen } from '../primitives/yen.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { categoryOf } from './category-schema.ts';
import { homeTexts, serviceTexts as t } from './page-texts.ts';
import { tilePhoto } from './photo-pages.ts';
import type { service } from './schema.ts';

/** A service as pages show it: the same as on the wire. */
export type ShownService = z.input<typeof service>;

/** Stars and their number; for somebody without reviews, that they are new. */
export function ratingWords(rating: ShownService['rating'], locale: Locale): Html {
  if (rating === null) return html`<span>${t.newProvider[locale]}</span>`;
  return html`<span class="rating">${icon('star', 16)}<span class="sr">${t.rating[locale]}</span>${rating.average.toFixed(1)}<small>${fill(t.reviews[locale], { n: rating.count })}</small></span>`;
}

/** `¥80/分`. */
export function priceWords(price: number, locale: Locale): Html {
  return html`<span class="price"><b>${formatYen(yen(price))}</b><small>${t.perMinute[locale]}</small></span>`;
}

/** `埼玉県 川口市`; `Saitama, 川口市`. Empty without a place. */
export function areaWords(area: ShownService['area'], locale: Locale): string {
  if (area === null) return '';
  return [prefectureName(area.prefecture, locale), area.city].filter((part) => part !== '').join(locale === 'ja' ? ' ' : ', ');
}

/** The lamp in words, and when to try again where it is off. */
export function lampWords(service: ShownService, locale: Locale): Html {
  return html`<span class="lamp-status ${service.light === 'available' ? '' : service.light}">${t[service.light][locale]}</span>`;
}

/** How soon an answer comes, or when the provider is likely to be there. */
export function answerWords(service: ShownService, at: { locale: Locale; now: Instant }): string {
  const { locale, now } = at;
  if (service.light !== 'available' && service.nextTalkTime !== null) {
    const opening = fromWire(service.nextTalkTime);
    if (opening > now) return fill(t.nextTime[locale], { time: `${dayWords(opening, { locale, now })} ${timeWords(opening)}` });
  }
  return service.answerMinutes === null ? t.answerUnknown[locale] : fill(t.usualAnswer[locale], { n: service.answerMinutes });
}

/** A service in a list: who, light, title as a quotation, category, price. The whole card is one link. */
export function serviceTile(service: ShownService, locale: Locale): Html {
  const { provider, light } = service;
  const lamp = light === 'available' ? homeTexts.short : t[light];
  return html`<li><a class="card service-tile" href="/s/${service.id}"><div class="service-tile-who"><img class="avatar size-48 light-${light}" src="${provider.avatarUrl}" alt="" width="48" height="48" loading="lazy"
><div><b>${provider.nickname}</b><div class="meta">${ratingWords(service.rating, locale)}</div></div><span class="lamp-status ${light === 'available' ? '' : light}">${lamp[locale]}</span></div>
<div class="service-tile-title"><h3><span class="quote">${phrases(service.title)}</span></h3>${tilePhoto(service)}</div>
<div class="service-tile-foot"><span class="tag">${categoryOf(service.category)?.name[locale] ?? ''}</span>${priceWords(service.pricePerMinute, locale)}</div></a></li>`;
}

/** Several services as a list of cards. */
export function serviceTiles(services: readonly ShownService[], locale: Locale): Html {
  return html`<ul class="service-tiles">${services.map((service) => serviceTile(service, locale))}</ul>`;
}
