import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { personFor, type PageParts } from '../users/index.ts';
import { listPublished } from './actions.ts';
import { serviceTexts } from './page-texts.ts';
import { areaWords, serviceTiles, type ShownService } from './parts-pages.ts';
import { serviceReply } from './reply.ts';

/** As many services as a profile shows. */
const MOST_SHOWN = 50;

/** The places somebody talks about, each once. */
function areas(services: readonly ShownService[], locale: Locale): Html | undefined {
  const places = [...new Set(services.map((service) => areaWords(service.area, locale)).filter((place) => place !== ''))];
  return places.length === 0 ? undefined : html`<p class="areas">${icon('place', 16)}<span><span class="sr">${serviceTexts.areas[locale]} </span>${places.join(locale === 'ja' ? '、' : '; ')}</span></p>`;
}

/** The published services of a provider on their public profile; null where there are none. */
export async function profileSection(parts: PageParts, of: { viewerId: UserId | null; userId: UserId; locale: Locale }): Promise<Html | null> {
  const { viewerId, userId, locale } = of;
  const provider = await personFor(parts, viewerId, userId);
  const services = provider.hidden ? [] : (await listPublished(parts, viewerId, { provider: userId, limit: MOST_SHOWN })).items;
  if (services.length === 0) return null;
  const shown = await Promise.all(services.map((service) => serviceReply(parts, service, viewerId)));
  return html`<section><h2>${serviceTexts.ofTheirs[locale]}</h2>${areas(shown, locale)}${serviceTiles(shown, locale)}</section>`;
}
