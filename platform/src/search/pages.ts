import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { Locale } from '../primitives/locale.ts';
import { categories, serviceReplies, serviceTiles, type ShownService } from '../services/index.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { searchServices, type Asked, type Results } from './actions.ts';
import { addressOf, changed, fromAddress, type AskedName, type FromAddress } from './address-page.ts';
import { filterFields } from './filter-pages.ts';
import { chosenFilters, filterName, withoutFilter } from './names-page.ts';
import { orderPage } from './order-page.ts';
import { searchTexts as t } from './texts.ts';

function wordsField(asked: Asked, locale: Locale): Html {
  return html`<div class="hero-search search-words" role="search">${icon('search', 22)}<input ${attributes({ type: 'search', name: 'q', value: asked.q, placeholder: t.placeholder[locale], 'aria-label': t.what[locale], maxlength: 100, autocomplete: 'off' })}><button class="button ink" type="submit">${t.go[locale]}</button></div>`;
}

/** The categories that have results, each with their number. */
function categoryChips(asked: Asked, results: Results, locale: Locale): Html {
  const counts = new Map(results.facets?.categories.map(({ value, count }) => [value, count]));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const chip = (slug: string | undefined, name: string, count: number) => html`<a class="chip" ${attributes({ href: changed(asked, { category: slug }), 'aria-current': slug === asked.category ? 'true' : undefined })}>${name} <small class="number">${count}</small></a>`;
  const shown = categories.filter(({ slug }) => slug === asked.category || (counts.get(slug) ?? 0) > 0);
  return html`<nav class="chips scrolling" aria-label="${t.categories[locale]}">${chip(undefined, t.all[locale], all)}${shown.map(({ slug, name }) => chip(slug, name[locale], counts.get(slug) ?? 0))}</nav>`;
}

function chosenChips(asked: Asked, locale: Locale): Html | undefined {
  const chosen = chosenFilters(asked, locale);
  if (chosen.length === 0) return undefined;
  return html`<ul class="chips search-chosen" aria-label="${t.chosen[locale]}">${chosen.map(({ text, without }) =>
    html`<li><a class="chip" ${attributes({ href: without, 'aria-label': fill(t.remove[locale], { name: text }) })}>${text}${icon('close', 16)}</a></li>`)}
<li><a class="search-clear" href="${addressOf({ q: asked.q })}">${t.clear[locale]}</a></li></ul>`;
}

function refusals(refused: readonly AskedName[], locale: Locale): Html | undefined {
  if (refused.length === 0) return undefined;
  const sentences = [...new Set(refused.map((name) => name === 'q' ? t.tooLong[locale] : fill(t.refused[locale], { name: filterName(name, locale) })))];
  return html`<div class="note warn" role="status">${icon('warning', 18)}<div>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div></div>`;
}

const chipLinks = (links: readonly { readonly href: string; readonly text: string }[]): Html => html`<ul class="chips">${links.map(({ href, text }) => html`<li><a class="chip" href="${href}">${text}</a></li>`)}</ul>`;

/** What to change where nothing was found: one filter or word less, words written alike, and the categories. */
function nothing(asked: Asked, { loosening }: Results, locale: Locale): Html {
  const less = [
    ...(loosening?.filters ?? []).map(({ name, count }) => ({ href: withoutFilter(asked, name), text: fill(t.withoutFilter[locale], { name: filterName(name, locale), n: count }) })),
    ...(loosening?.words ?? []).map(({ word, count }) => ({ href: changed(asked, { q: (asked.q ?? '').split(/\s+/u).filter((other) => other !== word).join(' ') }), text: fill(t.withoutWord[locale], { name: word, n: count }) })),
  ];
  const near = (loosening?.nearest ?? []).map(({ name, count }) => ({ href: addressOf({ q: name }), text: fill(t.counted[locale], { name, n: count }) }));
  return html`<div class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2 class="voice">${t.nothing[locale]}</h2><p class="phrases">${phrases(t.nothingHint[locale])}</p></div>
${less.length === 0 ? undefined : html`<section class="search-help"><h2>${t.loosen[locale]}</h2>${chipLinks(less)}</section>`}${near.length === 0 ? undefined : html`<section class="search-help"><h2>${t.nearest[locale]}</h2>${chipLinks(near)}</section>`}
<section class="search-help"><h2 class="voice">${t.wish[locale]}</h2><p class="quiet">${t.wishHint[locale]}</p>${chipLinks(categories.map(({ slug, name }) => ({ href: addressOf({ category: slug }), text: name[locale] })))}</section>`;
}

function resultsPart(asked: Asked, shown: { results: Results; services: readonly ShownService[] }, locale: Locale): Html {
  const { results, services } = shown;
  const { nextCursor } = results;
  if (services.length === 0 && asked.cursor === undefined) return nothing(asked, results, locale);
  return html`<h2 class="sr">${t.results[locale]}</h2>${serviceTiles(services, locale)}<p class="row search-more">${asked.cursor === undefined ? undefined : html`<a class="button line" href="${changed(asked, {})}">${t.first[locale]}</a>`}${
    nextCursor === null ? undefined : html`<a class="button line" rel="next" href="${addressOf({ ...asked, cursor: nextCursor })}">${t.next[locale]}</a>`}</p>`;
}

function body({ asked, refused }: FromAddress, shown: { results: Results; services: readonly ShownService[] }, locale: Locale): Html {
  const { results } = shown;
  return html`<form class="wide search-page" action="/search"><div class="search-top"><h1 class="voice">${t.title[locale]}</h1>${wordsField(asked, locale)}</div>
${refusals(refused, locale)}${categoryChips(asked, results, locale)}
<div class="search-columns">${filterFields(asked, results, locale)}<div class="search-results"><div class="search-count"><p role="status">${asked.q === undefined || asked.q === '' ? undefined : html`<b>${fill(t.foundFor[locale], { words: asked.q })}</b> `}<span class="number">${
  fill(t.found[locale], { n: results.total.toLocaleString('ja-JP') })}</span></p><a href="/search/order">${t.aboutOrder[locale]}</a></div>${chosenChips(asked, locale)}
${resultsPart(asked, shown, locale)}</div></div></form>`;
}

async function searchPage({ ctx, viewer, path, query }: PageInput): Promise<PageReply> {
  const { locale } = viewer;
  const viewerId = viewer.kind === 'user' ? viewer.userId : null;
  const read = fromAddress(query);
  // A form without JavaScript sends its empty fields along: the address people see and share has none of them.
  if (read.refused.length === 0 && [...query.values()].includes('')) return { redirect: addressOf(read.asked) };
  const results = await searchServices(ctx, viewerId, { ...read.asked, facets: 'true' });
  const services = await serviceReplies(ctx, results.services, viewerId);
  const plain = [...query.keys()].length === 0;
  return {
    html: page({
      title: read.asked.q === undefined || read.asked.q === '' ? t.title[locale] : `${fill(t.foundFor[locale], { words: read.asked.q })} ${t.title[locale]}`, locale, viewer: await pageViewer(ctx, viewer), path, search: false,
      testRail: !ctx.rails.cards.live, body: body(read, { results, services }, locale), ...(plain ? { canonical: `${ctx.config.publicUrl}/search` } : { noindex: true }),
    }),
  };
}

/** The pages of this module. */
export const pages: readonly Page[] = [openPage('/search', searchPage), openPage('/search/order', orderPage)];
