import { z } from 'zod';
import { idField } from '../http/fields.ts';
import { operation, type Operation } from '../http/operation.ts';
import { sideOf } from './access.ts';
import { hangUp } from './actions.ts';
import * as call from './call-actions.ts';
import { meterOf } from './meter.ts';
import { LEASE_EVERY } from './presence.ts';
import { meterFor, meterReply, talkReply } from './reply.ts';
import { seenBy } from './seen-actions.ts';
import * as schema from './schema.ts';

const tag = 'talks';
const params = z.strictObject({ talkId: idField('talk') });

const joinTalk = operation({
  id: 'joinTalk', method: 'POST', path: '/v1/talks/{talkId}/join', tag, access: 'member', problems: ['not_found', 'state_conflict'], idempotent: false,
  summary: 'Join the call with a connection of one’s own; the newest of a side replaces the older',
  params, body: schema.joinBody, replies: { 200: schema.joinReply },
  async run({ ctx, viewer, params: { talkId }, body }) {
    const joined = await call.join(ctx, viewer, { talkId, ...body });
    const { stored: { talk }, presence } = joined.locked;
    if (talk.state !== 'accepted' && talk.state !== 'live' && talk.state !== 'ended' && talk.state !== 'settled') throw new Error(`joined a talk that is ${talk.state}`);
    const meter = meterReply(meterOf(talk, presence, ctx.clock.now()), joined.side);
    const { rail, relayOnly, iceServers } = joined.call;
    return {
      status: 200,
      body: { rail, relayOnly, iceServers: iceServers.map((server) => ({ ...server, urls: [...server.urls] })), polite: joined.side === 'visitor', leaseSeconds: LEASE_EVERY / 1000, meter },
    };
  },
});

const renewLease = operation({
  id: 'renewLease', method: 'PUT', path: '/v1/talks/{talkId}/lease', tag, access: 'member', problems: ['not_found'], idempotent: false,
  summary: 'Show that this side is still there; every 5 seconds',
  description: 'The platform’s clock stamps it. A gap of more than 12 seconds is never billed; `hears: false` stops the meter; `leaving` says goodbye.',
  params, body: schema.leaseBody, replies: { 200: schema.leaseReply },
  async run({ ctx, viewer, params: { talkId }, body }) {
    const { locked: { stored, presence }, side, replaced } = await call.renewLease(ctx, viewer, { talkId, ...body });
    return { status: 200, body: { state: stored.talk.state, replaced, meter: meterFor(stored.talk, presence, { side, now: ctx.clock.now() }) } };
  },
});

const endTalk = operation({
  id: 'endTalk', method: 'POST', path: '/v1/talks/{talkId}/end', tag, access: 'member', problems: ['not_found', 'state_conflict'],
  summary: 'Hang up: one press, from either side',
  params, replies: { 200: schema.talk },
  async run({ ctx, viewer, params: { talkId } }) {
    const stored = await hangUp(ctx, viewer, talkId);
    return { status: 200, body: talkReply(await seenBy(ctx, stored, sideOf(stored.talk, viewer) ?? 'visitor')) };
  },
});

const sendSignal = operation({
  id: 'sendSignal', method: 'POST', path: '/v1/talks/{talkId}/signals', tag, access: 'member', problems: ['not_found', 'state_conflict', 'rate_limited'], idempotent: false,
  summary: 'Pass a message on to the other side’s browser',
  params, body: schema.sendSignalBody, replies: { 201: z.strictObject({ number: z.int() }) },
  async run({ ctx, viewer, params: { talkId }, body }) {
    return { status: 201, body: { number: await call.sendSignal(ctx, viewer, { talkId, ...body }) } };
  },
});

const listSignals = operation({
  id: 'listSignals', method: 'GET', path: '/v1/talks/{talkId}/signals', tag, access: 'member', problems: ['not_found'],
  summary: 'The other side’s messages after a number, waiting for the first',
  params, query: schema.signalsQuery, replies: { 200: schema.signalList },
  async run({ ctx, viewer, params: { talkId }, query }) {
    const items = await call.readSignals(ctx, viewer, { talkId, after: query.after, waitSeconds: query.wait });
    return { status: 200, body: { items: items.map(({ number, connectionId, body }) => ({ number, connectionId, body })) } };
  },
});

/** The operations of a call under way. */
export const operations: readonly Operation[] = [joinTalk, renewLease, endTalk, sendSignal, listSignals];
