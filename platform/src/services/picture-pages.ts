import type { Context } from '../context.ts';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { locales, type Locale } from '../primitives/locale.ts';
import { formatYen } from '../primitives/yen.ts';
import { drawnAvatar } from '../site/avatar.ts';
import { breadcrumbs, type JsonLd } from '../site/json-ld.ts';
import { addressInLanguage } from '../site/language-path.ts';
import type { PageOptions } from '../site/layout.ts';
import { linkPicture, pictureVersion, type LinkPicture } from '../site/link-picture.ts';
import { fill } from '../site/texts.ts';
import { requireReadable } from './actions.ts';
import { categoryOf } from './category-schema.ts';
import { serviceTexts } from './page-texts.ts';
import type { ShownService } from './parts-pages.ts';
import { pictureTexts as t } from './picture-texts.ts';
import { serviceReply } from './reply.ts';
import type { Service } from './service.ts';

/** A picture has room for about so many full-width signs of a name. */
const LONGEST_NAME = 14;
const year = 365 * 24 * 60 * 60;

const short = (name: string): string => [...name].length <= LONGEST_NAME ? name : `${[...name].slice(0, LONGEST_NAME - 1).join('')}…`;
const priceOf = (stored: Service, locale: Locale): string => fill(t.perMinute[locale], { price: formatYen(stored.pricePerMinute) });

/** What the picture of a service shows. An uploaded portrait stays out of it: only the drawn ones are ours to show elsewhere. */
function pictureOf(stored: Service, of: { readonly service: ShownService; readonly locale: Locale }): LinkPicture {
  const { service: { title, provider }, locale } = of;
  const drawn = provider.avatarUrl.endsWith(`/avatars/${stored.providerId}.svg`);
  return {
    locale, title, name: short(provider.nickname), price: priceOf(stored, locale), free: t.free[locale], site: t.site[locale], ...(drawn ? { portrait: drawnAvatar(stored.providerId) } : {}),
  };
}

/** What the service is, for search engines: who offers it, its price per minute, its rating where there is one, the way to it. */
function statements(ctx: Pick<Context, 'config'>, stored: Service, of: { readonly service: ShownService; readonly locale: Locale }): readonly JsonLd[] {
  const { service, locale } = of;
  const { publicUrl } = ctx.config;
  const category = categoryOf(service.category);
  const at = (path: string) => addressInLanguage(publicUrl + path, locale);
  const about: JsonLd = {
    '@context': 'https://schema.org', '@type': 'Service', name: service.title, description: service.prText, url: at(`/s/${service.id}`), serviceType: category?.name[locale] ?? '',
    provider: { '@type': 'Person', name: service.provider.nickname, url: at(`/u/${stored.providerId}`) },
    ...(service.area === null ? {} : { areaServed: `${service.area.prefecture} ${service.area.city}`.trim() }),
    offers: {
      '@type': 'Offer', priceCurrency: 'JPY', price: service.pricePerMinute, url: at(`/s/${service.id}`), availability: stored.state === 'published' ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
      priceSpecification: { '@type': 'UnitPriceSpecification', price: service.pricePerMinute, priceCurrency: 'JPY', unitCode: 'MIN', valueAddedTaxIncluded: true },
    },
    ...(service.rating === null ? {} : { aggregateRating: { '@type': 'AggregateRating', ratingValue: service.rating.average, reviewCount: service.rating.count, bestRating: 5, worstRating: 1 } }),
  };
  const way = [{ name: t.site[locale], path: '/' }, { name: serviceTexts.search[locale], path: '/search' }, ...(category === null ? [] : [{ name: category.name[locale], path: `/search?category=${category.slug}` }]), { name: service.title, path: `/s/${service.id}` }];
  return [about, breadcrumbs(way.map(({ name, path }) => ({ name, address: at(path) })))];
}

/** How a service shows in link previews and to search engines: the picture's address changes with what it shows. */
export function serviceHead(ctx: Pick<Context, 'config'>, stored: Service, of: { readonly service: ShownService; readonly locale: Locale }): Pick<PageOptions, 'image' | 'imageAlt' | 'statements'> {
  const { service, locale } = of;
  const query = new URLSearchParams({ v: pictureVersion(pictureOf(stored, of)), ...(locale === 'ja' ? {} : { lang: locale }) });
  return {
    image: `${ctx.config.publicUrl}/s/${service.id}/picture.png?${query.toString()}`,
    imageAlt: fill(t.alt[locale], { name: service.provider.nickname, title: service.title, price: priceOf(stored, locale) }),
    statements: statements(ctx, stored, of),
  };
}

/** The picture of a service for link previews: of what everybody may see, so hidden services have none. */
async function picturePage({ ctx, params, query }: PageInput): Promise<PageReply> {
  const stored = await requireReadable(ctx, params['serviceId'] ?? '', null);
  const locale = locales.find((one) => one === query.get('lang')) ?? 'ja';
  const shown = pictureOf(stored, { service: await serviceReply(ctx, stored, null), locale });
  const png = await linkPicture(ctx.config.storageFolder, `${stored.id}-${locale}`, shown);
  if (png === null) throw new Problem('too_busy', { retryAfter: 5 });
  const present = query.get('v') === pictureVersion(shown);
  return { content: png, type: 'image/png', cache: present ? `public, max-age=${year}` : 'public, max-age=300', headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } };
}

/** The pictures of services for link previews. */
export const picturePages: readonly Page[] = [openPage('/s/{serviceId}/picture.png', picturePage)];
