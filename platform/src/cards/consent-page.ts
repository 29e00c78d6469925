import type { Context } from '../context.ts';
import { originField } from '../http/fields.ts';
import type { PageInput, PageReply } from '../http/page.ts';
import { after, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { holdAmount, type Pricing } from '../primitives/price.ts';
import { formatYen, type Yen } from '../primitives/yen.ts';
import { findService } from '../services/index.ts';
import { radioTiles } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { windowPage } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { findUser, lightOf, personFor, type Light, type MonthSpent, type PageParts, type Person } from '../users/index.ts';
import { listCards } from './actions.ts';
import type { Card } from './card.ts';
import { cardField } from './consent-card-page.ts';
import { readConsentQuery, type ConsentQuery } from './consent-schema.ts';
import { consentOrigin, freeSecondsFor, requirePayable } from './mandate-actions.ts';
import { MANDATE_LIFE } from './mandate.ts';
import { consentTexts as t } from './texts.ts';
import { isUser, signInFirst, windowHeaders } from './window-page.ts';

const extensions = [0, 10, 20, 30] as const;

/** Everything the window shows. */
interface ConsentView {
  readonly ctx: Context;
  readonly locale: Locale;
  readonly query: ConsentQuery;
  readonly origin: string | null;
  readonly provider: Person;
  readonly light: Light;
  readonly pricing: Pricing;
  readonly cards: readonly Card[];
  readonly now: Instant;
  /** What talks cost this month, where that is counted. */
  readonly month: MonthSpent | null;
}

const most = (view: ConsentView, extension: number): Yen => holdAmount(view.pricing, view.query.ceiling + extension);

/** A moment as people in Japan read it: 10月29日 9:02. */
function momentText(moment: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { month: locale === 'ja' ? 'long' : 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Tokyo' }).format(moment);
}

function about({ ctx, locale, provider, light, origin }: Pick<ConsentView, 'locale' | 'provider' | 'light' | 'origin'> & { readonly ctx: Pick<Context, 'config'> }): Html {
  return html`<img class="avatar size-48 light-${light}" src="${provider.avatarUrl}" alt="" width="48" height="48"><div><b>${fill(t.about[locale], { name: provider.nickname })}</b><span>${
    fill(t.usedOn[locale], { host: new URL(origin ?? ctx.config.publicUrl).host })}</span></div>`;
}

function amount(view: ConsentView): Html {
  const { locale, query, pricing } = view;
  const figure = formatYen(most(view, query.extension)).slice(1);
  return html`<div class="consent-most"><div><span class="hint">${t.most[locale]}</span><div class="amount num"><small>¥</small><span data-most>${figure}</span></div></div>${
    pricing.freeSeconds === 0 ? undefined : html`<span class="tag free">${t.freeMinute[locale]}</span>`}</div>`;
}

function monthRow({ locale, month }: ConsentView): Html | undefined {
  if (month === null) return undefined;
  return html`<div><dt>${t.month[locale]}</dt><dd>${formatYen(month.sum)}${month.limit === null ? undefined : html`<small class="phrases">${phrases(fill(t.monthLimit[locale], { yen: formatYen(month.limit) }))}</small>`}</dd></div>`;
}

function rows(view: ConsentView): Html {
  const { locale, query, pricing, now } = view;
  const until = momentText(after(now, MANDATE_LIFE), locale);
  return html`<dl class="consent-rows"><div><dt>${t.price[locale]}</dt><dd>${formatYen(pricing.pricePerMinute)}<small class="phrases">${phrases(t.priceFixed[locale])}</small></dd></div>
<div><dt>${t.ceiling[locale]}</dt><dd>${fill(t.minutes[locale], { n: query.ceiling })}</dd></div>
<div><dt>${t.validFor[locale]}</dt><dd>${t.hours[locale]}<small class="phrases">${phrases(fill(t.validUntil[locale], { time: until }))}</small></dd></div>${monthRow(view)}</dl>`;
}

function extensionField(view: ConsentView): Html {
  const { locale, query } = view;
  const choices = extensions.map((minutes) => ({
    value: String(minutes), label: minutes === 0 ? t.noExtension[locale] : fill(t.plusMinutes[locale], { n: minutes }),
    consequence: formatYen(most(view, minutes)),
  }));
  return radioTiles({ name: 'extensionMinutes', locale, label: t.extension[locale], hint: t.extensionHint[locale], choices, value: query.extension, kind: 'integer' });
}

function warnings(view: ConsentView): Html {
  const { ctx, locale, provider, pricing, query } = view;
  const hold = most(view, 0);
  return html`${pricing.freeSeconds === 0 ? html`<p class="note warn">${icon('info', 18)}<span>${fill(t.noFreeMinute[locale], { name: provider.nickname })}</span></p>` : undefined}${
    hold >= ctx.config.bigHoldFrom ? html`<p class="note warn">${icon('info', 18)}<span>${fill(t.bigHold[locale], { yen: formatYen(hold) })} ${t.bigHoldDebit[locale]}</span></p>` : undefined}${
    query.cardFailed === undefined ? undefined : html`<p class="note beni" role="alert">${icon('circle-alert', 18)}<span>${t.cardFailed[locale]}</span></p>`}`;
}

function body(view: ConsentView): Html {
  const { ctx, locale, query, cards } = view;
  return html`<h1 class="sr">${t.title[locale]}</h1>${amount(view)}${warnings(view)}${rows(view)}${
    cardField({ locale, cards, chosen: query.card, host: new URL(ctx.config.publicUrl).host, hold: most(view, 0) })}${extensionField(view)}
<p class="note beni" data-error tabindex="-1" hidden>${icon('circle-alert', 18)}<span data-error-text></span></p>
<p class="note" data-done hidden>${t.done[locale]}</p>
<p class="note warn" data-no-opener hidden>${icon('info', 18)}<span>${t.noOpener[locale]} <a href="/s/${query.service}/talk">${t.openAtChoku[locale]}</a></span></p>
<noscript><p class="note warn">${t.noScript[locale]}</p></noscript>`;
}

function actions(view: ConsentView): Html {
  const { locale, query, cards } = view;
  if (cards.length === 0) return html`<button type="button" class="button ink large wide" data-add-card disabled data-busy="${t.opening[locale]}">${t.addCard[locale]}</button><p>${t.notNow[locale]}</p>`;
  // Asleep until the window has been in front for a moment and somebody has moved in it: a press meant for something else must not agree.
  return html`<button type="button" class="button lamp large wide waking" data-consent data-busy="${t.consenting[locale]}" aria-disabled="true"><span class="button-label">${
    fill(t.consent[locale], { yen: formatYen(most(view, query.extension)) })}</span></button><p>${t.notNow[locale]}</p>`;
}

/** What the element needs to ask for the mandate and to tell the opener. */
function element(view: ConsentView, content: Html): Html {
  const { ctx, locale, query, origin, pricing } = view;
  return html`<ck-consent ${attributes({
    'service-id': query.service, origin, request: query.request, 'price-per-minute': pricing.pricePerMinute, 'free-seconds': pricing.freeSeconds, 'ceiling-minutes': query.ceiling,
    // A blog's frame lives at the embed address; the platform's own pages at this one.
    opener: origin === null ? ctx.config.publicUrl : ctx.config.embedUrl, return: query.return,
    label: t.consent[locale], maximums: JSON.stringify(Object.fromEntries(extensions.map((minutes) => [minutes, formatYen(most(view, minutes))]))),
    failed: t.failed[locale], 'price-changed': t.priceChanged[locale],
  })}>${content}</ck-consent>`;
}

/** Whom the sign-in window is about where it goes on to this one; null for any other path. */
export async function aboutSignIn(parts: PageParts, of: { path: string; locale: Locale }): Promise<Html | null> {
  const { pathname, searchParams } = new URL(of.path, parts.config.publicUrl);
  if (pathname !== '/consent') return null;
  const service = await findService(parts.db.sql, searchParams.get('service') ?? '');
  const provider = service === null ? null : await findUser(parts.db.sql, service.providerId);
  if (service?.state !== 'published' || provider === null) return null;
  const origin = originField.safeParse(searchParams.get('blog')).data ?? null;
  return about({ ctx: parts, locale: of.locale, provider: await personFor(parts, null, provider.id), light: lightOf(provider, parts.clock.now()), origin });
}

/** The window in which somebody allows payments for talks: one service, one blog, one price, one ceiling, 12 hours. */
export async function consentPage({ ctx, viewer, query: given, path }: PageInput): Promise<PageReply> {
  const query = readConsentQuery(given);
  if (!isUser(viewer)) return signInFirst(path);
  const { locale, userId } = viewer;
  const service = await requirePayable(ctx, query.service, userId);
  const freeSeconds = await freeSecondsFor(ctx, ctx.db.sql, { service, visitorId: userId });
  const [provider, user, cards] = await Promise.all([personFor(ctx, userId, service.providerId), findUser(ctx.db.sql, service.providerId), listCards(ctx, userId)]);
  const now = ctx.clock.now();
  const month = await ctx.reactions.monthOf?.(ctx.db.sql, userId, now) ?? null;
  const view: ConsentView = {
    ctx, locale, query, provider, light: user === null ? 'away' : lightOf(user, now), cards, now, month, origin: consentOrigin(ctx, query.blog ?? null), pricing: { pricePerMinute: service.pricePerMinute, freeSeconds },
  };
  return {
    html: windowPage({
      title: t.title[locale], locale, about: about(view), body: body(view), testRail: !ctx.rails.cards.live, actions: actions(view),
      wrap: (content) => element(view, content), ...(query.return !== undefined && { cancelUrl: query.return }),
    }),
    headers: windowHeaders,
  };
}
