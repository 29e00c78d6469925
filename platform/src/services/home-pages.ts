import type { Context } from '../context.ts';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
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
      title: t.title[locale], locale, viewer: await pageViewer(ctx, viewer), path, canonical: `${ctx.config.publicUrl}/`, description: t.lead[locale], search: false, testRail: !ctx.rails.cards.live,
      body: html`<section class="hero"><div class="hero-inside"><div class="hero-words"><h1 class="voice">${phrases(t.heroFirst[locale])}<br>${phrases(t.heroSecond[locale])}</h1><p class="phrases">${phrases(t.lead[locale])}</p>${searchForm(locale)}</div>${house([...now, ...newest])}</div></section>
<div class="wide home"><section><div class="section-title home-title"><h2 class="voice">${t.now[locale]}</h2>${seeAll('/search?available=true')}</div>${categoryChips(undefined, locale, (slug) => slug === undefined ? '/search' : `/search?category=${slug}`)}
${now.length === 0 ? nobody(locale) : serviceTiles(now, locale)}</section>
<section class="section"><div class="section-title home-title"><h2 class="voice">${t.newest[locale]}</h2>${seeAll('/search')}</div>${serviceTiles(newest, locale)}</section>${offerSection(locale)}</div>`,
    }),
    ...(viewerId === null && { cache: 'public, max-age=15', headers: { Vary: 'Cookie, Accept-Language' } }),
  };
}

/** The home page. */
export const homePages: readonly Page[] = [openPage('/', homePage)];
