import type { z } from 'zod';
import { cardReply, findCard, mandateReply, openMandate } from '../cards/index.ts';
import type { Context } from '../context.ts';
import { countMessages } from '../conversations/index.ts';
import type { UserId } from '../primitives/id.ts';
import { toWire, type Instant } from '../primitives/instant.ts';
import type { Yen } from '../primitives/yen.ts';
import { findService, takesRequests, type Service } from '../services/index.ts';
import { findUser, personFor, ratingOf } from '../users/index.ts';
import { freeSecondsOf } from './actions.ts';
import { ceilings, extensionAmount, EXTENSION_MINUTES, holdAmount, platformFeeOf } from './bill.ts';
import { presenceOf } from './change.ts';
import { absenceLeftMs, shownTalkMs } from './live-time.ts';
import { meterOf, type Meter } from './meter.ts';
import { mayInviteAgain } from './over.ts';
import type { Presence } from './presence.ts';
import { placeInLine, refuseRequest, waitAtMostMinutes, type ProviderBusy } from './queue.ts';
import type * as schema from './schema.ts';
import type { Side } from './side.ts';
import * as store from './store.ts';
import { MOST_CARDS, type LiveTalk, type Talk } from './talk.ts';

type TalkWire = z.input<typeof schema.talk>;

const wireOrNull = (moment: Instant | null | undefined) => moment === null || moment === undefined ? null : toWire(moment);

/** The meter for one side: what the provider earns is for the provider alone. */
export function meterReply(meter: Meter, side: Side): z.input<typeof schema.meter> {
  return {
    phase: meter.phase, running: meter.running, talkMs: meter.talkMs, asOf: toWire(meter.asOf), freeSeconds: meter.freeSeconds, pricePerMinute: meter.pricePerMinute, bill: meter.bill,
    sales: side === 'provider' ? meter.sales : null, ceilingMinutes: meter.ceilingMinutes, ceilingAmount: meter.ceilingAmount,
    absentSides: [...meter.absentSides], absenceLeftMs: meter.absenceLeftMs, silentSides: [...meter.silentSides],
  };
}

/** The meter of a talk that has one; null before the accept and when nothing came of it. */
export function meterFor(talk: Talk, presence: Presence, seen: { side: Side; now: Instant }): z.input<typeof schema.meter> | null {
  switch (talk.state) {
    case 'accepted': case 'live': case 'ended': case 'settled': return meterReply(meterOf(talk, presence, seen.now), seen.side);
    default: return null;
  }
}

/** The hold as one side may know it: why it isn't placed is the visitor's own matter. */
async function holdReply(ctx: Context, talk: Talk, side: Side): Promise<TalkWire['hold']> {
  if (talk.state !== 'accepted') return null;
  const amount = holdAmount(talk.terms, talk.terms.ceilingMinutes);
  if (side === 'provider') return { state: talk.hold.state === 'placed' ? 'placed' : 'placing', amount, cardsLeft: 0, card: null, confirmUrl: null };
  const [stored] = await store.findHolds(ctx.db.sql, talk.terms.id);
  const card = stored === undefined ? null : await findCard(ctx.db.sql, stored.cardId);
  return {
    state: talk.hold.state, amount, cardsLeft: MOST_CARDS - talk.hold.cardsUsed, card: card === null ? null : cardReply(card),
    confirmUrl: talk.hold.state === 'authenticating' ? talk.hold.url : null,
  };
}

function extensionReply(talk: Talk, side: Side): TalkWire['extension'] {
  if (talk.state !== 'live') return null;
  const amount = extensionAmount(talk.terms, talk.ceilingMinutes);
  const insideMandate = talk.ceilingMinutes + EXTENSION_MINUTES <= talk.terms.mostMinutes;
  const state = talk.extension?.state ?? 'offered';
  const confirmUrl = talk.extension?.state === 'authenticating' && side === 'visitor' ? talk.extension.url : null;
  return { minutes: EXTENSION_MINUTES, amount, state, confirmUrl, insideMandate };
}

