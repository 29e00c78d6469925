import type { PageInput, PageReply } from '../http/page.ts';
import { html, type Html } from '../site/html.ts';
import { page, windowPage } from '../site/layout.ts';
import { safeNext } from './next-path.ts';
import { pageViewer } from './page-viewer.ts';

/** One of the pages on which somebody gets into their account. */
export interface AccountPage {
  readonly title: string;
  readonly body: Html;
  /** What stands at the bottom: the one button and small print. */
  readonly actions: Html;
  /** The page's one form around body and actions. */
  readonly wrap: (content: Html) => Html;
  /** Below everything, outside of the form: a second form may stand here. */
  readonly after?: Html;
}

/** The address of another page of this journey: it stays in the small window and keeps where to go on to. */
export function onward(input: PageInput, path: string, extra: Readonly<Record<string, string>> = {}): string {
  const kept = new URLSearchParams(extra);
  const next = input.query.get('next');
  if (next !== null) kept.set('next', safeNext(next));
  if (input.query.get('window') === '1') kept.set('window', '1');
  // A form's `next` fills `{…}`; an address that brings braces of its own mustn't meet that.
  const query = kept.toString();
  return query === '' ? path : `${path}?${query}`;
}

async function about(input: PageInput): Promise<Html | undefined> {
  const { ctx, query, viewer } = input;
  for (const describe of ctx.reactions.aboutSignIn ?? []) {
    const found = await describe(ctx, { path: safeNext(query.get('next')), locale: viewer.locale });
    if (found !== null) return found;
  }
  return undefined;
}

/** The page as it stands in the small window a frame opened, or as a page of the site. Both are never kept by caches or found by searching. */
export async function accountPage(input: PageInput, content: AccountPage): Promise<PageReply> {
  const { ctx, viewer, path, query } = input;
  const { title, body, actions, wrap, after } = content;
  const { locale } = viewer;
  if (query.get('window') === '1') {
    const aboutBlock = await about(input);
    return {
      html: windowPage({ title, locale, body, actions: html`${actions}`, wrap: (inner) => html`${wrap(inner)}${after === undefined ? undefined : html`<div class="window-after">${after}</div>`}`, ...(aboutBlock === undefined ? {} : { about: aboutBlock }) }),
      // The window must keep the frame that opened it, to hand over the code afterwards.
      headers: { 'Cross-Origin-Opener-Policy': 'unsafe-none' },
    };
  }
  return {
    html: page({
      title, locale, viewer: await pageViewer(ctx, viewer), path, noindex: true,
      body: html`<div class="account-page">${wrap(html`<div class="account-main">${body}</div><div class="account-actions">${actions}</div>`)}${after}</div>`,
    }),
  };
}
