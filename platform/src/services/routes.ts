import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import * as actions from './actions.ts';
import { categories } from './category-schema.ts';
import { photoOperations } from './photo-routes.ts';
import * as reply from './reply.ts';
import * as schema from './schema.ts';

const tag = 'services';
const params = z.strictObject({ serviceId: idField('service') });

const createService = operation({
  id: 'createService', method: 'POST', path: '/v1/services', tag, access: 'user', problems: ['too_many_open_requests', 'rate_limited'],
  summary: 'Write the draft of a service',
  body: schema.createServiceBody, replies: { 201: schema.service },
  async run({ ctx, viewer, body }) {
    return { status: 201, body: await reply.serviceReply(ctx, await actions.createService(ctx, viewer.userId, body), viewer.userId) };
  },
});

const updateService = operation({
  id: 'updateService', method: 'PATCH', path: '/v1/services/{serviceId}', tag, access: 'user', problems: ['not_found'],
  summary: 'Change what a service says; requests and talks under way keep their price',
  params, body: schema.updateServiceBody, replies: { 200: schema.service },
  async run({ ctx, viewer, params: { serviceId }, body }) {
    return { status: 200, body: await reply.serviceReply(ctx, await actions.updateService(ctx, viewer.userId, { serviceId, words: body }), viewer.userId) };
  },
});

const setServiceState = operation({
  id: 'setServiceState', method: 'PUT', path: '/v1/services/{serviceId}/state', tag, access: 'user', problems: ['not_found', 'state_conflict'],
  summary: 'Publish, pause or unpublish; requests and talks under way go on',
  params, body: schema.serviceStateBody, replies: { 200: schema.service },
  async run({ ctx, viewer, params: { serviceId }, body }) {
    return { status: 200, body: await reply.serviceReply(ctx, await actions.setState(ctx, viewer.userId, { serviceId, state: body.state }), viewer.userId) };
  },
});

const getService = operation({
  id: 'getService', method: 'GET', path: '/v1/services/{serviceId}', tag, access: 'anyone', problems: ['not_found'],
  summary: 'One service',
  params, replies: { 200: schema.service },
  async run({ ctx, viewer, params: { serviceId } }) {
    const viewerId = viewer.kind === 'anyone' ? null : viewer.userId;
    return { status: 200, body: await reply.serviceReply(ctx, await actions.requireReadable(ctx, serviceId, viewerId), viewerId) };
  },
});

const listMyServices = operation({
  id: 'listMyServices', method: 'GET', path: '/v1/me/services', tag, access: 'user', problems: [],
  summary: 'My services in every state, the newest first',
  replies: { 200: z.strictObject({ items: z.array(schema.service) }) },
  async run({ ctx, viewer }) {
    const services = await actions.listMine(ctx, viewer.userId);
    return { status: 200, body: { items: await Promise.all(services.map((service) => reply.serviceReply(ctx, service, viewer.userId))) } };
  },
});

const listCategories = operation({
  id: 'listCategories', method: 'GET', path: '/v1/categories', tag, access: 'anyone', problems: [], cache: 'public, max-age=60',
  summary: 'Every category with its number of published services',
  replies: { 200: z.strictObject({ items: z.array(schema.category) }) },
  async run({ ctx }) {
    const counts = await actions.countByCategory(ctx);
    return { status: 200, body: { items: categories.map(({ slug, name, hint }) => ({ slug, ...name, hint, count: counts.get(slug) ?? 0 })) } };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [createService, updateService, setServiceState, getService, listMyServices, listCategories, ...photoOperations];
