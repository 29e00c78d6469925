import type { Context } from '../context.ts';
import { keptForGuests, openPage, type Page } from '../http/page.ts';
import type { Locale } from '../primitives/locale.ts';
import { externalTexts as t } from './external-texts.ts';
import { html, type Html } from './html.ts';
import { phrases } from './phrases.ts';
import { openDocument, type SiteParts } from './site-parts.ts';
import { fill } from './texts.ts';

/** One line of the table: where to, what, what for. */
export type Transmission = readonly [where: string, what: string, why: string];

/** The host in the address of a server: `stun:stun.example:3478`, `smtps://user:secret@mail.example`. Nothing secret of it. */
export function hostOf(address: string): string {
  return /^(?:\w+):(?:\/\/)?(?:[^@/]*@)?(\[[^\]]+\]|[^:/?]+)/u.exec(address)?.[1] ?? address;
}

/** What the reader's browser sends to others, by what this platform has switched on. */
export function fromBrowser({ config, rails }: Pick<Context, 'config' | 'rails'>, locale: Locale): readonly Transmission[] {
  const { stunUrls, turnUrls } = config.calls;
  const hosts = (addresses: readonly string[]) => [...new Set(addresses.map(hostOf))];
  return [
    ...(turnUrls.length === 0 ? [[t.other[locale], t.otherWhat[locale], t.otherWhy[locale]] as const] : []),
    ...hosts(stunUrls).map((host) => [host, t.stunWhat[locale], t.stunWhy[locale]] as const),
    ...hosts(turnUrls).map((host) => [host, t.turnWhat[locale], t.turnWhy[locale]] as const),
    ...(rails.cards.kind === 'stripe' ? [[t.cards[locale], t.cardsWhat[locale], t.cardsWhy[locale]] as const] : []),
  ];
}

/** What our servers send to others, by what is switched on. */
export function fromServer({ config, rails }: Pick<Context, 'config' | 'rails'>, locale: Locale): readonly Transmission[] {
  const { smtpUrl } = config.mail;
  return [
    ...(smtpUrl === undefined ? [] : [[`${t.mail[locale]} (${hostOf(smtpUrl)})`, t.mailWhat[locale], t.mailWhy[locale]] as const]),
    [t.push[locale], t.pushWhat[locale], t.pushWhy[locale]],
    ...(rails.cards.kind === 'stripe' ? [[t.cardRail[locale], t.cardRailWhat[locale], t.cardsWhy[locale]] as const] : []),
  ];
}

function table(rows: readonly Transmission[], of: { locale: Locale; heading: string }): Html {
  const { locale, heading } = of;
  if (rows.length === 0) return html`<p>${t.nothing[locale]}</p>`;
  return html`<div class="table" tabindex="0" role="region" aria-label="${heading}"><table><thead><tr>${[t.where, t.what, t.why].map((name) => html`<th scope="col">${name[locale]}</th>`)}</tr></thead><tbody>${
    rows.map(([where, what, why]) => html`<tr><th scope="row">${where}</th><td>${what}</td><td>${why}</td></tr>`)}</tbody></table></div>`;
}

function bodyOf(ctx: Context, locale: Locale): Html {
  const part = (heading: string, rows: readonly Transmission[]) => html`<section><h2>${heading}</h2>${table(rows, { locale, heading })}</section>`;
  return html`<article class="column legal-page"><h1 class="voice">${phrases(t.title[locale])}</h1><p class="lead phrases">${phrases(t.lead[locale])}</p><div class="prose"><p>${t.noAds[locale]}</p>
${part(t.fromBrowser[locale], fromBrowser(ctx, locale))}${part(t.fromServer[locale], fromServer(ctx, locale))}
<section><h2>${t.bloggers[locale]}</h2><p>${t.bloggersLead[locale]}</p><blockquote class="sunken">${fill(t.bloggersWords[locale], { host: new URL(ctx.config.publicUrl).host })}</blockquote></section></div></article>`;
}

/** What goes where, made from what is switched on: it can't say anything else than the platform does. */
export function externalPages(parts: SiteParts): readonly Page[] {
  const path = '/legal/external';
  return [openPage(path, async (input) => {
    const { ctx, viewer } = input;
    const { locale } = viewer;
    return { html: await openDocument(parts, input, { path, title: t.title[locale], description: t.lead[locale], body: bodyOf(ctx, locale) }), ...keptForGuests(viewer, 300) };
  })];
}
