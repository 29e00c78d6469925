import type { Locale, Texts } from '../primitives/locale.ts';
import { attributes, html, type Html } from './html.ts';
import { icon, type IconName } from './icons.ts';
import { page, type PageOptions } from './layout.ts';
import { myPageTexts as t } from './my-page-texts.ts';
import { fill } from './texts.ts';

/** A place of my page. */
export type MyPlace = 'talks' | 'conversations' | 'services' | 'reviews' | 'sales' | 'settings';

const places: readonly { readonly place: MyPlace; readonly href: string; readonly icon: IconName }[] = [
  { place: 'talks', href: '/my', icon: 'phone-incoming' }, { place: 'conversations', href: '/my/conversations', icon: 'message' },
  { place: 'services', href: '/my/services', icon: 'book' }, { place: 'reviews', href: '/my/reviews', icon: 'star' },
  { place: 'sales', href: '/my/sales', icon: 'yen' }, { place: 'settings', href: '/my/settings', icon: 'settings' },
];

function navigation(current: MyPlace, shown: { locale: Locale; unread: number }): Html {
  const { locale, unread } = shown;
  return html`<nav class="side-links" aria-label="${t.navigation[locale]}"><ul>${places.map((one) => html`<li><a ${attributes({
    href: one.href, 'aria-current': one.place === current ? 'page' : undefined })}>${icon(one.icon, 20)}<span>${t[one.place][locale]}</span>${
    one.place === 'conversations' && unread > 0 ? html`<span class="count" aria-label="${fill(t.unread[locale], { n: unread })}">${unread > 99 ? '99+' : unread}</span>` : undefined}</a></li>`)}</ul></nav>`;
}

/** What a page of my page needs beyond any page: where it stands, its heading in the speaking voice, and what stands right of the heading. */
export interface MyPageOptions extends Omit<PageOptions, 'title' | 'noindex'> {
  readonly current: MyPlace;
  /** Marked with `voice(…)`. */
  readonly heading: Texts;
  readonly beside?: Html;
}

/** A page of my page: the navigation at the side (at the bottom on phones), a heading, the content. Kept out of search engines. */
export function myPage(options: MyPageOptions): string {
  const { current, heading, beside, locale, body, viewer } = options;
  return page({
    ...options, title: heading[locale], noindex: true, entry: options.entry ?? 'my-page',
    body: html`<div class="my-page">${navigation(current, { locale, unread: viewer.signedIn ? viewer.unread : 0 })}<div class="my-content"><div class="page-title"><h1 class="voice">${heading[locale]}</h1>${beside}</div>${body}</div></div>`,
  });
}
