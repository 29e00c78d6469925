import type { Context } from '../context.ts';
import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { formatYen } from '../primitives/yen.ts';
import { listOf } from '../services/index.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
import { pageViewer } from '../users/index.ts';
import { readPosts } from './actions.ts';
import { spans, type AddressRow, type Brought, type PostRow, type Span } from './post.ts';
import { postTexts as t } from './texts.ts';

const figures = ['views', 'requests', 'talks', 'bill', 'sales'] as const;
const grouped = new Intl.NumberFormat('en');

function figure(brought: Brought, name: (typeof figures)[number], locale: Locale): Html {
  if (name === 'bill' || name === 'sales') return html`${formatYen(brought[name])}`;
  const count = brought[name];
  return count === null ? html`<span aria-label="${t.notCounted[locale]}">–</span>` : html`${grouped.format(count)}`;
}

/** The address of a page on its blog. Never anywhere else: the path is written behind the origin, not resolved against it. */
const hrefOf = (origin: string, path: string): string => origin + encodeURI(path.toWellFormed());

function row(of: { readonly row: PostRow; readonly origin: string | null; readonly locale: Locale }): Html {
  const { row: post, origin, locale } = of;
  const name = post.path === null || origin === null ? html`${t.otherPages[locale]}` : html`<a ${attributes({ href: hrefOf(origin, post.path), target: '_blank', rel: 'noopener nofollow ugc' })}>${post.path}</a>`;
  return html`<tr role="row"><th role="rowheader" scope="row">${name}</th>${figures.map((one) => html`<td role="cell" class="of-${one}"><small aria-hidden="true">${t[one][locale]}</small>${figure(post, one, locale)}</td>`)}</tr>`;
}

function table(address: AddressRow, locale: Locale): Html {
  const { pages, origin } = address;
  return html`<table class="post-table" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">${t.page[locale]}</th>${
    figures.map((one) => html`<th role="columnheader" scope="col" class="of-${one}">${t[one][locale]}</th>`)}</tr></thead><tbody role="rowgroup">${pages.map((post) => row({ row: post, origin, locale }))}</tbody></table>`;
}

const sums = (brought: Brought, locale: Locale): Html => html`<dl class="post-sums">${figures.map((one) => html`<div class="of-${one}"><dt>${t[one][locale]}</dt><dd class="number">${figure(brought, one, locale)}</dd></div>`)}</dl>`;

function addressCard(address: AddressRow, locale: Locale): Html {
  const { kind, origin, pages } = address;
  const name = origin === null ? t[kind === 'platform' ? 'platform' : 'unregistered'][locale] : new URL(origin).host;
  const hint = kind === 'blog' ? undefined : html`<p class="hint phrases">${phrases(t[`${kind}Hint`][locale])}</p>`;
  const rows = pages.length > 0 ? table(address, locale) : kind === 'blog' ? html`<p class="hint">${t.quietAddress[locale]}</p>` : undefined;
  return html`<section class="card padded post-address"><h2>${icon(kind === 'platform' ? 'link' : 'globe', 20)}<span>${name}</span></h2>${hint}${pages.length === 1 ? undefined : sums(address, locale)}${rows}</section>`;
}

function tabs(days: Span, locale: Locale): Html {
  return html`<nav class="tabs small" aria-label="${t.span[locale]}">${spans.map((span) => html`<a ${attributes({ href: `/my/posts?days=${span}`, 'aria-current': span === days ? 'true' : undefined })}>${t[span][locale]}</a>`)}</nav>`;
}

const how = (locale: Locale): Html => html`<details class="post-how"><summary>${t.how[locale]}</summary><ul><li>${phrases(t.howViews[locale])}</li><li>${phrases(t.howNobody[locale])}</li><li>${phrases(t.howRequests[locale])}</li></ul></details>`;

/** Where nothing can be counted yet: what a tag looks like, and where to copy one. */
async function empty(ctx: Context, userId: UserId, locale: Locale): Promise<Html> {
  const service = (await listOf(ctx.db.sql, userId)).find(({ state }) => state === 'published' || state === 'paused');
  return html`<section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2 class="voice">${t.none[locale]}</h2><p class="phrases">${phrases(t.noneHint[locale])}</p>${
    service === undefined ? html`<a class="button ink" href="/my/services">${t.toServices[locale]}</a>`
      : html`<p class="post-tag"><code>&lt;choku-talk service-id="${service.id}"&gt;</code></p><a class="button ink" href="/my/services/${service.id}/embed">${icon('code', 18)}<span>${t.copyTag[locale]}</span></a>`}</section>`;
}

async function postsPage({ ctx, viewer, path, query }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale, userId } = viewer;
  const days = spans.find((span) => String(span) === query.get('days')) ?? 30;
  const { total, addresses } = await readPosts(ctx, userId, days);
  const body = addresses.length === 0 ? await empty(ctx, userId, locale)
    : html`<section class="card padded"><header class="section-head"><h2>${t.total[locale]}</h2>${tabs(days, locale)}</header>${sums(total, locale)}${how(locale)}</section>${addresses.map((address) => addressCard(address, locale))}`;
  return {
    html: myPage({
      current: 'sales', heading: t.heading, locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live, beside: html`<a class="button ghost small" href="/my/sales">${t.toSales[locale]}</a>`,
      body: html`<div class="stack posts"><p class="hint phrases">${phrases(t.lead[locale])}</p>${body}</div>`,
    }),
  };
}

/** The way from one's sales to the posts that brought them. */
export async function postsSection({ locale }: { readonly locale: Locale }): Promise<Html> {
  return html`<section class="card padded post-link"><h2><a href="/my/posts">${t.link[locale]}</a></h2><p class="hint phrases">${phrases(t.linkHint[locale])}</p></section>`;
}

/** The pages of this module. */
export const pages: readonly Page[] = [memberPage('/my/posts', postsPage)];
