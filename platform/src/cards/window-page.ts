import type { Context } from '../context.ts';
import type { PageReply, PageVisitor } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';

/** A window must keep the frame that opened it, through every page of its way. */
export const windowHeaders = { 'Cross-Origin-Opener-Policy': 'unsafe-none' } as const;

/** Signed-out people sign in inside the window and come back. */
export function signInFirst(path: string): PageReply {
  return { redirect: `/sign-in?window=1&next=${encodeURIComponent(path)}` };
}

/** Whether somebody is signed in here. */
export function isUser(viewer: PageVisitor): viewer is UserViewer {
  return viewer.kind === 'user';
}

/** A path of the platform with something added to its query. */
export function withQuery(path: string, added: Readonly<Record<string, string>>): string {
  const address = new URL(path, 'https://choku.invalid');
  for (const [name, value] of Object.entries(added)) address.searchParams.set(name, value);
  return address.pathname + address.search;
}

/** The path of an address of the platform itself; null for any other. */
export function ownPath(ctx: Context, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.origin === new URL(ctx.config.publicUrl).origin ? url.pathname + url.search : null;
}
