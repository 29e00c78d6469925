import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { noContent } from '../http/no-content.ts';
import { operation, type Operation } from '../http/operation.ts';
import { limit } from '../http/rate-limit.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { cardReply, readCard, serviceCard } from '../services/index.ts';
import * as actions from './actions.ts';
import * as reply from './reply.ts';
import * as schema from './schema.ts';

const tag = 'embed';
const addressParams = z.strictObject({ blogAddressId: idField('blogAddress') });
const handOverParams = z.strictObject({ handOverId: idField('handOver') });

const getServiceCard = operation({
  id: 'getServiceCard', method: 'GET', path: '/v1/services/{serviceId}/card', tag, access: 'anyone', problems: ['not_found'], cors: true, cache: 'public, max-age=15',
  summary: 'The public card that the widget shows in a blog',
  description: 'Anonymous: it says nothing about the reader and the same to everybody on a blog. `embed` tells whether the provider has registered this blog’s address.',
  params: z.strictObject({ serviceId: idField('service') }), replies: { 200: serviceCard },
  async run({ ctx, params: { serviceId }, request }) {
    const card = await readCard(ctx, serviceId);
    // A page of our own sends no Origin with a plain read, and browsers let no other page claim to be it.
    const own = request.origin === undefined && request.header('sec-fetch-site') === 'same-origin' ? new URL(ctx.config.publicUrl).origin : undefined;
    const embed = await actions.seeOrigin(ctx, { id: card.id, providerId: card.providerId }, request.origin ?? own);
    return { status: 200, body: cardReply(ctx, card, embed) };
  },
});

const listBlogAddresses = operation({
  id: 'listBlogAddresses', method: 'GET', path: '/v1/me/blog-addresses', tag, access: 'user', problems: [],
  summary: 'The addresses of my blogs, and those where my widget was seen',
  replies: { 200: z.strictObject({ items: z.array(schema.blogAddress) }) },
  async run({ ctx, viewer }) {
    const items = await actions.listAddresses(ctx, viewer.userId);
    return { status: 200, body: { items: items.map(reply.addressReply) } };
  },
});

const registerBlogAddress = operation({
  id: 'registerBlogAddress', method: 'POST', path: '/v1/me/blog-addresses', tag, access: 'user', problems: [],
  summary: 'Register the address of a blog: the talk opens inside its posts',
  body: schema.registerBlogAddressBody, replies: { 201: schema.blogAddress },
  async run({ ctx, viewer, body }) {
    return { status: 201, body: reply.addressReply(await actions.registerAddress(ctx, viewer.userId, body.origin)) };
  },
});

const answerBlogAddress = operation({
  id: 'answerBlogAddress', method: 'PATCH', path: '/v1/me/blog-addresses/{blogAddressId}', tag, access: 'user', problems: ['not_found'],
  summary: 'Register or refuse an address where my widget was seen',
  params: addressParams, body: schema.answerBlogAddressBody, replies: { 200: schema.blogAddress },
  async run({ ctx, viewer, params, body }) {
    return { status: 200, body: reply.addressReply(await actions.answerAddressById(ctx, viewer.userId, { id: params.blogAddressId, state: body.state })) };
  },
});

const removeBlogAddress = operation({
  id: 'removeBlogAddress', method: 'DELETE', path: '/v1/me/blog-addresses/{blogAddressId}', tag, access: 'user', problems: ['not_found'],
  summary: 'Forget an address: the frame opens there no more',
  params: addressParams, replies: { 204: noContent },
  async run({ ctx, viewer, params }) {
    await actions.removeAddress(ctx, viewer.userId, params.blogAddressId);
    return { status: 204 };
  },
});

const startHandOver = operation({
  id: 'startHandOver', method: 'POST', path: '/v1/hand-overs', tag, access: 'anyone', problems: ['not_found', 'forbidden', 'rate_limited'],
  summary: 'Begin signing in from a frame: answers the address of the window',
  description: 'The frame keeps the PKCE verifier to itself. The code given in the window is bound to this service and this blog, lives 60 seconds and works once.',
  body: schema.startHandOverBody, replies: { 201: schema.handOverReply },
  async run({ ctx, viewer, body }) {
    await limit(ctx, { bucket: 'hand-over', key: viewer.address, max: 60, per: 10 * MINUTE });
    return { status: 201, body: reply.startedReply(ctx, await actions.beginHandOver(ctx, body)) };
  },
});

const getHandOver = operation({
  id: 'getHandOver', method: 'GET', path: '/v1/hand-overs/{handOverId}', tag, access: 'anyone', problems: ['not_found', 'expired'],
  summary: 'What a window was opened for',
  params: handOverParams, replies: { 200: schema.handOver },
  async run({ ctx, params }) {
    return { status: 200, body: reply.openHandOverReply(await actions.readHandOver(ctx, params.handOverId)) };
  },
});

const approveHandOver = operation({
  id: 'approveHandOver', method: 'POST', path: '/v1/hand-overs/{handOverId}/approve', tag, access: 'user', problems: ['not_found', 'expired'], idempotent: false,
  summary: 'Agree in the window: answers the code for the frame that opened it',
  params: handOverParams, body: schema.approveHandOverBody, replies: { 200: schema.approvedHandOver },
  async run({ ctx, viewer, params }) {
    const { code } = await actions.approve(ctx, viewer.userId, params.handOverId);
    return { status: 200, body: { code, frameOrigin: ctx.config.embedUrl } };
  },
});

const redeemHandOver = operation({
  id: 'redeemHandOver', method: 'POST', path: '/v1/hand-overs/{handOverId}/redeem', tag, access: 'anyone', problems: ['not_found', 'expired', 'wrong_code', 'rate_limited'],
  summary: 'Trade the code and the verifier for the frame’s session',
  params: handOverParams, body: schema.redeemHandOverBody, replies: { 200: schema.frameSession },
  async run({ ctx, viewer, params, body }) {
    await limit(ctx, { bucket: 'redeem', key: viewer.address, max: 60, per: 10 * MINUTE });
    const tokens = await actions.redeem(ctx, { id: params.handOverId, code: body.code, verifier: body.verifier });
    return { status: 200, body: await reply.frameSessionReply(ctx, tokens) };
  },
});

const refreshFrameSession = operation({
  id: 'refreshFrameSession', method: 'POST', path: '/v1/frame-sessions/refresh', tag, access: 'anyone', problems: ['signed_out', 'rate_limited'],
  summary: 'Renew the frame’s session; each refresh token works once',
  body: schema.refreshFrameSessionBody, replies: { 200: schema.frameSession },
  async run({ ctx, viewer, body }) {
    await limit(ctx, { bucket: 'frame-refresh', key: viewer.address, max: 300, per: 10 * MINUTE });
    return { status: 200, body: await reply.frameSessionReply(ctx, await actions.refresh(ctx, body.refreshToken)) };
  },
});

const endFrameSession = operation({
  id: 'endFrameSession', method: 'DELETE', path: '/v1/frame-sessions/current', tag, access: 'member', problems: ['not_found'],
  summary: 'Sign out of this frame',
  replies: { 204: noContent },
  async run({ ctx, viewer }) {
    if (viewer.kind === 'frame') await actions.endFrameSession(ctx, viewer.frameSessionId);
    return { status: 204 };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [
  getServiceCard, listBlogAddresses, registerBlogAddress, answerBlogAddress, removeBlogAddress, startHandOver, getHandOver, approveHandOver, redeemHandOver, refreshFrameSession, endFrameSession,
];