function billReply(talk: Talk): Pick<TalkWire, 'bill' | 'billState'> {
  if (talk.state !== 'ended' && talk.state !== 'settled') return { bill: null, billState: null };
  const { statement } = talk;
  if (statement.bill === 0) return { bill: statement.bill, billState: 'free' };
  if (statement.charged === 0) return { bill: statement.bill, billState: 'waived' };
  if (talk.state === 'ended') return { bill: statement.charged, billState: 'collecting' };
  return { bill: statement.charged, billState: talk.uncollected > 0 ? 'uncollected' : 'collected' };
}

function timesReply(talk: Talk): Pick<TalkWire, 'acceptedAt' | 'joinBy' | 'startedAt' | 'endedAt' | 'declineComment' | 'missedReason' | 'endReason' | 'endedBy' | 'invitedAgainAt'> {
  const over = talk.state === 'ended' || talk.state === 'settled';
  const severed = over && talk.reason === 'severed';
  return {
    acceptedAt: 'acceptedAt' in talk ? wireOrNull(talk.acceptedAt) : null, joinBy: talk.state === 'accepted' ? toWire(talk.joinBy) : null,
    startedAt: 'startedAt' in talk ? toWire(talk.startedAt) : null, endedAt: over ? toWire(talk.endedAt) : null,
    declineComment: talk.state === 'declined' ? talk.words : null, missedReason: talk.state === 'missed' ? talk.reason : null,
    // A block or suspension looks like any other end: no reason is told.
    endReason: over ? (severed ? 'hung_up' : talk.reason as Exclude<typeof talk.reason, 'severed'>) : null,
    endedBy: over ? (talk.endedBy ?? (severed ? null : 'platform')) : null,
    invitedAgainAt: 'invitedAgainAt' in talk ? wireOrNull(talk.invitedAgainAt) : null,
  };
}

/** What a provider is busy with, for an honest waiting time. */
async function busyOf(ctx: Context, providerId: UserId, now: Instant): Promise<{ available: boolean; busy: ProviderBusy }> {
  const provider = await findUser(ctx.db.sql, providerId);
  if (provider === null) return { available: false, busy: { state: 'free' } };
  const available = provider.availableUntil !== null && provider.availableUntil > now;
  const present = provider.talkId === null ? null : await store.findTalk(ctx.db.sql, provider.talkId);
  if (present === null) return { available, busy: { state: 'free' } };
  const { talk } = present;
  if (talk.state === 'accepted') return { available, busy: { state: 'joining', joinBy: talk.joinBy, mostMinutes: talk.terms.mostMinutes } };
  return { available, busy: talk.state === 'live' ? await liveBusy(ctx, talk, now) : { state: 'free' } };
}

async function liveBusy(ctx: Context, talk: LiveTalk, now: Instant): Promise<ProviderBusy> {
  const presence = await presenceOf(ctx.db, talk);
  return { state: 'live', talkMs: shownTalkMs(talk, presence, now), absenceLeftMs: absenceLeftMs(talk, presence, now), mostMinutes: Math.max(talk.terms.mostMinutes, talk.ceilingMinutes) };
}

async function lineReply(ctx: Context, talk: Talk, now: Instant): Promise<Pick<TalkWire, 'placeInLine' | 'waitEstimateMinutes'>> {
  if (talk.state !== 'requested') return { placeInLine: null, waitEstimateMinutes: null };
  const line = (await store.findWaiting(ctx.db.sql, talk.terms.providerId)).map((stored) => stored.talk.terms);
  const provider = await busyOf(ctx, talk.terms.providerId, now);
  return { placeInLine: placeInLine(line, talk.terms.id, now), waitEstimateMinutes: waitAtMostMinutes(line, talk.terms.id, { ...provider, now }) };
}

async function visitorFacts(ctx: Context, talk: Talk, side: Side): Promise<TalkWire['visitorFacts']> {
  if (side !== 'provider' || talk.state !== 'requested') return null;
  const { visitorId, conversationId } = talk.terms;
  const [visitor, endedInFreeMinute, messages] = await Promise.all([findUser(ctx.db.sql, visitorId), store.countFreeEndings(ctx.db.sql, visitorId), countMessages(ctx.db.sql, conversationId)]);
  const most = holdAmount(talk.terms, talk.terms.ceilingMinutes);
  return { rating: visitor === null ? null : ratingOf(visitor.facts), talkCount: visitor?.facts.talkCount ?? 0, endedInFreeMinute, messages, maximumSales: most - platformFeeOf(most) };
}

