import type { Context } from '../context.ts';
import type { Anyone, UserViewer } from './viewer.ts';

/** Who looks at a page: pages are signed in to by cookie alone, never by a frame's token. */
export type PageVisitor = Anyone | UserViewer;

/** What a page's function gets. */
export interface PageInput<Visitor extends PageVisitor = PageVisitor> {
  readonly ctx: Context;
  readonly viewer: Visitor;
  /** The path's parameters, decoded, not yet checked: one that can't exist is a `not_found`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Path and query as asked for, to come back to after signing in. */
  readonly path: string;
}

/** A rendered page, a redirect within the platform, or a picture or text of another type. */
export type PageReply =
  | { readonly html: string; readonly status?: number; /** The Content-Security-Policy; the strict default without it. */ readonly policy?: string; /** Only for what is the same for everybody. */ readonly cache?: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly redirect: string; /** Moved for good: browsers and search engines may remember it. */ readonly permanent?: true }
  | { readonly content: string | Uint8Array; readonly type: string; readonly cache?: string; readonly headers?: Readonly<Record<string, string>> };

/** One server-rendered page. Refusals are thrown as a `Problem` and become the error page of their status. */
export interface Page {
  /** The path with its parameters in braces: `/s/{serviceId}`. */
  readonly path: string;
  /** user: others are sent to the sign-in page and come back. */
  readonly access: 'anyone' | 'user';
  /** Pages that exist outside production only, such as the local mailbox. */
  readonly developmentOnly?: true;
  render(input: PageInput): Promise<PageReply>;
}

/**
 * What a page says to caches: for guests, to whom it is the same, some seconds; for everybody else nothing, so it stays
 * `private, no-store`. Spread it into the reply.
 */
export function keptForGuests(viewer: PageVisitor, seconds: number): { readonly cache?: string } {
  return viewer.kind === 'anyone' ? { cache: `public, max-age=${seconds}, stale-while-revalidate=${seconds * 4}` } : {};
}

/** Declares a page for anybody. */
export function openPage(path: string, render: (input: PageInput) => Promise<PageReply>): Page {
  return { path, access: 'anyone', render };
}

/** Declares a page for signed-in people. */
export function memberPage(path: string, render: (input: PageInput<UserViewer>) => Promise<PageReply>): Page {
  return {
    path, access: 'user',
    render: async (input) => {
      const { viewer } = input;
      if (viewer.kind !== 'user') throw new Error('the router lets nobody else in');
      return render({ ...input, viewer });
    },
  };
}
