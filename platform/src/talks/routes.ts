import { z } from 'zod';
import { idField, pageOf } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { Problem } from '../http/problem.ts';
import { limit } from '../http/rate-limit.ts';
import { HOUR } from '../primitives/seconds.ts';
import { yen } from '../primitives/yen.ts';
import { requireReadable } from '../services/index.ts';
import * as actions from './actions.ts';
import { operations as callOperations } from './call-routes.ts';
import { operations as limitOperations } from './monthly-limit-routes.ts';
import { requestFormReply, talkReply } from './reply.ts';
import { readForm, seenBy } from './seen-actions.ts';
import * as schema from './schema.ts';
import { giveBack as giveBackSum } from './refund-actions.ts';
import { readMoney } from './statement-actions.ts';
import { refundReply, statementReply } from './statement-reply.ts';
import { sideOf } from './access.ts';

const tag = 'talks';
const params = z.strictObject({ talkId: idField('talk') });

const getRequestForm = operation({
  id: 'getRequestForm', method: 'GET', path: '/v1/services/{serviceId}/request-form', tag, access: 'member', problems: ['not_found'],
  summary: 'What the request form says beforehand: prices, free minute, line, an open mandate',
  params: z.strictObject({ serviceId: idField('service') }), replies: { 200: schema.requestForm },
  async run({ ctx, viewer, params: { serviceId } }) {
    if (viewer.kind === 'frame' && viewer.serviceId !== serviceId) throw new Problem('not_found');
    const service = await requireReadable(ctx, serviceId, viewer.userId);
    const origin = viewer.kind === 'frame' ? viewer.origin : null;
    return { status: 200, body: requestFormReply(await readForm(ctx, service, { userId: viewer.userId, origin }), ctx.config) };
  },
});

const requestTalk = operation({
  id: 'requestTalk', method: 'POST', path: '/v1/services/{serviceId}/talks', tag, access: 'member', summary: 'Request a talk',
  problems: ['not_found', 'own_service', 'already_requested', 'too_many_open_requests', 'service_not_available', 'mandate_needed', 'monthly_limit', 'rate_limited'],
  params: z.strictObject({ serviceId: idField('service') }), body: schema.requestTalkBody, replies: { 201: schema.talk },
  async run({ ctx, viewer, params: { serviceId }, body }) {
    await limit(ctx, { bucket: 'request-talk', key: viewer.userId, max: 10, per: HOUR });
    return { status: 201, body: talkReply(await seenBy(ctx, await actions.requestATalk(ctx, viewer, { serviceId, ...body }), 'visitor')) };
  },
});

const listTalks = operation({
  id: 'listTalks', method: 'GET', path: '/v1/me/talks', tag, access: 'member', problems: [],
  summary: 'My talks and requests in either role, the newest first',
  query: schema.listTalksQuery, replies: { 200: pageOf(schema.talk) },
  async run({ ctx, viewer, query }) {
    const scope = viewer.kind === 'frame' ? { role: 'visitor' as const, serviceId: viewer.serviceId } : { role: query.role, serviceId: query.serviceId };
    const page = await actions.listOwn(ctx, viewer.userId, { ...scope, open: query.open !== undefined, cursor: query.cursor, limit: query.limit });
    const seen = await Promise.all(page.items.map((stored) => seenBy(ctx, stored, sideOf(stored.talk, viewer) ?? 'visitor')));
    return { status: 200, body: { items: seen.map(talkReply), nextCursor: page.nextCursor } };
  },
});

const getTalk = operation({
  id: 'getTalk', method: 'GET', path: '/v1/talks/{talkId}', tag, access: 'member', problems: ['not_found'], summary: 'One of my talks',
  params, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId } }) {
    const { stored, side } = await actions.readOwn(ctx, viewer, talkId);
    return { status: 200, body: talkReply(await seenBy(ctx, stored, side)) };
  },
});

const getStatement = operation({
  id: 'getStatement', method: 'GET', path: '/v1/talks/{talkId}/statement', tag, access: 'member', problems: ['not_found', 'state_conflict'],
  summary: 'The itemised bill: intervals, free minute, rounding, fee',
  params, replies: { 200: schema.statement },
  async run({ ctx, viewer, params: { talkId } }) {
    const { stored, side } = await actions.readOwn(ctx, viewer, talkId);
    const { seen, ...money } = await readMoney(ctx, stored, side);
    return { status: 200, body: statementReply(seen, money) };
  },
});

