import { locales } from '../primitives/locale.ts';
import type { Locale } from '../primitives/locale.ts';
import { assetUrl } from './assets.ts';
import { logo, mark } from './drawings.ts';
import { form } from './forms.ts';
import { pageHeader } from './header.ts';
import type { PageViewer } from './header.ts';
import { attributes, html, render } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import { phrases } from './phrases.ts';
import { layoutTexts as t } from './texts.ts';

export type { PageViewer } from './header.ts';

/** What a document needs, whatever stands in it. */
export interface DocumentOptions {
  /** The name of the page alone; the product's name is added. */
  readonly title: string;
  readonly locale: Locale;
  readonly body: Html;
  /** Further elements of the head. */
  readonly head?: Html;
  /** The browser entry of this page kind beside the one of every page: `my-page`, `frame`, `window`, `call-room`. */
  readonly entry?: string;
  /** The page's address with origin, as search engines shall keep it. */
  readonly canonical?: string;
  /** One sentence for search engines and link previews. */
  readonly description?: string;
  /** A picture for link previews, with origin. */
  readonly image?: string;
  /** Keeps the page out of search engines: everything personal. */
  readonly noindex?: boolean;
}

/** What a page with header and footer is made of. */
export interface PageOptions extends DocumentOptions {
  readonly viewer: PageViewer;
  /** Says that no real money moves; for every page that shows money while the test rail is in use. */
  readonly testRail?: boolean;
  /** Leaves header and footer out (the call room, print). */
  readonly bare?: boolean;
  /** What was searched for, shown in the header's field; `false` leaves the field out where the page has its own. */
  readonly search?: string | false;
  /** Path and query of this page, so that signing in comes back to it. */
  readonly path?: string;
}

function linkPreview(options: DocumentOptions): Html {
  const { title, description, image, canonical } = options;
  return html`<meta property="og:title" content="${title}"><meta property="og:site_name" content="${t.name[options.locale]}"><meta property="og:type" content="website">
${description === undefined ? undefined : html`<meta name="description" content="${description}"><meta property="og:description" content="${description}">\n`}${
    image === undefined ? undefined : html`<meta property="og:image" content="${image}"><meta name="twitter:card" content="summary_large_image">\n`}${
    canonical === undefined ? undefined : html`<link rel="canonical" href="${canonical}"><meta property="og:url" content="${canonical}">\n`}`;
}

