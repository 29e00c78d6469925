import type { Context } from '../context.ts';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { categories, categoryOf, listPublished, serviceReply, serviceTiles, type ListQuery, type ShownService } from '../services/index.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { searchTexts as t } from './texts.ts';

/** How many services a search by words looks through: the newest. */
const SEARCHED = 100;
const SHOWN = 24;

const viewerOf = ({ viewer }: PageInput): UserId | null => viewer.kind === 'user' ? viewer.userId : null;

async function shownServices(ctx: Context, viewerId: UserId | null, query: ListQuery): Promise<{ items: ShownService[]; nextCursor: string | null }> {
  const { items, nextCursor } = await listPublished(ctx, viewerId, query);
  return { items: await Promise.all(items.map((service) => serviceReply(ctx, service, viewerId))), nextCursor };
}

function searchForm(locale: Locale, words?: string): Html {
  return html`<form class="hero-search" role="search" action="/search">${icon('search', 22)}<input ${attributes({ type: 'search', name: 'q', value: words, placeholder: t.placeholder[locale], 'aria-label': t.what[locale], maxlength: 100 })}><button class="button ink" type="submit">${t.go[locale]}</button></form>`;
}

function categoryChips(chosen: string | undefined, locale: Locale, link: (slug: string | undefined) => string): Html {
  const chip = (slug: string | undefined, name: string) => html`<a class="chip" ${attributes({ href: link(slug), 'aria-current': slug === chosen ? 'true' : undefined })}>${name}</a>`;
  return html`<nav class="chips scrolling" aria-label="${t.categories[locale]}">${chip(undefined, t.all[locale])}${categories.map(({ slug, name }) => chip(slug, name[locale]))}</nav>`;
}

/** Whether every word of a search stands somewhere in what a service says. */
function matches(service: ShownService, words: readonly string[], locale: Locale): boolean {
  const { title, prText, tags, area, provider, category } = service;
  const said = [title, prText, ...tags, area?.prefecture ?? '', area?.city ?? '', provider.nickname, categoryOf(category)?.name[locale] ?? ''].join(' ').normalize('NFKC').toLowerCase();
  return words.every((word) => said.includes(word));
}

interface Search { readonly words: string; readonly category: string | undefined; readonly available: boolean; readonly cursor: string | undefined }

function searchOf(query: URLSearchParams): Search {
  const category = query.get('category') ?? undefined;
  return {
    words: (query.get('q') ?? '').trim().slice(0, 100), category: category !== undefined && categoryOf(category) !== null ? category : undefined,
    available: query.get('available') === 'true', cursor: query.get('cursor') ?? undefined,
  };
}

function searchLink(search: Partial<Search>): string {
  const query = new URLSearchParams();
  if (search.words !== undefined && search.words !== '') query.set('q', search.words);
  if (search.category !== undefined) query.set('category', search.category);
  if (search.available === true) query.set('available', 'true');
  if (search.cursor !== undefined) query.set('cursor', search.cursor);
  const text = query.toString();
  return text === '' ? '/search' : `/search?${text}`;
}

async function found(ctx: Context, by: { viewerId: UserId | null; locale: Locale }, search: Search): Promise<{ items: ShownService[]; nextCursor: string | null }> {
  const words = search.words.normalize('NFKC').toLowerCase().split(/\s+/u).filter((word) => word !== '');
  const query = { category: search.category, available: search.available ? 'true' as const : undefined, cursor: search.cursor, limit: words.length > 0 ? SEARCHED : SHOWN };
  const all = await shownServices(ctx, by.viewerId, query);
  return words.length === 0 ? all : { items: all.items.filter((service) => matches(service, words, by.locale)), nextCursor: all.nextCursor };
}

async function searchPage(input: PageInput): Promise<PageReply> {
  const { ctx, viewer, path, query } = input;
  const { locale } = viewer;
  const search = searchOf(query);
  const { items, nextCursor } = await found(ctx, { viewerId: viewerOf(input), locale }, search);
  const { cursor: _, ...first } = search;
  const count = fill(nextCursor === null ? t.found[locale] : t.foundMore[locale], { n: items.length });
  const empty = html`<div class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2 class="voice">${t.nothing[locale]}</h2><p class="phrases">${phrases(t.nothingHint[locale])}</p></div>`;
  return {
    html: page({
      title: t.searchTitle[locale], locale, viewer: await pageViewer(ctx, viewer), path, search: search.words, testRail: !ctx.rails.cards.live,
      body: html`<div class="wide search-page"><div class="page-title"><h1 class="voice">${t.searchTitle[locale]}</h1><p class="quiet">${search.words === '' ? undefined : html`<b>${fill(t.foundFor[locale], { words: search.words })}</b> `}<span class="number">${count}</span></p></div>
<div class="narrow-search">${searchForm(locale, search.words)}</div>
${categoryChips(search.category, locale, (slug) => searchLink({ ...first, category: slug }))}
<p class="row"><a class="chip" ${attributes({ href: searchLink({ ...first, available: !search.available }), 'aria-current': search.available ? 'true' : undefined })}>${t.onlyNow[locale]}</a></p>
${items.length === 0 ? empty : serviceTiles(items, locale)}
${nextCursor === null ? undefined : html`<p><a class="button line" href="${searchLink({ ...search, cursor: nextCursor })}">${t.next[locale]}</a></p>`}</div>`,
    }),
  };
}

/** The pages of this module. */
export const pages: readonly Page[] = [openPage('/search', searchPage)];
