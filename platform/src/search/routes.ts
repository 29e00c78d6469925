import { z } from 'zod';
import { operation, type Operation } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { serviceReplies } from '../services/index.ts';
import { searchServices, suggestFor } from './actions.ts';
import { besideResults, suggestionReply } from './reply.ts';
import * as schema from './schema.ts';

const listServices = operation({
  id: 'listServices', method: 'GET', path: '/v1/services', tag: 'services', access: 'anyone', problems: [],
  summary: 'Searches the published services by words and filters',
  description: 'Words are found in any spelling: width, case, kind of kana, long vowels, okurigana, numbers. All filters must fit. A page may be shorter than `limit` without being the last.',
  query: schema.searchQuery, replies: { 200: schema.searchPage },
  async run({ ctx, viewer, query }) {
    const { priceMin = 0, priceMax = 10_000 } = query;
    if (priceMin > priceMax) throw new Problem('invalid_input', { errors: [{ in: 'query', field: 'priceMax', rule: 'too_small', limit: priceMin, message: { ja: `${priceMin}円以上にしてください。`, en: `Must be at least ${priceMin}.` } }] });
    const viewerId = viewer.kind === 'anyone' ? null : viewer.userId;
    const results = await searchServices(ctx, viewerId, query);
    return { status: 200, body: { items: await serviceReplies(ctx, results.services, viewerId), ...besideResults(results) } };
  },
});

const suggestSearches = operation({
  id: 'suggestSearches', method: 'GET', path: '/v1/search/suggestions', tag: 'services', access: 'anyone', problems: [],
  summary: 'What could be meant by what has been typed so far: categories, tags, places and services',
  query: schema.suggestionsQuery, replies: { 200: z.strictObject({ items: z.array(schema.suggestion) }) },
  async run({ ctx, viewer, query }) {
    const found = await suggestFor(ctx, viewer.kind === 'anyone' ? null : viewer.userId, query.q);
    return { status: 200, body: { items: suggestionReply(found, query.q, viewer.locale) } };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [listServices, suggestSearches];
