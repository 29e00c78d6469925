import { operation, type Operation } from '../http/operation.ts';
import { cropOf, pictureBody, pictureQuery } from '../rails/photos/wire.ts';
import { currentUser } from './actions.ts';
import { dropPortrait, setPortrait } from './portrait-actions.ts';
import { meReply } from './reply.ts';
import { me } from './schema.ts';

const tag = 'users';

const setMyPortrait = operation({
  id: 'setMyPortrait', method: 'PUT', path: '/v1/me/portrait', tag, access: 'user', problems: ['unusable_picture', 'rate_limited'],
  summary: 'Make a picture one’s portrait',
  description: 'The body is the picture itself. It is made upright, cut square and encoded anew without anything else the file held; what was sent is not kept.',
  query: pictureQuery, binary: pictureBody, replies: { 200: me },
  async run({ ctx, viewer, query, request }) {
    await setPortrait(ctx, viewer.userId, { picture: request.raw, crop: cropOf(query) });
    return { status: 200, body: await meReply(ctx, await currentUser(ctx.db.sql, viewer.userId)) };
  },
});

const deleteMyPortrait = operation({
  id: 'deleteMyPortrait', method: 'DELETE', path: '/v1/me/portrait', tag, access: 'user', problems: [],
  summary: 'Go back to the drawn portrait',
  replies: { 200: me },
  async run({ ctx, viewer }) {
    await dropPortrait(ctx, viewer.userId);
    return { status: 200, body: await meReply(ctx, await currentUser(ctx.db.sql, viewer.userId)) };
  },
});

/** The operations on one's own portrait. */
export const portraitOperations: readonly Operation[] = [setMyPortrait, deleteMyPortrait];
