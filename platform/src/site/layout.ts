import type { Locale } from '../primitives/locale.ts';
import { logo } from './drawings.ts';
import { footer, languageHint } from './footer.ts';
import { head } from './head.ts';
import type { HeadOptions } from './head.ts';
import { pageHeader } from './header.ts';
import type { PageViewer } from './header.ts';
import { attributes, html, raw, render } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import { linksInLanguage } from './language-path.ts';
import { phrases } from './phrases.ts';
import { layoutTexts as t } from './texts.ts';

export type { PageViewer } from './header.ts';

/** What a document needs, whatever stands in it. */
export interface DocumentOptions extends HeadOptions {
  readonly body: Html;
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
  return html`<aside class="banner" data-test-rail aria-label="${t.notice[locale]}">${icon('info', 18)}<span class="phrases">${phrases(t.testRail[locale])}</span></aside>`;
}

/**
 * A whole page of the platform as text: header, test-rail banner, `<main>` around the body, footer. The body is what stands
 * inside `<main id="main">`; put it into `.wide` (1120 px) or `.column` (680 px). On an English page every link inside the
 * platform leads to English pages, so pages write plain paths.
 */
export function page(options: PageOptions): string {
  const { locale, body, path, viewer: { signedIn } } = options;
  if (options.bare === true) return document(options, { bodyClass: 'bare', content: html`<main id="main" tabindex="-1">${body}</main>` });
  const within = (part: Html): Html => locale === 'ja' ? part : raw(linksInLanguage(render(part), { locale, signedIn }));
  const here = { locale, signedIn, ...(path === undefined ? {} : { path }) };
  return document(options, {
    bodyClass: 'page',
    content: html`<a class="skip-link" href="#main">${t.skip[locale]}</a>
${within(pageHeader(options))}
${options.testRail === true ? testRailBanner(locale) : undefined}
<main id="main" tabindex="-1">${within(body)}</main>
${footer(here, within)}${languageHint(here)}`,
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
