import type { Context } from '../context.ts';
import { keptForGuests, openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { holdAmount } from '../primitives/price.ts';
import { formatYen } from '../primitives/yen.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { answersFor, answersPart, pageViewer, talkTimesPart, userFacts, type AnswerFacts } from '../users/index.ts';
import { requireReadable } from './actions.ts';
import { categoryOf } from './category-schema.ts';
import { serviceTexts as t } from './page-texts.ts';
import { answerWords, areaWords, lampWords, priceWords, ratingWords, type ShownService } from './parts-pages.ts';
import { gallery } from './photo-pages.ts';
import { serviceHead } from './picture-pages.ts';
import { professionsOf, standingLine } from './professions.ts';
import { serviceReply } from './reply.ts';
import type { Service } from './service.ts';
import { shareLinks } from './share-pages.ts';
import { shareTexts } from './share-texts.ts';

interface Shown { readonly ctx: Context; readonly stored: Service; readonly service: ShownService; readonly locale: Locale; readonly viewerId: UserId | null; readonly answers: AnswerFacts }

function crumbs({ service, locale }: Shown): Html {
  const place = areaWords(service.area, locale);
  return html`<nav class="crumbs" aria-label="${t.crumbs[locale]}"><a href="/search">${t.search[locale]}</a>${icon('chevron-right', 14)}<a href="/search?category=${service.category}">${
    categoryOf(service.category)?.name[locale] ?? ''}</a>${place === '' ? undefined : html`${icon('chevron-right', 14)}<a href="/search?prefecture=${encodeURIComponent(service.area?.prefecture ?? '')}">${place}</a>`}</nav>`;
}

function who({ service, locale, answers }: Shown): Html {
  const { provider, light } = service;
  return html`<div class="service-who"><a href="/u/${provider.id}" tabindex="-1" aria-hidden="true"><img class="avatar size-76 ${light === 'available' ? 'lit' : `light-${light}`}" src="${provider.avatarUrl}" alt="" width="76" height="76"></a>
<div><b><a class="plain-link" href="/u/${provider.id}">${provider.nickname}</a></b><div class="meta">${ratingWords(service.rating, locale)}<span class="number">${fill(t.talks[locale], { n: service.talkCount })}</span><span>${
    service.modes.map((mode) => t[mode][locale]).join('・')}</span></div><p class="answers">${icon('clock', 16)}${answersPart(answers, locale)}</p></div></div>`;
}

function estimates({ stored, locale }: Shown): Html {
  const pricing = { pricePerMinute: stored.pricePerMinute, freeSeconds: 60 } as const;
  return html`<dl class="estimates">${[10, 20, 30].map((minutes) => html`<div><dt>${fill(t.estimate[locale], { n: minutes })}</dt><dd class="number">${formatYen(holdAmount(pricing, minutes))}</dd></div>`)}</dl>`;
}

/** Whether a talk can be requested at all, and whether the light is on: then the request is the lamp. */
function doors({ service, stored, locale }: Shown): { request: Html | undefined; ask: Html; bar: Html } {
  const talks = stored.state === 'published' && stored.modes.some((mode) => mode !== 'chat');
  const link = (panel: 'ask' | 'request', look: string, content: Html) => html`<a class="button ${look}" href="/s/${service.id}/talk?panel=${panel}">${content}</a>`;
  const lit = service.light === 'available';
  const askIcon = icon('message', 18);
  const ask = (look: string) => link('ask', look, html`${askIcon}<span>${t.askFirst[locale]}</span>`);
  const request = (look: string, words: string) => link('request', look, html`${icon('phone', 18)}<span>${words}</span>`);
  if (!talks) return { request: undefined, ask: ask('ink wide'), bar: ask('ink') };
  const words = lit ? t.request[locale] : t.requestWait[locale];
  return {
    request: request(lit ? 'lamp large wide' : 'line wide', words), ask: ask(lit ? 'line wide' : 'ink large wide'),
    bar: html`${link('ask', lit ? 'line' : 'ink', html`<span>${t.ask[locale]}</span>`)}${request(lit ? 'lamp' : 'line', `${lit ? t.requestShort[locale] : t.requestWait[locale]} ${formatYen(stored.pricePerMinute)}${t.perMinute[locale]}`)}`,
  };
}

/** Chat and calls live in the browser; who has no script there finds the way to sign in, and everything else on this page. */
function withoutScript({ service, locale, viewerId }: Shown): Html {
  const next = encodeURIComponent(`/s/${service.id}/talk?panel=ask`);
  return html`<noscript><p class="note">${t.needsScript[locale]} ${viewerId === null ? html`<a href="/sign-in?next=${next}">${t.signInToAsk[locale]}</a>` : undefined}</p></noscript>`;
}

function requestCard(shown: Shown): Html {
  const { service, stored, locale, ctx } = shown;
  const { request, ask } = doors(shown);
  const lit = service.light === 'available';
  return html`<aside class="card float request-side" aria-label="${t.requestCard[locale]}">
<div class="row spread">${lampWords(service, locale)}<span class="hint">${answerWords(service, { locale, now: ctx.clock.now() })}</span></div>
<div class="row spread">${priceWords(service.pricePerMinute, locale)}<span class="tag free">${t.freeMinute[locale]}</span></div>
${estimates(shown)}
${stored.state === 'paused' ? html`<p class="note">${icon('pause', 18)}<span>${t.paused[locale]}</span></p>` : undefined}
${service.mine ? undefined : html`${withoutScript(shown)}<div class="stack tight request-side-doors">${lit ? html`${request}${ask}` : html`${ask}${request}`}</div>`}
<ul class="promises"><li>${icon('clock', 18)}<span>${phrases(t.payTalked[locale])}</span></li><li>${icon('shield', 18)}<span>${phrases(t.staysPrivate[locale])}</span></li></ul></aside>`;
}

/** The ready-made tag for a blog: a plain link until the script draws the card. */
export function embedTag(platformUrl: string, service: { readonly id: string; readonly provider: { readonly nickname: string } }, locale: Locale): string {
  const name = fill(t.talkLink[locale], { name: service.provider.nickname }).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<choku-talk service-id="${service.id}"><a href="${platformUrl}/s/${service.id}">${name}</a></choku-talk>\n<script type="module" src="${platformUrl}/widget/choku-talk.js"></script>`;
}

function sharing(shown: Shown): Html {
  const { ctx, service, locale } = shown;
  return html`<section class="share stack tight" id="share" aria-label="${t.share[locale]}">${shareLinks(service, locale)}
${service.mine ? html`<div class="field"><label class="label" for="share-tag">${t.tag[locale]}</label><textarea class="input code" id="share-tag" readonly rows="3">${embedTag(ctx.config.publicUrl, service, locale)}</textarea><div class="row spread"><span class="hint">${t.tagHint[locale]}</span><button class="button line small" type="button" data-copy="#share-tag" data-copied="${t.copied[locale]}">${icon('copy', 16)}<span>${t.copyTag[locale]}</span></button></div></div>` : undefined}<p class="narrow-report">${reportLink(shown)}</p></section>`;
}

function reportLink({ service, locale }: Shown): Html | undefined {
  return service.mine ? undefined : html`<a class="quiet-link" href="/report?about=service:${service.id}" rel="nofollow">${icon('flag', 16)}<span>${shareTexts.report[locale]}</span></a>`;
}

/** Below the request: tell others, tell the operator. */
function sideDeeds(shown: Shown): Html {
  return html`<p class="side-deeds"><a class="quiet-link" href="#share">${icon('external', 16)}<span>${shareTexts.share[shown.locale]}</span></a>${reportLink(shown)}</p>`;
}

function ownerNote({ service, stored, locale }: Shown): Html | undefined {
  if (!service.mine) return undefined;
  const words = stored.state === 'published' || stored.state === 'paused' ? t.mine : t.notPublic;
  return html`<div class="note ai owner-note">${icon('info', 18)}<span>${words[locale]}</span><span class="row"><a href="/my/services/${service.id}">${t.edit[locale]}</a><a href="/my/services/${service.id}/embed">${t.embed[locale]}</a></span></div>`;
}

async function hours({ ctx, stored, locale }: Shown): Promise<Html> {
  const times = stored.talkTimes ?? (await userFacts(ctx, stored.providerId)).talkTimes;
  return html`<section class="section"><h2 class="voice">${t.talkTimes[locale]}</h2>${talkTimesPart(times, { locale, now: ctx.clock.now() })}</section>`;
}

/** What else belongs to a service, such as what its visitors say; a draft has nothing of that. */
async function sections({ ctx, stored, service, locale, viewerId }: Shown): Promise<readonly (Html | null)[]> {
  if (service.state === 'draft') return [];
  return Promise.all((ctx.reactions.serviceSections ?? []).map((section) => section({ viewerId, serviceId: stored.id, locale })));
}

/** What is told is an experience: said where it could be taken for the advice of a profession. */
function standing({ stored, locale }: Shown): Html | undefined {
  const line = standingLine(professionsOf(stored), locale);
  return line === '' ? undefined : html`<p class="note standing-line">${icon('info', 18)}<span class="phrases">${phrases(line)}</span></p>`;
}

async function content(shown: Shown): Promise<Html> {
  const { service, locale } = shown;
  return html`<div class="wide service-page">${ownerNote(shown)}${crumbs(shown)}<div class="with-side"><div class="service-main">
<h1 class="service-title"><span class="quote">${phrases(service.title)}</span></h1>${who(shown)}${gallery(service, locale)}
<div class="narrow-card">${requestCard(shown)}</div>
<section class="service-about"><h2 class="voice">${t.about[locale]}</h2><div class="prose user-words">${service.prText}</div>
${service.tags.length === 0 ? undefined : html`<div class="tags">${service.tags.map((tag) => html`<a class="tag" href="/search?q=${encodeURIComponent(tag)}">${tag}</a>`)}</div>`}${standing(shown)}</section>
${await hours(shown)}${await sections(shown)}${sharing(shown)}</div><div class="side-card">${requestCard(shown)}${sideDeeds(shown)}</div></div></div>
${service.mine ? undefined : html`<div class="bottom-bar">${doors(shown).bar}</div>`}`;
}

async function servicePage({ ctx, viewer, params, path }: PageInput): Promise<PageReply> {
  const viewerId = viewer.kind === 'user' ? viewer.userId : null;
  const stored = await requireReadable(ctx, params['serviceId'] ?? '', viewerId);
  const { locale } = viewer;
  const service = await serviceReply(ctx, stored, viewerId);
  return {
    html: page({
      title: service.title, locale, viewer: await pageViewer(ctx, viewer), path, canonical: service.url, description: service.prText.replaceAll(/\s+/gu, ' ').slice(0, 120),
      ...serviceHead(ctx, stored, { service, locale }), noindex: stored.state !== 'published' && stored.state !== 'paused', testRail: !ctx.rails.cards.live, entry: 'service-page',
      body: await content({ ctx, stored, service, locale, viewerId, answers: await answersFor(ctx, stored.providerId) }),
    }),
    // The same for everybody who is signed out; the light may change at any moment, so only for seconds.
    ...keptForGuests(viewer, 15),
  };
}

/** The public page of a service. */
export const servicePages: readonly Page[] = [openPage('/s/{serviceId}', servicePage)];
