import type { Context } from '../context.ts';
import type { Viewer } from '../http/viewer.ts';
import { contentSecurityPolicy } from '../site/content-security-policy.ts';
import type { PageViewer } from '../site/layout.ts';
import { lightOf } from './light.ts';
import { activeUser } from './people.ts';
import { avatarUrl, countsFor } from './reply.ts';

/** Who looks at a page, as its header shows them. A frame's person is nobody on the platform's own pages. */
export async function pageViewer(ctx: Context, viewer: Viewer): Promise<PageViewer> {
  if (viewer.kind !== 'user') return { signedIn: false };
  const user = await activeUser(ctx, viewer.userId);
  if (user === null) return { signedIn: false };
  const { unreadMessages, waitingRequests } = await countsFor(ctx, user.id);
  return {
    signedIn: true, nickname: user.nickname, avatarUrl: avatarUrl(ctx.config, user), unread: unreadMessages, waitingRequests, light: lightOf(user, ctx.clock.now()),
  };
}

/** The policy of error pages: the strict one, whatever page the error happened on. */
export const errorPolicy = contentSecurityPolicy();
