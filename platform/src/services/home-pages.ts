import type { Context } from '../context.ts';
import { keptForGuests, openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { holdAmount } from '../primitives/price.ts';
import { formatYen, yen } from '../primitives/yen.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import type { JsonLd } from '../site/json-ld.ts';
import { addressInLanguage } from '../site/language-path.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill, layoutTexts } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { listPublished, type ListQuery } from './actions.ts';
import { categories } from './category-schema.ts';
import { homeTexts as t } from './page-texts.ts';
import { serviceTiles, type ShownService } from './parts-pages.ts';
import { serviceReply } from './reply.ts';

/** The windows of the house on the home page: rows of six; people stand in those named, in this order. */
const WINDOWS = 24;
const inhabited = [1, 4, 6, 9, 13, 17, 20, 22, 11, 2, 15, 18];

const viewerOf = ({ viewer }: PageInput): UserId | null => viewer.kind === 'user' ? viewer.userId : null;

async function shownServices(ctx: Context, viewerId: UserId | null, query: ListQuery): Promise<ShownService[]> {
  const { items } = await listPublished(ctx, viewerId, query);
  return Promise.all(items.map((service) => serviceReply(ctx, service, viewerId)));
}

function house(people: readonly ShownService[]): Html {
  const shown = [...new Map(people.map((service) => [service.provider.id, service])).values()];
  const windows = Array.from({ length: WINDOWS }, (_, at) => {
    const person = inhabited.includes(at) ? shown[inhabited.indexOf(at)] : undefined;
    // Only who can talk now has a light on.
    return person === undefined ? html`<i></i>` : html`<i class="${person.light === 'available' ? 'lit' : ''}"><img src="${person.provider.avatarUrl}" alt="" width="64" height="64"></i>`;
  });
  return html`<div class="house" aria-hidden="true">${windows}</div>`;
}

function searchForm(locale: Locale): Html {
  return html`<form class="hero-search" role="search" action="/search">${icon('search', 22)}<input ${attributes({ type: 'search', name: 'q', placeholder: t.placeholder[locale], 'aria-label': t.what[locale], maxlength: 100 })}><button class="button ink" type="submit">${t.go[locale]}</button></form>`;
}

function categoryChips(chosen: string | undefined, locale: Locale, link: (slug: string | undefined) => string): Html {
  const chip = (slug: string | undefined, name: string) => html`<a class="chip" ${attributes({ href: link(slug), 'aria-current': slug === chosen ? 'true' : undefined })}>${name}</a>`;
  return html`<nav class="chips scrolling" aria-label="${t.categories[locale]}">${chip(undefined, t.all[locale])}${categories.map(({ slug, name }) => chip(slug, name[locale]))}</nav>`;
}

function nobody(locale: Locale): Html {
  return html`<div class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div><h3 class="voice">${t.nobodyNow[locale]}</h3><p class="phrases">${phrases(t.nobodyNowHint[locale])}</p></div>`;
}

/** What people offer right now, as searches: always something that is there to be found. */
function topics(shown: readonly ShownService[], locale: Locale): Html | undefined {
  const tags = [...new Set(shown.flatMap(({ tags: [first] }) => first === undefined ? [] : [first]))].slice(0, 4);
  if (tags.length === 0) return undefined;
  return html`<p class="hero-topics"><span class="sr">${t.topics[locale]}</span>${tags.map((tag) => html`<a href="/search?q=${encodeURIComponent(tag)}">${tag}</a>`)}</p>`;
}

function stepsSection(locale: Locale): Html {
  const example = holdAmount({ pricePerMinute: yen(80), freeSeconds: 60 }, 10);
  const steps = [['search', t.findTitle, t.findWords], ['message', t.askTitle, t.askWords], ['yen', t.payTitle, t.payWords]] as const;
  return html`<section class="section"><div class="section-title home-title"><h2 class="voice">${t.how[locale]}</h2><a href="/how-it-works">${t.howAll[locale]}</a></div><ol class="home-steps">${steps.map(([drawing, title, words]) =>
    html`<li><span class="home-step-icon">${icon(drawing, 22)}</span><h3>${phrases(title[locale])}</h3><p>${fill(words[locale], { yen: formatYen(example) })}</p></li>`)}</ol></section>`;
}

/** The site for search engines, with the address of its search. */
function siteStatement(publicUrl: string, locale: Locale): JsonLd {
  const url = addressInLanguage(`${publicUrl}/`, locale);
  const target = `${addressInLanguage(`${publicUrl}/search`, locale)}?q={search_term_string}`;
  return { '@context': 'https://schema.org', '@type': 'WebSite', name: layoutTexts.name[locale], url, inLanguage: locale, potentialAction: { '@type': 'SearchAction', target: { '@type': 'EntryPoint', urlTemplate: target }, 'query-input': 'required name=search_term_string' } };
}

function offerSection(locale: Locale): Html {
  return html`<section class="offer-band"><div><h2 class="voice">${t.offerTitle[locale]}</h2><p>${t.offerHint[locale]}</p></div><a class="button ink large" href="/my/services/new">${t.offer[locale]}</a></section>`;
}

async function homePage(input: PageInput): Promise<PageReply> {
  const { ctx, viewer, path } = input;
  const { locale } = viewer;
  const viewerId = viewerOf(input);
  const [now, newest] = await Promise.all([shownServices(ctx, viewerId, { limit: 9, available: 'true' }), shownServices(ctx, viewerId, { limit: 9 })]);
  const seeAll = (href: string) => html`<a href="${href}">${t.seeAll[locale]}</a>`;
  return {
    html: page({
      title: t.title[locale], locale, viewer: await pageViewer(ctx, viewer), path, canonical: `${ctx.config.publicUrl}/`, description: t.lead[locale], search: false, statements: [siteStatement(ctx.config.publicUrl, locale)], testRail: !ctx.rails.cards.live,
      body: html`<section class="hero"><div class="hero-inside"><div class="hero-words"><h1 class="voice">${phrases(t.heroFirst[locale])}<br>${phrases(t.heroSecond[locale])}</h1><p class="phrases">${phrases(t.lead[locale])}</p>${searchForm(locale)}${topics([...now, ...newest], locale)}</div>${house([...now, ...newest])}</div></section>
<div class="wide home"><section><div class="section-title home-title"><h2 class="voice">${t.now[locale]}</h2>${seeAll('/search?available=true')}</div>${categoryChips(undefined, locale, (slug) => slug === undefined ? '/search' : `/search?category=${slug}`)}
${now.length === 0 ? nobody(locale) : serviceTiles(now, locale)}</section>
${stepsSection(locale)}
<section class="section"><div class="section-title home-title"><h2 class="voice">${t.newest[locale]}</h2>${seeAll('/search')}</div>${serviceTiles(newest, locale)}</section>${offerSection(locale)}</div>`,
    }),
    ...keptForGuests(viewer, 15),
  };
}

/** The home page. */
export const homePages: readonly Page[] = [openPage('/', homePage)];
