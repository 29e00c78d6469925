import { z } from 'zod';
import type { Context } from '../context.ts';
import { idField, pageQuery } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import type { Viewer } from '../http/viewer.ts';
import { asId, type UserId } from '../primitives/id.ts';
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

const viewerIdOf = (viewer: Viewer): UserId | null => (viewer.kind === 'anyone' ? null : viewer.userId);

async function openReviewsReply(ctx: Context, viewer: Viewer, found: actions.OpenReviews) {
  return { items: await reviewReplies(ctx, viewerIdOf(viewer), found.items), nextCursor: found.nextCursor, spread: [...found.spread] };
}

const listServiceReviews = operation({
  id: 'listServiceReviews', method: 'GET', path: '/v1/services/{serviceId}/reviews', tag, access: 'anyone', problems: ['not_found'],
  summary: 'What visitors say of a service, the newest first, and how many gave how many stars',
  params: z.strictObject({ serviceId: idField('service') }), query: pageQuery, replies: { 200: schema.openReviewPage },
  async run({ ctx, viewer, params: { serviceId }, query }) {
    return { status: 200, body: await openReviewsReply(ctx, viewer, await actions.listServiceReviews(ctx, viewerIdOf(viewer), { serviceId, ...query })) };
  },
});

const listUserReviews = operation({
  id: 'listUserReviews', method: 'GET', path: '/v1/users/{userId}/reviews', tag, access: 'anyone', problems: ['not_found'],
  summary: 'What others say of a user, as a provider or as a visitor, the newest first',
  params: z.strictObject({ userId: idField('user') }), query: schema.listUserReviewsQuery, replies: { 200: schema.openReviewPage },
  async run({ ctx, viewer, params: { userId }, query }) {
    return { status: 200, body: await openReviewsReply(ctx, viewer, await actions.listUserReviews(ctx, viewerIdOf(viewer), { userId: asId('user', userId), ...query })) };
  },
});

const replyToReview = operation({
  id: 'replyToReview', method: 'PUT', path: '/v1/reviews/{reviewId}/reply', tag, access: 'user', problems: ['not_found', 'state_conflict'],
  summary: 'Reply to an open review about oneself, once',
  params: z.strictObject({ reviewId: idField('review') }), body: schema.replyBody, replies: { 200: schema.review },
  async run({ ctx, viewer, params: { reviewId }, body }) {
    const [review] = await reviewReplies(ctx, viewer.userId, [await actions.replyToReview(ctx, viewer, { reviewId, words: body.words })]);
    if (review === undefined) throw new Error('one review makes one reply');
    return { status: 200, body: review };
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
export const operations: readonly Operation[] = [writeReview, getTalkReviews, listServiceReviews, listUserReviews, replyToReview, listMyReviews];
