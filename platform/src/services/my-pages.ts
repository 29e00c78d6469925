import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { listMine } from './actions.ts';
import { editPages } from './edit-pages.ts';
import { myServiceTexts as t } from './my-texts.ts';
import { priceWords, ratingWords, type ShownService } from './parts-pages.ts';
import { serviceReply } from './reply.ts';
import { stateForm, targets } from './state-pages.ts';

const looks = { draft: '', published: 'free', paused: 'warn', unpublished: '', hidden: 'warn' } as const;

function row(service: ShownService, locale: Locale): Html {
  const { state } = service;
  return html`<li class="card padded my-service"><div class="row spread"><span class="tag ${looks[state]}">${t[state][locale]}</span>${priceWords(service.pricePerMinute, locale)}</div>
<h2><span class="quote">${phrases(service.title)}</span></h2>
<div class="meta">${ratingWords(service.rating, locale)}<span class="number">${fill(t.talks[locale], { n: service.talkCount })}</span></div>
<div class="actions"><a class="button line small" href="/my/services/${service.id}">${icon('pencil', 16)}<span>${t.edit[locale]}</span></a>${
  state === 'published' || state === 'paused' ? html`<a class="button line small" href="/my/services/${service.id}/embed">${icon('code', 16)}<span>${t.embed[locale]}</span></a><a class="button ghost small" href="/s/${service.id}">${t.look[locale]}</a>` : undefined}
<span class="my-service-states">${targets[state].map((to) => stateForm(service, to, { locale, next: 'reload', size: 'small' }))}</span></div></li>`;
}

function nothing(locale: Locale): Html {
  return html`<div class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2 class="voice">${t.empty[locale]}</h2><p class="phrases">${phrases(t.emptyHint[locale])}</p><a class="button ink" href="/my/services/new">${t.create[locale]}</a></div>`;
}

async function listPage({ ctx, viewer, path }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale, userId } = viewer;
  const services = await Promise.all((await listMine(ctx, userId)).map((service) => serviceReply(ctx, service, userId)));
  return {
    html: myPage({
      current: 'services', heading: t.heading, locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live,
      ...(services.length > 0 && { beside: html`<a class="button ink" href="/my/services/new">${icon('plus', 18)}<span>${t.create[locale]}</span></a>` }),
      body: services.length === 0 ? nothing(locale) : html`<ul class="stack">${services.map((service) => row(service, locale))}</ul>`,
    }),
  };
}

/** A provider's own services. */
export const myServicePages: readonly Page[] = [memberPage('/my/services', listPage), ...editPages];
