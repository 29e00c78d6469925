import { locales } from '../primitives/locale.ts';
import type { Locale, Texts } from '../primitives/locale.ts';
import { mark } from './drawings.ts';
import { form } from './forms.ts';
import { attributes, html } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import { hasLanguages, inLanguage, withoutLanguage } from './language-path.ts';
import { layoutTexts as t } from './texts.ts';

/** What the foot of a page needs: its language, who reads it, and its own path with query, to stay on it in the other language. */
export interface FooterOptions {
  readonly locale: Locale;
  readonly signedIn: boolean;
  readonly path?: string;
}

const languageNames = { ja: '日本語', en: 'English' } as const;

const groups: readonly (readonly [heading: Texts, links: readonly (readonly [path: string, name: Texts])[]])[] = [
  [t.groupUse, [['/search', t.search], ['/how-it-works', t.howItWorks], ['/help/fees', t.prices], ['/faq', t.faq]]],
  [t.groupOffer, [['/for-providers', t.forProviders], ['/my/services/new', t.offer], ['/docs', t.docs]]],
  [t.groupTrust, [['/help/safety', t.safety], ['/legal/measures', t.measures]]],
  [t.groupLaw, [['/legal/terms', t.terms], ['/legal/privacy', t.privacy], ['/legal/external', t.external], ['/legal/tokushoho', t.law]]],
];

/** A guest goes to the same page in the other language; who is signed in changes the language of the account as well. */
function languageChoice(one: Locale, options: FooterOptions): Html {
  const { locale, signedIn, path = '/' } = options;
  if (one === locale) return html`<span aria-current="true" lang="${one}">${languageNames[one]}</span>`;
  const plain = withoutLanguage(path);
  const same = hasLanguages(plain) ? inLanguage(plain, one) : inLanguage('/', one);
  if (!signedIn) return html`<a ${attributes({ href: same, hreflang: one, lang: one })}>${languageNames[one]}</a>`;
  return form({
    operation: 'updateMe', method: 'PATCH', action: '/v1/me', locale, next: /^\/my(\/|$|\?)/u.test(plain) || !hasLanguages(plain) ? 'reload' : same.replaceAll('{', '%7B'), class: 'inline-form',
    fields: html`<button class="link-button" type="submit" name="locale" value="${one}" lang="${one}"><span class="button-label">${languageNames[one]}</span></button>`,
  });
}

/** The same page in the other languages. */
function languageSwitch(options: FooterOptions): Html {
  return html`<nav class="languages" aria-label="${t.language[options.locale]}">${icon('globe', 18)}${locales.map((one) => languageChoice(one, options))}</nav>`;
}

/**
 * The foot of every page: where things are explained, what the law asks for, and the page's other language. `within` turns the
 * links of a part into those of the page's language; those of the language switch lead to the other one and stay.
 */
export function footer(options: FooterOptions, within: (part: Html) => Html): Html {
  const { locale } = options;
  const links = html`<nav class="footer-groups" aria-label="${t.footer[locale]}">${groups.map(([heading, items]) => html`<div><b>${heading[locale]}</b><ul>${
    items.map(([href, text]) => html`<li><a href="${href}">${text[locale]}</a></li>`)}</ul></div>`)}</nav>`;
  const home = html`<a class="header-home" href="/" aria-label="${t.home[locale]}"><span class="logo">${mark(24)}<span class="wordmark-text">${t.name[locale]}</span></span></a>`;
  return html`<footer class="page-footer"><div class="page-footer-inside">${within(links)}
<div class="page-footer-end">${within(home)}${languageSwitch(options)}</div></div></footer>`;
}

/** Tells a guest whose browser speaks the other language that this page exists in it; shown by the browser alone, over the page, so nothing moves and every guest gets the same bytes. */
export function languageHint(options: FooterOptions): Html | undefined {
  const { locale, signedIn, path = '/' } = options;
  const plain = withoutLanguage(path);
  if (signedIn || !hasLanguages(plain)) return undefined;
  const other = locale === 'ja' ? 'en' : 'ja';
  return html`<aside ${attributes({ class: 'language-hint', hidden: true, 'data-language-hint': other, lang: other, 'aria-label': t.language[other] })}><a ${attributes({ href: inLanguage(plain, other), hreflang: other })}>${
    t.alsoIn[other]}</a><button class="icon-button" type="button" aria-label="${t.closeHint[other]}">${icon('close', 18)}</button></aside>`;
}
