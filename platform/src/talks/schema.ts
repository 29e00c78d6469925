import { z } from 'zod';
import { card, ceilingField, mandate } from '../cards/index.ts';
import { idField, momentField, multiLine, pageQuery, pathField, yenField } from '../http/fields.ts';
import { person, rating } from '../users/index.ts';

export const talkStates = ['requested', 'declined', 'expired', 'withdrawn', 'accepted', 'missed', 'live', 'ended', 'settled'] as const;
export const waitField = z.int().min(5).max(180).meta({ description: 'How long the visitor waits for an answer, in minutes, 5–180.' });
export const commentField = multiLine({ min: 0, max: 500 });
export const callMode = z.enum(['voice', 'video']);

/** What the request form needs to say beforehand. */
export const requestForm = z.strictObject({
  serviceId: idField('service'), pricePerMinute: z.int(), freeSeconds: z.union([z.literal(0), z.literal(60)]),
  ceilings: z.array(z.strictObject({ minutes: z.int(), amount: yenField })), modes: z.array(callMode), mandate: mandate.nullable().meta({ description: 'A mandate that still covers a request.' }),
  bigHoldFrom: yenField, queueLength: z.int(), waitEstimateMinutes: z.int().nullable(), last: z.strictObject({ mode: callMode, ceilingMinutes: z.int(), waitMinutes: z.int(), comment: z.string() }).nullable(),
  month: z.strictObject({
    sum: yenField.meta({ description: 'This month’s bills, refunds taken off, and the ceilings of talks that are requested or under way.' }), limit: yenField.nullable(), left: yenField.nullable().meta({ description: 'What still fits below one’s own ceiling; null without one.' }),
  }).meta({ description: 'What talks cost the visitor this month in Japan’s calendar, and the ceiling they have set themselves.' }),
  openTalkId: idField('talk').nullable(), refusal: z.enum(['own_service', 'too_many_open_requests', 'already_requested', 'service_not_available']).nullable(),
}).meta({ id: 'RequestForm', description: 'What is said before a talk is requested.' });

export const requestTalkBody = z.strictObject({ mode: callMode, ceilingMinutes: ceilingField, waitMinutes: waitField, comment: commentField, mandateId: idField('mandate'), page: pathField.optional() });

export const hold = z.strictObject({
  state: z.enum(['placing', 'authenticating', 'declined', 'placed']), amount: yenField, cardsLeft: z.int(), card: card.nullable(),
  confirmUrl: z.string().nullable().meta({ description: 'The bank’s page for 3-D Secure, for the visitor alone.' }),
}).meta({ id: 'TalkHold', description: 'What is reserved on the card. The provider sees the state only as placing or placed.' });

/** The meter both sides show. Every number comes from the server; carry it forward from `asOf`. */
export const meter = z.strictObject({
  phase: z.enum(['joining', 'free', 'paid', 'near', 'paused', 'ended']), running: z.boolean(), talkMs: z.int(), asOf: momentField, freeSeconds: z.int(), pricePerMinute: z.int(),
  bill: yenField, sales: yenField.nullable().meta({ description: 'What the provider earns of it; null for the visitor.' }), ceilingMinutes: z.int(), ceilingAmount: yenField,
  absentSides: z.array(z.enum(['provider', 'visitor'])), absenceLeftMs: z.int(), silentSides: z.array(z.enum(['provider', 'visitor'])),
}).meta({ id: 'Meter', description: 'Talk time and bill at a moment of the platform’s clock.' });

export const talk = z.strictObject({
  id: idField('talk'), serviceId: idField('service'), serviceTitle: z.string(), conversationId: idField('conversation'), role: z.enum(['provider', 'visitor']), other: person,
  state: z.enum(talkStates), mode: callMode, pricePerMinute: z.int(), freeSeconds: z.int(), ceilingMinutes: z.int(), ceilingAmount: yenField, comment: z.string(), waitMinutes: z.int(),
  requestedAt: momentField, waitUntil: momentField, acceptedAt: momentField.nullable(), joinBy: momentField.nullable(), startedAt: momentField.nullable(), endedAt: momentField.nullable(),
  declineComment: z.string().nullable(), missedReason: z.enum(['visitor_absent', 'provider_absent', 'both_absent', 'card', 'cancelled']).nullable(),
  endReason: z.enum(['hung_up', 'ceiling', 'absence', 'silence', 'block', 'operator']).nullable(), endedBy: z.enum(['provider', 'visitor', 'platform']).nullable(),
  placeInLine: z.int().nullable(), waitEstimateMinutes: z.int().nullable(), hold: hold.nullable(), meter: meter.nullable(), invitedAgainAt: momentField.nullable(), canInviteAgain: z.boolean(),
  extension: z.strictObject({ minutes: z.int(), amount: yenField, state: z.enum(['offered', 'placing', 'authenticating', 'declined']), confirmUrl: z.string().nullable(), insideMandate: z.boolean() }).nullable(),
  bill: yenField.nullable(), billState: z.enum(['free', 'waived', 'collecting', 'collected', 'uncollected']).nullable(),
  visitorFacts: z.strictObject({ rating, talkCount: z.int(), endedInFreeMinute: z.int(), messages: z.int(), maximumSales: yenField }).nullable().meta({ description: 'For the provider, before accepting.' }),
  myReview: z.boolean(), origin: z.string().nullable(), version: z.int().meta({ description: 'Grows with every change; show the newest only.' }),
}).meta({ id: 'Talk', description: 'One call and its bill, as one of its two sides may see it.' });

