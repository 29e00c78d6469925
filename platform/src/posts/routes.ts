import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation, type Operation } from '../http/operation.ts';
import * as actions from './actions.ts';
import { spans } from './post.ts';
import { postsReply } from './reply.ts';
import * as schema from './schema.ts';

const tag = 'posts';

const countView = operation({
  id: 'countView', method: 'POST', path: '/v1/services/{serviceId}/views', tag, access: 'anyone', problems: ['not_found'], cors: true,
  summary: 'Count that the card was seen on a page',
  description: 'Any page may send it, without credentials. Counted are service, registered address, page and day; nothing about the reader. More than 20 an hour from one network address are not counted.',
  params: z.strictObject({ serviceId: idField('service') }), query: schema.countViewQuery, replies: { 204: noContent },
  async run({ ctx, viewer, params: { serviceId }, query: { page }, request }) {
    await actions.countView(ctx, { serviceId, page, origin: request.origin, address: viewer.address });
    return { status: 204 };
  },
});

const listPosts = operation({
  id: 'listPosts', method: 'GET', path: '/v1/me/posts', tag, access: 'user', problems: [],
  summary: 'Which post earns: views, requests, talks and yen by address and page',
  query: schema.listPostsQuery, replies: { 200: schema.posts },
  async run({ ctx, viewer, query }) {
    const days = spans.find((span) => String(span) === query.days) ?? 30;
    return { status: 200, body: postsReply(await actions.readPosts(ctx, viewer.userId, days)) };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [countView, listPosts];
