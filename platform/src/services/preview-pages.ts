import type { Context } from '../context.ts';
import type { Locale } from '../primitives/locale.ts';
import { holdAmount } from '../primitives/price.ts';
import { formatYen, yen } from '../primitives/yen.ts';
import { page } from '../site/layout.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { fill } from '../site/texts.ts';
import { categoryOf } from './category-schema.ts';
import { myServiceTexts as t } from './my-texts.ts';
import { serviceTexts } from './page-texts.ts';
import { areaWords, priceWords, serviceTile, type ShownService } from './parts-pages.ts';

/** How long talks of the preview are, in minutes. */
const lengths = [10, 20, 30] as const;

function estimates(price: number, locale: Locale): Html {
  const pricing = { pricePerMinute: yen(price), freeSeconds: 60 } as const;
  return html`<dl class="estimates">${lengths.map((minutes) => html`<div><dt>${fill(serviceTexts.estimate[locale], { n: minutes })}</dt><dd class="number" data-shows="minutes" data-minutes="${minutes}">${formatYen(holdAmount(pricing, minutes))}</dd></div>`)}</dl>`;
}

/** The page of the service in small. What follows the typing says what it shows by `data-shows`. */
function smallPage(service: ShownService, locale: Locale): Html {
  const { provider } = service;
  return html`<div class="card padded small-page"><p class="crumbs"><span data-shows="category">${categoryOf(service.category)?.name[locale] ?? ''}</span> <span data-shows="area">${areaWords(service.area, locale)}</span></p>
<h2 class="service-title"><span class="quote" data-shows="title">${service.title}</span></h2>
<div class="meta"><img class="avatar size-40 lit" src="${provider.avatarUrl}" alt="" width="40" height="40"><b>${provider.nickname}</b></div>
<div class="row spread">${priceWords(service.pricePerMinute, locale)}<span class="tag free">${serviceTexts.freeMinute[locale]}</span></div>${estimates(service.pricePerMinute, locale)}
<div class="prose user-words" data-shows="prText">${service.prText}</div><div class="tags" data-shows="tags">${service.tags.map((tag) => html`<span class="tag">${tag}</span>`)}</div></div>`;
}

/** The service as visitors will see it: in a blog, in the search, on its page. It follows what is typed on the page. */
export function livePreview(service: ShownService, locale: Locale): Html {
  const view = (name: 'card' | 'tile' | 'page', words: string) => html`<label><input ${attributes({ type: 'radio', name: 'preview', value: name, checked: name === 'card' })}>${words}</label>`;
  const id = service.id === '' ? 'new' : service.id;
  return html`<aside class="preview" aria-label="${t.preview[locale]}"><p class="hint">${icon('eye', 16)}${t.preview[locale]}</p><ck-service-preview lang="${locale}">
<div class="segmented" role="radiogroup" aria-label="${t.preview[locale]}">${view('card', t.previewCard[locale])}${view('tile', t.previewTile[locale])}${view('page', t.previewPage[locale])}</div>
<div data-view="card"><iframe title="${t.previewCard[locale]}" src="/my/services/${id}/preview?typing" tabindex="-1"></iframe></div>
<div data-view="tile" hidden inert><ul>${serviceTile(service, locale)}</ul></div>
<div data-view="page" hidden inert>${smallPage(service, locale)}</div></ck-service-preview></aside>`;
}

/** What the real card shows of a service that nobody but its author can read yet. */
function unreadCard(ctx: Pick<Context, 'config'>, service: ShownService) {
  const { id, title, pricePerMinute, provider, modes, rating, talkCount, answerMinutes } = service;
  return {
    id, title, pricePerMinute, rating, talkCount, answerMinutes, modes, url: `${ctx.config.publicUrl}/s/${id}`, provider: { nickname: provider.nickname, avatarUrl: provider.avatarUrl },
    light: 'available', nextTalkTime: null, embed: 'frame', frameUrl: `${ctx.config.embedUrl}/embed/${id}`,
  };
}

/** A page with nothing but the real card, for the frame of a preview: page and widget each bring their drawing library. With `typing` it is handed what to show. */
export function cardDocument(ctx: Pick<Context, 'config'>, service: ShownService, shown: { locale: Locale; theme: string; lang: string | undefined; typing: boolean }): string {
  const { locale, theme, lang = locale, typing } = shown;
  return page({
    title: service.title, locale, viewer: { signedIn: false }, bare: true, noindex: true, ...(typing && { entry: 'widget-preview' }), head: html`<script type="module" src="/widget/choku-talk.js"></script>`,
    body: html`<div class="embed-sample ${theme}" inert><choku-talk ${attributes({ 'service-id': service.id === '' ? 'new' : service.id, theme, lang, ...(typing && { 'data-card': JSON.stringify(unreadCard(ctx, service)) }) })}></choku-talk></div>`,
  });
}
