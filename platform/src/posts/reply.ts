import type { z } from 'zod';
import type { Posts } from './actions.ts';
import type { Brought } from './post.ts';
import type { posts } from './schema.ts';

const broughtReply = ({ views, requests, talks, bill, sales }: Brought): Brought => ({ views, requests, talks, bill, sales });

/** What posts brought, for their provider. */
export function postsReply({ days, total, addresses }: Posts): z.input<typeof posts> {
  return {
    days, total: broughtReply(total),
    addresses: addresses.map((one) => ({ kind: one.kind, origin: one.origin, ...broughtReply(one), pages: one.pages.map((row) => ({ path: row.path, ...broughtReply(row) })) })),
  };
}
