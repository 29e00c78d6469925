import type { Context } from '../context.ts';
import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale, Texts } from '../primitives/locale.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer, personFor } from '../users/index.ts';
import { readPriceHint, requireReadable, suggestTags } from './actions.ts';
import { FIRST_PRICE, priceForm, timesForm, wordsForm } from './edit-forms-pages.ts';
import { myServiceTexts as t } from './my-texts.ts';
import { serviceTexts } from './page-texts.ts';
import type { ShownService } from './parts-pages.ts';
import { cardDocument, livePreview } from './preview-pages.ts';
import { photosPart } from './photo-pages.ts';
import { serviceReply } from './reply.ts';
import { embedTag } from './service-pages.ts';
import type { Service } from './service.ts';
import { shareLinks } from './share-pages.ts';
import { stateForm } from './state-pages.ts';

/** The steps of writing a service, in order. */
const steps = ['words', 'price', 'times', 'publish'] as const;
type Step = (typeof steps)[number];
const stepTexts: Readonly<Record<Step, Texts>> = { words: t.stepWords, price: t.stepPrice, times: t.stepTimes, publish: t.stepPublish };

interface Editing { readonly ctx: Context; readonly userId: UserId; readonly service: ShownService | null; readonly step: Step; readonly locale: Locale }

function stepper({ service, step, locale }: Editing): Html {
  const at = steps.indexOf(step);
  return html`<ol class="stepper" aria-label="${t.steps[locale]}">${steps.map((one, index) => html`<li ${attributes({ class: index < at ? 'done' : undefined, 'aria-current': one === step ? 'step' : undefined })}>${
    service === null || one === step ? html`<span>${stepTexts[one][locale]}</span>` : html`<a href="/my/services/${service.id}?step=${one}">${stepTexts[one][locale]}</a>`}</li>`)}</ol>`;
}

function publishStep(service: ShownService, locale: Locale): Html {
  if (service.state === 'published') {
    return html`<div class="stack"><p class="note free">${icon('circle-check', 18)}<span><b>${t.isPublished[locale]}</b><br>${t.isPublishedHint[locale]}</span></p>
<div class="share-box stack tight">${shareLinks(service, locale)}</div>
<div class="actions"><a class="button ink" href="/my/services/${service.id}/embed">${icon('code', 18)}<span>${t.embed[locale]}</span></a><a class="button line" href="/s/${service.id}">${t.look[locale]}</a><a class="button ghost" href="/my/services">${t.list[locale]}</a></div></div>`;
  }
  return html`<div class="stack"><p>${phrases(t.ready[locale])}</p><div class="form-actions"><a class="button ghost" href="/my/services/${service.id}?step=times">${t.back[locale]}</a>${
    stateForm(service, 'published', { locale, next: `/my/services/${service.id}?step=publish`, size: 'large' })}</div></div>`;
}

/** Photos belong to the words; who publishes is reminded of them. */
function photosOf({ service, step, locale }: Editing): Html | undefined {
  return step === 'words' || step === 'publish' ? photosPart(service, locale) : undefined;
}

async function stepBody({ ctx, service, step, locale, userId }: Editing): Promise<Html> {
  if (service === null || step === 'words') return wordsForm(service, { locale, tags: await suggestTags(ctx, userId) });
  if (step === 'price') return priceForm(service, { locale, hint: await readPriceHint(ctx, userId, service.category) });
  return step === 'times' ? timesForm(service, locale) : publishStep(service, locale);
}

function emptyService(provider: ShownService['provider'], locale: Locale): ShownService {
  return {
    id: '', url: '', state: 'draft', title: t.untitled[locale], prText: '', category: '', tags: [], pricePerMinute: FIRST_PRICE, modes: ['voice'], area: null, talkTimes: null, provider, light: 'available',
    nextTalkTime: null, answerMinutes: null, rating: null, talkCount: 0, mine: true, photos: [], createdAt: '', updatedAt: '',
  };
}

async function stepPage(input: PageInput<UserViewer>, given: Pick<Editing, 'service' | 'step'>): Promise<PageReply> {
  const { ctx, viewer, path } = input;
  const { locale, userId } = viewer;
  const editing: Editing = { ...given, ctx, locale, userId };
  const shown = given.service ?? emptyService(await personFor(ctx, userId, userId), locale);
  return {
    html: myPage({
      current: 'services', heading: given.service === null ? t.newHeading : t.editHeading, locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live,
      body: html`${stepper(editing)}<div class="edit-service"><div><div class="card padded">${await stepBody(editing)}</div>${photosOf(editing)}</div>${livePreview(shown, locale)}</div>`,
    }),
    policy: contentSecurityPolicy({ frameSources: ["'self'"], picturePreviews: true }),
  };
}

/** One's own service; for everybody else it has no such page. */
async function ownService(ctx: Context, serviceId: string, userId: UserId): Promise<Service> {
  const service = await requireReadable(ctx, serviceId, userId);
  if (service.providerId !== userId) throw new Problem('not_found');
  return service;
}

async function newPage(input: PageInput<UserViewer>): Promise<PageReply> {
  return stepPage(input, { service: null, step: 'words' });
}

async function editPage(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer, params, query } = input;
  const service = await ownService(ctx, params['serviceId'] ?? '', viewer.userId);
  const step = steps.find((one) => one === query.get('step')) ?? 'words';
  return stepPage(input, { service: await serviceReply(ctx, service, viewer.userId), step });
}

async function embedPage({ ctx, viewer, params, path }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale, userId } = viewer;
  const service = await serviceReply(ctx, await ownService(ctx, params['serviceId'] ?? '', userId), userId);
  return {
    html: myPage({
      current: 'services', heading: t.embedHeading, locale, viewer: await pageViewer(ctx, viewer), path,
      body: html`<ck-embed lang="${locale}" service-id="${service.id}" state="${service.state}" platform="${ctx.config.publicUrl}" label="${fill(serviceTexts.talkLink[locale], { name: service.provider.nickname })}"></ck-embed>
<noscript><pre class="code-box">${embedTag(ctx.config.publicUrl, service, locale)}</pre></noscript>`,
    }),
    policy: contentSecurityPolicy({ frameSources: ["'self'"] }),
  };
}

/** The card as a blog shows it, for the previews: of a service that is written, or of one that nobody has begun yet. */
async function previewPage({ ctx, viewer, params, query }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale, userId } = viewer;
  const id = params['serviceId'] ?? '';
  const service = id === 'new' ? emptyService(await personFor(ctx, userId, userId), locale) : await serviceReply(ctx, await ownService(ctx, id, userId), userId);
  const theme = ['light', 'dark'].find((one) => one === query.get('theme')) ?? 'auto';
  const lang = ['ja', 'en'].find((one) => one === query.get('lang'));
  return { html: cardDocument(ctx, service, { locale, theme, lang, typing: query.has('typing') }), policy: contentSecurityPolicy({ frameAncestors: [ctx.config.publicUrl] }) };
}

/** Writing, changing and embedding a service. */
export const editPages: readonly Page[] = [memberPage('/my/services/new', newPage), memberPage('/my/services/{serviceId}', editPage), memberPage('/my/services/{serviceId}/embed', embedPage), memberPage('/my/services/{serviceId}/preview', previewPage)];
