import type { Context } from '../context.ts';
import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { asId, idPattern, type ServiceId, type UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { requireReadable } from '../services/index.ts';
import { pageViewer, personFor, type PageParts } from '../users/index.ts';
import { listServiceReviews, listUserReviews, type OpenReviews } from './actions.ts';
import { reviewItem, spreadBars, sumOf, type Looking } from './parts-pages.ts';
import { reviewReplies } from './reply.ts';
import type { Side } from './review.ts';
import { reviewTexts as t } from './texts.ts';

/** As many reviews as the page of a service and a profile show before "see all". */
const FIRST = 5;
const PER_PAGE = 20;

async function items(parts: Pick<PageParts, 'config' | 'db'>, found: OpenReviews, looking: Looking): Promise<Html> {
  const shown = await reviewReplies(parts, looking.viewerId, found.items);
  if (shown.length === 0) return html`<p class="quiet">${t.hiddenOnes[looking.locale]}</p>`;
  return html`<ul class="reviews">${shown.map((review) => reviewItem(review, looking))}</ul>`;
}

function seeAll(found: OpenReviews, href: string, locale: Locale): Html | undefined {
  return found.nextCursor === null ? undefined : html`<p><a class="button line" href="${href}">${fill(t.all[locale], { n: sumOf(found.spread).count })}</a></p>`;
}

/** The newest reviews of a service on its page, with the spread of stars. */
export async function serviceSection(ctx: Context, of: { viewerId: UserId | null; serviceId: ServiceId; locale: Locale }): Promise<Html> {
  const { viewerId, serviceId, locale } = of;
  const found = await listServiceReviews(ctx, viewerId, { serviceId, limit: FIRST });
  const looking = { viewerId, locale, now: ctx.clock.now() };
  const body = sumOf(found.spread).count === 0 ? html`<p class="quiet">${t.none[locale]}</p>`
    : html`${spreadBars(found.spread, locale)}${await items(ctx, found, looking)}${seeAll(found, `/s/${serviceId}/reviews`, locale)}`;
  return html`<section class="section" id="reviews"><h2 class="voice">${t.voices[locale]}</h2>${body}</section>`;
}

const headings = { provider: t.asProvider, visitor: t.asVisitor } as const;

async function personSection(parts: PageParts, of: { viewerId: UserId | null; userId: UserId; as: Side; locale: Locale }): Promise<Html | null> {
  const { viewerId, userId, as, locale } = of;
  const found = await listUserReviews(parts, viewerId, { userId, as, limit: FIRST });
  if (sumOf(found.spread).count === 0) return null;
  return html`<section><h2>${headings[as][locale]}</h2>${spreadBars(found.spread, locale)}${await items(parts, found, { viewerId, locale, now: parts.clock.now() })}${
    seeAll(found, `/u/${userId}/reviews?as=${as}`, locale)}</section>`;
}

/** Reviews of somebody in both roles, on their profile; null where there are none. */
export async function profileSection(parts: PageParts, of: { viewerId: UserId | null; userId: UserId; locale: Locale }): Promise<Html | null> {
  const sections = await Promise.all((['provider', 'visitor'] as const).map((as) => personSection(parts, { ...of, as })));
  return sections.every((section) => section === null) ? null : html`${sections}`;
}

/** What stands around a whole list of reviews. */
interface ListPage { readonly heading: string; readonly about?: Html; readonly path: string; readonly back: { readonly href: string; readonly words: string } }

function pageLinks(found: OpenReviews, list: ListPage, at: { locale: Locale; cursor: string | null }): Html | undefined {
  const { locale, cursor } = at;
  const to = (value: string) => `${list.path}${list.path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(value)}`;
  if (found.nextCursor === null && cursor === null) return undefined;
  return html`<p class="row">${found.nextCursor === null ? undefined : html`<a class="button line" rel="next" href="${to(found.nextCursor)}">${t.next[locale]}</a>`}${
    cursor === null ? undefined : html`<a class="button ghost" href="${list.path}">${t.first[locale]}</a>`}</p>`;
}

async function listPage(input: PageInput, list: ListPage, found: OpenReviews): Promise<PageReply> {
  const { ctx, viewer, path, query } = input;
  const { locale } = viewer;
  const looking = { viewerId: viewerIdOf(input), locale, now: ctx.clock.now() };
  const body = sumOf(found.spread).count === 0 ? html`<p class="quiet">${t.noneYet[locale]}</p>`
    : html`${spreadBars(found.spread, locale)}${await items(ctx, found, looking)}${pageLinks(found, list, { locale, cursor: query.get('cursor') })}`;
  return {
    html: page({
      title: list.heading, locale, viewer: await pageViewer(ctx, viewer), path, noindex: true,
      body: html`<div class="column reviews-page stack"><p><a class="quiet-link" href="${list.back.href}">${icon('arrow-left', 16)}<span>${list.back.words}</span></a></p><h1 class="voice">${phrases(list.heading)}</h1>${list.about}${body}</div>`,
    }),
  };
}

const viewerIdOf = ({ viewer }: PageInput): UserId | null => (viewer.kind === 'user' ? viewer.userId : null);
const queryOf = ({ query }: PageInput) => ({ limit: PER_PAGE, cursor: query.get('cursor') ?? undefined });

async function serviceReviewsPage(input: PageInput): Promise<PageReply> {
  const { ctx, params, viewer: { locale } } = input;
  const service = await requireReadable(ctx, params['serviceId'] ?? '', viewerIdOf(input));
  const found = await listServiceReviews(ctx, viewerIdOf(input), { serviceId: service.id, ...queryOf(input) });
  return listPage(input, { heading: t.voices[locale], path: `/s/${service.id}/reviews`, back: { href: `/s/${service.id}`, words: fill(t.back[locale], { title: service.title }) } }, found);
}

async function personReviewsPage(input: PageInput): Promise<PageReply> {
  const { ctx, params, query, viewer: { locale } } = input;
  if (!idPattern('user').test(params['userId'] ?? '')) throw new Problem('not_found');
  const userId = asId('user', params['userId'] ?? '');
  const as = query.get('as') === 'visitor' ? 'visitor' : 'provider';
  const found = await listUserReviews(ctx, viewerIdOf(input), { userId, as, ...queryOf(input) });
  const { nickname: name } = await personFor(ctx, viewerIdOf(input), userId);
  return listPage(input, {
    heading: fill(t.ofPerson[locale], { name }), about: html`<p class="quiet">${headings[as][locale]}</p>`, path: `/u/${userId}/reviews?as=${as}`,
    back: { href: `/u/${userId}`, words: fill(t.backToPerson[locale], { name }) },
  }, found);
}

/** The whole lists of reviews, which need no script. */
export const pages: readonly Page[] = [openPage('/s/{serviceId}/reviews', serviceReviewsPage), openPage('/u/{userId}/reviews', personReviewsPage)];