export const listTalksQuery = pageQuery.extend({ role: z.enum(['provider', 'visitor']).optional(), open: z.enum(['true']).optional(), serviceId: idField('service').optional() });
export const declineBody = z.strictObject({ comment: commentField.default('') });
export const chooseCardBody = z.strictObject({ cardId: idField('card') });
export const extendBody = z.strictObject({ minutes: z.literal(10), mandateId: idField('mandate').optional() });

export const connectionField = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/u).meta({ description: 'Chosen by the browser for one joining; the newest of a side counts.' });
export const joinBody = z.strictObject({
  connectionId: connectionField,
  hears: z.boolean().default(false).meta({ description: 'Whether this side is connected to the other already. A browser says so by a lease, once its media is; until then it has joined, and the clock does not run.' }),
});
export const joinReply = z.strictObject({
  rail: z.literal('peer'), iceServers: z.array(z.strictObject({ urls: z.array(z.string()), username: z.string().optional(), credential: z.string().optional() })), relayOnly: z.boolean(),
  polite: z.boolean(), leaseSeconds: z.int(), meter,
});
export const leaseBody = z.strictObject({ connectionId: connectionField, hears: z.boolean().meta({ description: 'False: this side says it hears nothing; the meter stops.' }), leaving: z.boolean().default(false) });
export const leaseReply = z.strictObject({ state: z.enum(talkStates), replaced: z.boolean().meta({ description: 'True: another page of this side has joined; stop.' }), meter: meter.nullable() });
export const signal = z.strictObject({ number: z.int(), connectionId: connectionField, body: z.string().max(20_000) }).meta({ id: 'CallSignal', description: 'Opaque to the platform: an offer, an answer or a candidate.' });
export const sendSignalBody = z.strictObject({ connectionId: connectionField, body: z.string().min(1).max(20_000) });
export const signalsQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0), wait: z.coerce.number().int().min(0).max(20).default(0).meta({ description: 'Seconds to wait for news.' }) });
export const signalList = z.strictObject({ items: z.array(signal) });

/** Money given back of a talk. */
export const refund = z.strictObject({
  id: idField('refund'), by: z.enum(['provider', 'operator']), amount: yenField, askedAt: momentField, state: z.enum(['returning', 'returned', 'failed']),
}).meta({ id: 'Refund', description: 'Money given back to the visitor’s card. `failed`: the bank would not take it, and the operator looks at it.' });
export const dispute = z.strictObject({ amount: yenField, state: z.enum(['open', 'won', 'lost']), openedAt: momentField, closedAt: momentField.nullable() })
  .meta({ id: 'Dispute', description: 'A payment that the cardholder’s bank has taken back: for now, for good (`lost`), or it came back (`won`).' });
export const giveBackBody = z.strictObject({ amount: yenField.min(1).max(99_999_999).meta({ description: 'From ¥1 to what is left of the bill.' }) });
const giveBack = z.strictObject({
  until: momentField, left: yenField, choices: z.array(z.strictObject({ minutes: z.int().nullable().meta({ description: 'Null: everything left.' }), amount: yenField, sales: yenField.meta({ description: 'Taken from the sales.' }) })),
}).meta({ id: 'GiveBack', description: 'What the provider may still give back, and until when.' });

/** The itemised bill that both sides can read and recompute. */
export const statement = z.strictObject({
  talkId: idField('talk'), serviceTitle: z.string(), role: z.enum(['provider', 'visitor']), other: person, mode: callMode, pricePerMinute: z.int(),
  startedAt: momentField.nullable(), endedAt: momentField.nullable(), endReason: z.string().nullable(), intervals: z.array(z.strictObject({ from: momentField, to: momentField, milliseconds: z.int() })),
  talkSeconds: z.int(), freeSeconds: z.int(), billedSeconds: z.int(), bill: yenField, waived: yenField, captured: yenField, uncollected: yenField, collecting: yenField, platformFee: yenField, sales: yenField,
  holds: z.array(z.strictObject({ part: z.int(), amount: yenField, captured: yenField, released: yenField, state: z.string() })), payableFrom: momentField.nullable(), moneyIsReal: z.boolean(),
  refunds: z.array(refund), refunded: yenField.meta({ description: 'Given back or on its way to the card. The fee is 20 % of captured less refunded less disputed, rounded down.' }),
  disputes: z.array(dispute), disputed: yenField.meta({ description: 'Taken back by the cardholder’s bank, for now or for good.' }),
  absorbed: yenField.meta({ description: 'Sales that the operator gave the provider for what could not be collected; part of `sales`.' }), giveBack: giveBack.nullable().meta({ description: 'For the provider, while it is possible.' }),
}).meta({ id: 'Statement', description: 'The itemised bill: either side can recompute it.' });