function head(options: DocumentOptions): Html {
  const scripts = ['page', ...(options.entry === undefined ? [] : [options.entry])];
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>${options.title === t.name[options.locale] ? options.title : `${options.title} | ${t.name[options.locale]}`}</title>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#191e26" media="(prefers-color-scheme: dark)">
${options.noindex === true ? html`<meta name="robots" content="noindex">\n` : undefined}${linkPreview(options)}<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${assetUrl('page.css')}">
${scripts.map((name) => html`<script type="module" src="${assetUrl(`${name}.js`)}"></script>\n`)}${options.head}`;
}

/** A whole document around finished parts: language, title, styles, scripts, the two live regions. */
function document(options: DocumentOptions, parts: { bodyClass: string; content: Html }): string {
  return render(html`<!doctype html>
<html ${attributes({ lang: options.locale })}>
<head>
${head(options)}</head>
<body class="${parts.bodyClass}">
${parts.content}
<div class="sr" id="status" role="status"></div><div class="sr" id="alert" role="alert"></div>
<div class="toasts" id="toasts"></div>
</body>
</html>`);
}

/** The ai note at the top of every page that shows money while the test rail stands in for a real one. */
export function testRailBanner(locale: Locale): Html {
  return html`<p class="banner" data-test-rail>${icon('info', 18)}<span class="phrases">${phrases(t.testRail[locale])}</span></p>`;
}

const languageNames = { ja: '日本語', en: 'English' } as const;

/** Guests keep their choice in a cookie; who is signed in changes the language of the account. */
function languageChoice(one: Locale, options: { locale: Locale; signedIn: boolean }): Html {
  const { locale, signedIn } = options;
  if (one === locale) return html`<span aria-current="true" lang="${one}">${languageNames[one]}</span>`;
  if (!signedIn) return html`<a href="/language/${one}" hreflang="${one}" lang="${one}" rel="nofollow">${languageNames[one]}</a>`;
  return form({
    operation: 'updateMe', method: 'PATCH', action: '/v1/me', locale, next: 'reload', class: 'inline-form',
    fields: html`<button class="link-button" type="submit" name="locale" value="${one}" lang="${one}"><span class="button-label">${languageNames[one]}</span></button>`,
  });
}

function languageSwitch(options: { locale: Locale; signedIn: boolean }): Html {
  return html`<nav class="languages" aria-label="${t.language[options.locale]}">${icon('globe', 18)}${locales.map((one) => languageChoice(one, options))}</nav>`;
}

function footer(locale: Locale, signedIn: boolean): Html {
  const links = [['/search', t.search], ['/my/services/new', t.offer], ['/about', t.about], ['/terms', t.terms], ['/privacy', t.privacy], ['/law', t.law]] as const;
  return html`<footer class="page-footer"><div class="page-footer-inside">
    <a class="header-home" href="/" aria-label="${t.home[locale]}"><span class="logo">${mark(24)}<span class="wordmark-text">${t.name[locale]}</span></span></a>
    <nav aria-label="${t.footer[locale]}"><ul class="footer-links">${links.map(([href, text]) => html`<li><a href="${href}">${text[locale]}</a></li>`)}</ul></nav>
    ${languageSwitch({ locale, signedIn })}
  </div></footer>`;
}

/**
 * A whole page of the platform as text: header, test-rail banner, `<main>` around the body, footer. The body is what stands
 * inside `<main id="main">`; put it into `.wide` (1120 px) or `.column` (680 px).
 */
export function page(options: PageOptions): string {
  const { locale, body } = options;
  if (options.bare === true) return document(options, { bodyClass: 'bare', content: html`<main id="main" tabindex="-1">${body}</main>` });
  return document(options, {
    bodyClass: 'page',
    content: html`<a class="skip-link" href="#main">${t.skip[locale]}</a>
${pageHeader(options)}
${options.testRail === true ? testRailBanner(locale) : undefined}
<main id="main" tabindex="-1">${body}</main>
${footer(locale, options.viewer.signedIn)}`,
  });
}

/** A small window of our own address: sign-in, card, consent. */
export interface WindowOptions extends Omit<DocumentOptions, 'entry'> {
  /** Whom this is about and from which blog. */
  readonly about?: Html;
  /** What stays at the bottom: the one button and its small print. */
  readonly actions?: Html;
  /** Where giving up leads; default: the window's script closes it. */
  readonly cancelUrl?: string;
  readonly testRail?: boolean;
  /** The one form of the window goes around main and actions, so that the button at the bottom sends it. */
  readonly wrap?: (content: Html) => Html;
}

/** A small window: name, a way back, content, one action at the bottom. Its browser entry is `window`. */
export function windowPage(options: WindowOptions): string {
  const { locale, about, body, actions, cancelUrl = '/', testRail, wrap = (content) => content } = options;
  return document({ ...options, entry: 'window', noindex: true }, {
    bodyClass: 'window',
    content: html`<div class="window-frame">
<header class="window-header">${logo(32)}<a class="quiet-link" href="${cancelUrl}" data-window-cancel>${t.cancelAndReturn[locale]}</a></header>
${testRail === true ? testRailBanner(locale) : undefined}
${wrap(html`<main id="main" tabindex="-1" class="window-main">${about === undefined ? undefined : html`<div class="window-about">${about}</div>`}${body}</main>
${actions === undefined ? undefined : html`<footer class="window-actions">${actions}</footer>`}`)}
</div>`,
  });
}