/** A talk for one of its two people. */
export async function talkReply(ctx: Context, stored: store.StoredTalk, side: Side): Promise<TalkWire> {
  const { talk, origin, waitMinutes, version } = stored;
  const { terms } = talk;
  const now = ctx.clock.now();
  const self = side === 'provider' ? terms.providerId : terms.visitorId;
  const [other, service, presence, hold, line, facts, reviewed] = await Promise.all([
    personFor(ctx, self, side === 'provider' ? terms.visitorId : terms.providerId), findService(ctx.db.sql, terms.serviceId), presenceOf(ctx.db, talk),
    holdReply(ctx, talk, side), lineReply(ctx, talk, now), visitorFacts(ctx, talk, side), ctx.reactions.hasReviewed(ctx.db.sql, terms.id, side),
  ]);
  const ceilingMinutes = 'ceilingMinutes' in talk ? talk.ceilingMinutes : terms.ceilingMinutes;
  return {
    id: terms.id, serviceId: terms.serviceId, serviceTitle: service?.title ?? '', conversationId: terms.conversationId, role: side, other, state: talk.state, mode: terms.mode,
    pricePerMinute: terms.pricePerMinute, freeSeconds: terms.freeSeconds, ceilingMinutes, ceilingAmount: holdAmount(terms, ceilingMinutes), comment: terms.comment, waitMinutes,
    requestedAt: toWire(terms.requestedAt), waitUntil: toWire(terms.waitUntil), ...timesReply(talk), ...line, hold, meter: meterFor(talk, presence, { side, now }),
    canInviteAgain: side === 'provider' && mayInviteAgain(talk, now), extension: extensionReply(talk, side), ...billReply(talk), visitorFacts: facts, myReview: reviewed, origin, version,
  };
}

/** What the request form says to one visitor beforehand. */
export async function requestFormReply(ctx: Context, service: Service, visitor: { userId: UserId; origin: string | null }): Promise<z.input<typeof schema.requestForm>> {
  const now = ctx.clock.now();
  const freeSeconds = await freeSecondsOf(ctx.db.sql, { providerId: service.providerId, visitorId: visitor.userId }, now);
  const pricing = { pricePerMinute: service.pricePerMinute, freeSeconds };
  const [mandate, waiting, provider, open, last] = await Promise.all([
    openMandate(ctx.db.sql, { ...visitor, serviceId: service.id, ...pricing, now }), store.findWaiting(ctx.db.sql, service.providerId), busyOf(ctx, service.providerId, now),
    store.findOpenRequests(ctx.db.sql, visitor.userId), store.findLastRequest(ctx.db.sql, { serviceId: service.id, visitorId: visitor.userId }),
  ]);
  const refusal = refuseRequest({ serviceId: service.id, providerId: service.providerId, visitorId: visitor.userId }, open.map((one) => one.talk.terms));
  const line = waiting.map((one) => one.talk.terms);
  const openHere = open.find((one) => one.talk.terms.serviceId === service.id) ?? null;
  return {
    serviceId: service.id, ...pricing, ceilings: ceilings.map((minutes) => ({ minutes, amount: holdAmount(pricing, minutes) })), modes: service.modes.filter((mode) => mode !== 'chat'),
    mandate: mandate === null ? null : mandateReply(mandate), bigHoldFrom: ctx.config.bigHoldFrom as Yen, queueLength: line.length,
    waitEstimateMinutes: estimateBehind(line, provider, now), openTalkId: openHere?.talk.terms.id ?? null,
    last: last === null ? null : { mode: last.talk.terms.mode, ceilingMinutes: last.talk.terms.ceilingMinutes, waitMinutes: last.waitMinutes, comment: last.talk.terms.comment },
    refusal: refusal ?? (takesRequests(service) ? null : 'service_not_available'),
  };
}

/** The waiting time of somebody who would stand at the end of the line now. */
function estimateBehind(line: readonly Talk['terms'][], provider: { available: boolean; busy: ProviderBusy }, now: Instant): number | null {
  const newcomer = { id: '~' as Talk['terms']['id'], requestedAt: now, waitUntil: Number.MAX_SAFE_INTEGER as Instant, ceilingMinutes: 0, mostMinutes: 0 };
  return waitAtMostMinutes([...line, newcomer], newcomer.id, { ...provider, now });
}

