import { locales } from '../primitives/locale.ts';
import type { Locale } from '../primitives/locale.ts';
import { assetUrl } from './assets.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { jsonLd } from './json-ld.ts';
import type { JsonLd } from './json-ld.ts';
import { addressInLanguage } from './language-path.ts';
import { layoutTexts as t } from './texts.ts';

/** What the head of a document says. */
export interface HeadOptions {
  /** The name of the page alone; the product's name is added. */
  readonly title: string;
  readonly locale: Locale;
  /** Further elements of the head. */
  readonly head?: Html;
  /** The browser entry of this page kind beside the one of every page: `my-page`, `frame`, `window`, `call-room`. */
  readonly entry?: string;
  /** The Japanese page's address with origin, as search engines shall keep it; the English one follows from it. */
  readonly canonical?: string;
  /** One sentence for search engines and link previews. */
  readonly description?: string;
  /** A picture for link previews, 1200 × 630, with origin; default: the site's own. */
  readonly image?: string;
  /** What the picture shows, for those who can't see it. */
  readonly imageAlt?: string;
  /** What the page is, for search engines. */
  readonly statements?: readonly JsonLd[];
  /** Keeps the page out of search engines: everything personal. */
  readonly noindex?: boolean;
}

const ogLocales = { ja: 'ja_JP', en: 'en_US' } as const;

/** The site's own picture for link previews. */
export const SITE_PICTURE = '/picture.png';

function addresses(canonical: string, locale: Locale): Html {
  const own = addressInLanguage(canonical, locale);
  return html`<link rel="canonical" href="${own}"><meta property="og:url" content="${own}">
${locales.map((one) => html`<link rel="alternate" hreflang="${one}" href="${addressInLanguage(canonical, one)}">`)}<link rel="alternate" hreflang="x-default" href="${canonical}">
`;
}

function picture(options: HeadOptions): Html | undefined {
  const { canonical, image = canonical === undefined ? undefined : new URL(SITE_PICTURE, canonical).href, imageAlt } = options;
  if (image === undefined) return undefined;
  return html`<meta property="og:image" content="${image}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">
${imageAlt === undefined ? undefined : html`<meta property="og:image:alt" content="${imageAlt}">\n`}`;
}

function linkPreview(options: HeadOptions): Html {
  const { title, description, canonical, locale } = options;
  return html`<meta property="og:title" content="${title}"><meta property="og:site_name" content="${t.name[locale]}"><meta property="og:type" content="website"><meta property="og:locale" content="${ogLocales[locale]}">
${description === undefined ? undefined : html`<meta name="description" content="${description}"><meta property="og:description" content="${description}">\n`}${picture(options)}${
    canonical === undefined ? undefined : addresses(canonical, locale)}`;
}

/** Everything inside `<head>`: title, colours, link previews, the page's addresses per language, styles, scripts, statements for search engines. */
export function head(options: HeadOptions): Html {
  const { title, locale, entry, noindex, statements = [] } = options;
  const scripts = ['page', ...(entry === undefined ? [] : [entry])];
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<title>${title === t.name[locale] ? title : `${title} | ${t.name[locale]}`}</title>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#191e26" media="(prefers-color-scheme: dark)">
${noindex === true ? html`<meta name="robots" content="noindex">\n` : undefined}${linkPreview(options)}<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="manifest" href="/manifest.webmanifest"><link rel="apple-touch-icon" href="${assetUrl('apple-180.png')}">
<link rel="stylesheet" href="${assetUrl('page.css')}">
${scripts.map((name) => html`<script type="module" src="${assetUrl(`${name}.js`)}"></script>\n`)}${statements.map(jsonLd)}${options.head}`;
}
