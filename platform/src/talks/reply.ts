import type { z } from 'zod';
import { cardReply, mandateReply } from '../cards/index.ts';
import type { Config } from '../config.ts';
import { toWire, type Instant } from '../primitives/instant.ts';
import { takesRequests } from '../services/index.ts';
import { ceilings, extensionAmount, EXTENSION_MINUTES, holdAmount, platformFeeOf } from './bill.ts';
import { meterOf, type Meter } from './meter.ts';
import { mayInviteAgain } from './over.ts';
import type { Presence } from './presence.ts';
import type * as schema from './schema.ts';
import type { SeenForm, SeenTalk } from './seen-actions.ts';
import type { Side } from './side.ts';
import type { StoredTalk } from './store.ts';
import { MOST_CARDS, type Talk } from './talk.ts';

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
function holdReply({ stored: { talk }, side, card }: SeenTalk): TalkWire['hold'] {
  if (talk.state !== 'accepted') return null;
  const amount = holdAmount(talk.terms, talk.terms.ceilingMinutes);
  if (side === 'provider') return { state: talk.hold.state === 'placed' ? 'placed' : 'placing', amount, cardsLeft: 0, card: null, confirmUrl: null };
  return {
    state: talk.hold.state, amount, cardsLeft: MOST_CARDS - talk.hold.cardsUsed, card: card === null ? null : cardReply(card),
    confirmUrl: talk.hold.state === 'authenticating' ? talk.hold.url : null,
  };
}

function extensionReply(talk: Talk, side: Side): TalkWire['extension'] {
  if (talk.state !== 'live') return null;
  const amount = extensionAmount(talk.terms, talk.ceilingMinutes);
  const insideMandate = talk.ceilingMinutes + EXTENSION_MINUTES <= talk.terms.mostMinutes;
  const confirmUrl = talk.extension?.state === 'authenticating' && side === 'visitor' ? talk.extension.url : null;
  return { minutes: EXTENSION_MINUTES, amount, state: talk.extension?.state ?? 'offered', confirmUrl, insideMandate };
}

function billReply(talk: Talk): Pick<TalkWire, 'bill' | 'billState'> {
  if (talk.state !== 'ended' && talk.state !== 'settled') return { bill: null, billState: null };
  const { statement } = talk;
  if (statement.bill === 0) return { bill: statement.bill, billState: 'free' };
  if (statement.charged === 0) return { bill: statement.bill, billState: 'waived' };
  if (talk.state === 'ended') return { bill: statement.charged, billState: 'collecting' };
  return { bill: statement.charged, billState: talk.uncollected > 0 ? 'uncollected' : 'collected' };
}

function endReply(talk: Talk): Pick<TalkWire, 'endedAt' | 'endReason' | 'endedBy'> {
  if (talk.state !== 'ended' && talk.state !== 'settled') return { endedAt: null, endReason: null, endedBy: null };
  // A block or suspension looks like any other end: no reason is told.
  if (talk.reason === 'severed') return { endedAt: toWire(talk.endedAt), endReason: 'hung_up', endedBy: null };
  return { endedAt: toWire(talk.endedAt), endReason: talk.reason, endedBy: talk.endedBy ?? 'platform' };
}

function timesReply(talk: Talk): Pick<TalkWire, 'acceptedAt' | 'joinBy' | 'startedAt' | 'declineComment' | 'missedReason' | 'invitedAgainAt'> {
  return {
    acceptedAt: 'acceptedAt' in talk ? wireOrNull(talk.acceptedAt) : null, joinBy: talk.state === 'accepted' ? toWire(talk.joinBy) : null,
    startedAt: 'startedAt' in talk ? toWire(talk.startedAt) : null, declineComment: talk.state === 'declined' ? talk.words : null,
    missedReason: talk.state === 'missed' ? talk.reason : null, invitedAgainAt: 'invitedAgainAt' in talk ? wireOrNull(talk.invitedAgainAt) : null,
  };
}

function visitorReply({ visitor, stored: { talk } }: SeenTalk): TalkWire['visitorFacts'] {
  if (visitor === null) return null;
  const most = holdAmount(talk.terms, talk.terms.ceilingMinutes);
  return { ...visitor, maximumSales: most - platformFeeOf(most) };
}

/** A talk for one of its two people. */
export function talkReply(seen: SeenTalk): TalkWire {
  const { stored: { talk, origin, waitMinutes, version }, side, now, other } = seen;
  const { terms } = talk;
  const ceilingMinutes = 'ceilingMinutes' in talk ? talk.ceilingMinutes : terms.ceilingMinutes;
  return {
    id: terms.id, serviceId: terms.serviceId, serviceTitle: seen.serviceTitle, conversationId: terms.conversationId, role: side, other, state: talk.state, mode: terms.mode,
    pricePerMinute: terms.pricePerMinute, freeSeconds: terms.freeSeconds, ceilingMinutes, ceilingAmount: holdAmount(terms, ceilingMinutes), comment: terms.comment, waitMinutes,
    requestedAt: toWire(terms.requestedAt), waitUntil: toWire(terms.waitUntil), ...timesReply(talk), ...endReply(talk),
    placeInLine: seen.line.place, waitEstimateMinutes: seen.line.waitMinutes, hold: holdReply(seen), meter: meterFor(talk, seen.presence, { side, now }),
    canInviteAgain: side === 'provider' && mayInviteAgain(talk, now), extension: extensionReply(talk, side), ...billReply(talk), visitorFacts: visitorReply(seen),
    myReview: seen.reviewed, origin, version,
  };
}

function lastReply(last: StoredTalk | null): z.input<typeof schema.requestForm>['last'] {
  if (last === null) return null;
  const { mode, ceilingMinutes, comment } = last.talk.terms;
  return { mode, ceilingMinutes, waitMinutes: last.waitMinutes, comment };
}

/** What the request form says to one visitor beforehand. */
export function requestFormReply(form: SeenForm, config: Pick<Config, 'bigHoldFrom'>): z.input<typeof schema.requestForm> {
  const { service, pricing, mandate } = form;
  return {
    serviceId: service.id, ...pricing, ceilings: ceilings.map((minutes) => ({ minutes, amount: holdAmount(pricing, minutes) })), modes: service.modes.filter((mode) => mode !== 'chat'),
    mandate: mandate === null ? null : mandateReply(mandate.mandate, mandate.card), bigHoldFrom: config.bigHoldFrom, queueLength: form.queueLength,
    waitEstimateMinutes: form.waitMinutes, openTalkId: form.open?.talk.terms.id ?? null, last: lastReply(form.last),
    month: { ...form.month, left: form.month.limit === null ? null : Math.max(0, form.month.limit - form.month.sum) },
    refusal: form.refusal ?? (takesRequests(service) ? null : 'service_not_available'),
  };
}