const giveBack = operation({
  id: 'giveBack', method: 'POST', path: '/v1/talks/{talkId}/refunds', tag, access: 'user', problems: ['not_found', 'forbidden', 'state_conflict'],
  summary: 'Give back part of a bill, or all of it, within 7 days from the end', description: 'The visitor’s card gets it back; the fee shrinks with it and the rest is taken from the sales.',
  params, body: schema.giveBackBody, replies: { 201: schema.refund },
  async run({ ctx, viewer, params: { talkId }, body }) {
    return { status: 201, body: refundReply(await giveBackSum(ctx, viewer, { talkId, amount: yen(body.amount) })) };
  },
});

const acceptTalk = operation({
  id: 'acceptTalk', method: 'POST', path: '/v1/talks/{talkId}/accept', tag, access: 'user', problems: ['not_found', 'forbidden', 'state_conflict', 'visitor_in_talk', 'provider_in_talk'],
  summary: 'Accept a request: the hold is placed and both join within 2 minutes',
  params, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId } }) {
    return { status: 200, body: talkReply(await seenBy(ctx, await actions.accept(ctx, viewer, talkId), 'provider')) };
  },
});

const declineTalk = operation({
  id: 'declineTalk', method: 'POST', path: '/v1/talks/{talkId}/decline', tag, access: 'user', problems: ['not_found', 'forbidden', 'state_conflict'],
  summary: 'Decline a request, with words',
  params, body: schema.declineBody, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId }, body }) {
    return { status: 200, body: talkReply(await seenBy(ctx, await actions.decline(ctx, viewer, { talkId, words: body.comment }), 'provider')) };
  },
});

const withdrawTalk = operation({
  id: 'withdrawTalk', method: 'POST', path: '/v1/talks/{talkId}/withdraw', tag, access: 'member', problems: ['not_found', 'forbidden', 'state_conflict'],
  summary: 'Take a request back',
  params, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId } }) {
    return { status: 200, body: talkReply(await seenBy(ctx, await actions.withdraw(ctx, viewer, talkId), 'visitor')) };
  },
});

const cancelTalk = operation({
  id: 'cancelTalk', method: 'POST', path: '/v1/talks/{talkId}/cancel', tag, access: 'member', problems: ['not_found', 'state_conflict'],
  summary: 'Cancel between accept and live, from either side',
  params, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId } }) {
    const stored = await actions.cancel(ctx, viewer, talkId);
    return { status: 200, body: talkReply(await seenBy(ctx, stored, sideOf(stored.talk, viewer) ?? 'visitor')) };
  },
});

const inviteAgain = operation({
  id: 'inviteAgain', method: 'POST', path: '/v1/talks/{talkId}/invite', tag, access: 'user', problems: ['not_found', 'forbidden', 'state_conflict'],
  summary: 'Ask the visitor to request again, after declined, expired or missed',
  params, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId } }) {
    return { status: 200, body: talkReply(await seenBy(ctx, await actions.inviteAgain(ctx, viewer, talkId), 'provider')) };
  },
});

const chooseCard = operation({
  id: 'chooseCard', method: 'POST', path: '/v1/talks/{talkId}/card', tag, access: 'member', problems: ['not_found', 'forbidden', 'state_conflict'],
  summary: 'Try another card after a decline, up to three in all',
  params, body: schema.chooseCardBody, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId }, body }) {
    return { status: 200, body: talkReply(await seenBy(ctx, await actions.chooseCard(ctx, viewer, { talkId, cardId: body.cardId }), 'visitor')) };
  },
});

const extendTalk = operation({
  id: 'extendTalk', method: 'POST', path: '/v1/talks/{talkId}/extend', tag, access: 'member', problems: ['not_found', 'forbidden', 'state_conflict', 'mandate_needed', 'monthly_limit'],
  summary: 'Ask for 10 more minutes: a further hold, confirmed first',
  params, body: schema.extendBody, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId }, body }) {
    return { status: 200, body: talkReply(await seenBy(ctx, await actions.extend(ctx, viewer, { talkId, mandateId: body.mandateId }), 'visitor')) };
  },
});

/** The operations of this module. */
export const operations: readonly Operation[] = [
  getRequestForm, requestTalk, listTalks, getTalk, getStatement, giveBack, acceptTalk, declineTalk, withdrawTalk, cancelTalk, inviteAgain, chooseCard, extendTalk, ...callOperations, ...limitOperations,
];
