import { pageOf } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { listPublished, service, serviceReply } from '../services/index.ts';
import * as schema from './schema.ts';

const listServices = operation({
  id: 'listServices', method: 'GET', path: '/v1/services', tag: 'services', access: 'anyone', problems: [],
  summary: 'Published services, the newest first, by category, provider or available now',
  query: schema.listServicesQuery, replies: { 200: pageOf(service) },
  async run({ ctx, viewer, query }) {
    const viewerId = viewer.kind === 'anyone' ? null : viewer.userId;
    const page = await listPublished(ctx, viewerId, query);
    return { status: 200, body: { items: await Promise.all(page.items.map((found) => serviceReply(ctx, found, viewerId))), nextCursor: page.nextCursor } };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [listServices];
