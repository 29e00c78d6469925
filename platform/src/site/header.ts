import type { Locale } from '../primitives/locale.ts';
import { logo } from './drawings.ts';
import { attributes, html } from './html.ts';
import type { Html } from './html.ts';
import { icon } from './icons.ts';
import { fill, layoutTexts as t } from './texts.ts';

/** Whether somebody can talk now: `available`, `busy` in a talk, `away`. */
export type Light = 'available' | 'busy' | 'away';

/** Who looks at the page, as far as the header shows it. Counts are whole numbers. */
export type PageViewer =
  | { readonly signedIn: false }
  | {
    readonly signedIn: true;
    readonly nickname: string;
    readonly avatarUrl: string;
    readonly unread: number;
    readonly waitingRequests: number;
    readonly light: Light;
  };

type SignedIn = Extract<PageViewer, { signedIn: true }>;

/** A count as the badge shows it. */
function badge(count: number): string {
  return count > 99 ? '99+' : String(count);
}

function counted(link: { href: string; name: string; icon: 'message' | 'bell'; count: number; id: string }): Html {
  return html`<a class="icon-button badge" ${attributes({
    href: link.href, 'aria-label': link.name, title: link.name, 'data-count': link.count > 0 ? badge(link.count) : undefined, 'data-header': link.id,
  })}>${icon(link.icon, 22)}</a>`;
}

function ownLinks(viewer: SignedIn, locale: Locale): Html {
  const { unread, waitingRequests, light, nickname, avatarUrl } = viewer;
  return html`
    ${counted({ id: 'messages', href: '/my/conversations', icon: 'message', count: unread, name: unread > 0 ? fill(t.chatUnread[locale], { n: unread }) : t.chat[locale] })}
    ${counted({ id: 'requests', href: '/my', icon: 'bell', count: waitingRequests,
      name: waitingRequests > 0 ? fill(t.requestsWaiting[locale], { n: waitingRequests }) : t.requests[locale] })}
    <a class="header-me" href="/my" data-header="me" title="${nickname}" aria-label="${fill(t.myPage[locale], { name: nickname })}(${t[light][locale]})"
      ><img class="avatar size-40 light-${light}" src="${avatarUrl}" alt="" width="40" height="40"></a>`;
}

function guestLinks(locale: Locale, next: string | undefined): Html {
  const query = next === undefined ? '' : `?next=${encodeURIComponent(next)}`;
  return html`
    <a class="header-link wide-only" href="/my/services/new">${t.offer[locale]}</a>
    <a class="header-link" href="/sign-in${query}">${t.signIn[locale]}</a>
    <a class="button line small" href="/sign-up${query}">${t.signUp[locale]}</a>`;
}

/** The header of every page: name, search, messages, requests, own avatar with its light; for guests the two ways in. */
export function pageHeader(options: { viewer: PageViewer; locale: Locale; search?: string | false; path?: string }): Html {
  const { viewer, locale, search, path } = options;
  return html`<header class="page-header"><div class="page-header-inside">
    <a class="header-home" href="/" aria-label="${t.home[locale]}">${logo()}</a>
    ${search === false ? undefined : html`<form class="header-search" role="search" action="/search">${icon('search', 18)}<input type="search" name="q" ${attributes({
      value: search, placeholder: t.searchHint[locale], 'aria-label': t.searchHint[locale], maxlength: 100,
    })}></form>`}
    <nav class="header-links" aria-label="${t.mainNavigation[locale]}">
      ${search === false ? undefined : html`<a class="icon-button narrow-only" href="/search" aria-label="${t.search[locale]}" title="${t.search[locale]}">${icon('search', 22)}</a>`}
      ${viewer.signedIn ? ownLinks(viewer, locale) : guestLinks(locale, path)}
    </nav>
  </div></header>`;
}
