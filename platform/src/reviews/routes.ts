import { z } from 'zod';
import { idField, pageQuery } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import * as actions from './actions.ts';
import { reviewReplies, talkReviewsReply } from './reply.ts';
import * as schema from './schema.ts';

const tag = 'reviews';
const ofTalk = z.strictObject({ talkId: idField('talk') });

const writeReview = operation({
  id: 'writeReview', method: 'PUT', path: '/v1/talks/{talkId}/review', tag, access: 'member', problems: ['not_found', 'state_conflict'],
  summary: 'Review the other person of a talk that is over; until it opens it may be put in other words',
  params: ofTalk, body: schema.writeReviewBody, replies: { 200: schema.talkReviews },
  async run({ ctx, viewer, params: { talkId }, body }) {
    await actions.writeReview(ctx, viewer, { talkId, ...body });
    return { status: 200, body: await talkReviewsReply(ctx, viewer.userId, await actions.readTalkReviews(ctx, viewer, talkId)) };
  },
});

const getTalkReviews = operation({
  id: 'getTalkReviews', method: 'GET', path: '/v1/talks/{talkId}/reviews', tag, access: 'member', problems: ['not_found'],
  summary: 'My review of a talk, and theirs once both are open',
  params: ofTalk, replies: { 200: schema.talkReviews },
  async run({ ctx, viewer, params: { talkId } }) {
    return { status: 200, body: await talkReviewsReply(ctx, viewer.userId, await actions.readTalkReviews(ctx, viewer, talkId)) };
  },
});

const listServiceReviews = operation({
  id: 'listServiceReviews', method: 'GET', path: '/v1/services/{serviceId}/reviews', tag, access: 'anyone', problems: ['not_found'],
  summary: 'What visitors say of a service, the newest first',
  params: z.strictObject({ serviceId: idField('service') }), query: pageQuery, replies: { 200: schema.reviewPage },
  async run({ ctx, viewer, params: { serviceId }, query }) {
    const { items, nextCursor } = await actions.listServiceReviews(ctx, viewer, { serviceId, ...query });
    return { status: 200, body: { items: await reviewReplies(ctx, viewer.kind === 'anyone' ? null : viewer.userId, items), nextCursor } };
  },
});

const listMyReviews = operation({
  id: 'listMyReviews', method: 'GET', path: '/v1/me/reviews', tag, access: 'user', problems: [],
  summary: 'Open reviews about me, or those I have written',
  query: schema.listMyReviewsQuery, replies: { 200: schema.reviewPage },
  async run({ ctx, viewer, query }) {
    const { items, nextCursor } = await actions.listMyReviews(ctx, viewer, query);
    return { status: 200, body: { items: await reviewReplies(ctx, viewer.userId, items), nextCursor } };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [writeReview, getTalkReviews, listServiceReviews, listMyReviews];
