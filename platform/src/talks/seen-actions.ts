import { findCard, openMandate, type Card, type Mandate } from '../cards/index.ts';
import type { Context } from '../context.ts';
import { countMessages } from '../conversations/index.ts';
import type { CardId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Yen } from '../primitives/yen.ts';
import { findService, type Service } from '../services/index.ts';
import { findUser, personFor, ratingOf, type MonthSpent, type Person } from '../users/index.ts';
import { freeSecondsOf } from './actions.ts';
import { presenceOf } from './change-actions.ts';
import { monthOf } from './monthly-limit-actions.ts';
import { absenceLeftMs, shownTalkMs } from './live-time.ts';
import type { Presence } from './presence.ts';
import { placeInLine, refuseRequest, waitAtMostMinutes, type ProviderBusy, type RequestRefusal } from './queue.ts';
import type { Side } from './side.ts';
import * as store from './store.ts';
import type { LiveTalk, Talk } from './talk.ts';

/** What a provider learns of a visitor before accepting. */
export interface VisitorFacts {
  readonly rating: { readonly average: number; readonly count: number } | null;
  readonly talkCount: number;
  readonly endedInFreeMinute: number;
  readonly messages: number;
}

/** A talk with all that one of its two people may know of it, read at one moment. */
export interface SeenTalk {
  readonly stored: store.StoredTalk;
  readonly side: Side;
  readonly now: Instant;
  readonly other: Person;
  readonly serviceTitle: string;
  readonly presence: Presence;
  /** The card of the first hold, for the visitor alone. */
  readonly card: Card | null;
  readonly line: { readonly place: number | null; readonly waitMinutes: number | null };
  readonly visitor: VisitorFacts | null;
  readonly reviewed: boolean;
  readonly holds: readonly store.StoredHold[];
}

/** What a provider is busy with, for an honest waiting time. */
async function busyOf(ctx: Context, providerId: UserId, now: Instant): Promise<{ available: boolean; busy: ProviderBusy }> {
  const provider = await findUser(ctx.db.sql, providerId);
  if (provider === null) return { available: false, busy: { state: 'free' } };
  const available = provider.availableUntil !== null && provider.availableUntil > now;
  const present = provider.talkId === null ? null : await store.findTalk(ctx.db.sql, provider.talkId);
  const talk = present?.talk;
  if (talk?.state === 'accepted') return { available, busy: { state: 'joining', joinBy: talk.joinBy, mostMinutes: talk.terms.mostMinutes } };
  return { available, busy: talk?.state === 'live' ? await liveBusy(ctx, talk, now) : { state: 'free' } };
}

async function liveBusy(ctx: Context, talk: LiveTalk, now: Instant): Promise<ProviderBusy> {
  const presence = await presenceOf(ctx.db, talk);
  return { state: 'live', talkMs: shownTalkMs(talk, presence, now), absenceLeftMs: absenceLeftMs(talk, presence, now), mostMinutes: Math.max(talk.terms.mostMinutes, talk.ceilingMinutes) };
}

async function lineOf(ctx: Context, talk: Talk, now: Instant): Promise<SeenTalk['line']> {
  if (talk.state !== 'requested') return { place: null, waitMinutes: null };
  const line = (await store.findWaiting(ctx.db.sql, talk.terms.providerId)).map((stored) => stored.talk.terms);
  const provider = await busyOf(ctx, talk.terms.providerId, now);
  return { place: placeInLine(line, talk.terms.id, now), waitMinutes: waitAtMostMinutes(line, talk.terms.id, { ...provider, now }) };
}

async function visitorOf(ctx: Context, talk: Talk, side: Side): Promise<VisitorFacts | null> {
  if (side !== 'provider' || talk.state !== 'requested') return null;
  const { visitorId, conversationId } = talk.terms;
  const [visitor, endedInFreeMinute, messages] = await Promise.all([findUser(ctx.db.sql, visitorId), store.countFreeEndings(ctx.db.sql, visitorId), countMessages(ctx.db.sql, conversationId)]);
  return { rating: visitor === null ? null : ratingOf(visitor.facts), talkCount: visitor?.facts.talkCount ?? 0, endedInFreeMinute, messages };
}

/** Reads all that one side may know of a talk. */
export async function seenBy(ctx: Context, stored: store.StoredTalk, side: Side): Promise<SeenTalk> {
  const { talk } = stored;
  const { terms } = talk;
  const now = ctx.clock.now();
  const [self, otherId] = side === 'provider' ? [terms.providerId, terms.visitorId] : [terms.visitorId, terms.providerId];
  const [other, service, presence, holds, line, visitor, reviewed] = await Promise.all([
    personFor(ctx, self, otherId), findService(ctx.db.sql, terms.serviceId), presenceOf(ctx.db, talk), store.findHolds(ctx.db.sql, terms.id),
    lineOf(ctx, talk, now), visitorOf(ctx, talk, side), ctx.reactions.hasReviewed(ctx.db.sql, terms.id, side),
  ]);
  const cardId: CardId | undefined = side === 'visitor' && talk.state === 'accepted' ? holds[0]?.cardId : undefined;
  const card = cardId === undefined ? null : await findCard(ctx.db.sql, cardId);
  return { stored, side, now, other, serviceTitle: service?.title ?? '', presence, card, line, visitor, reviewed, holds };
}

/** What the request form says to one visitor beforehand. */
export interface SeenForm {
  readonly service: Service;
  readonly pricing: { readonly pricePerMinute: Yen; readonly freeSeconds: 0 | 60 };
  readonly mandate: { readonly mandate: Mandate; readonly card: Card } | null;
  readonly queueLength: number;
  readonly waitMinutes: number | null;
  readonly refusal: RequestRefusal | null;
  readonly open: store.StoredTalk | null;
  readonly last: store.StoredTalk | null;
  readonly month: MonthSpent;
}

/** Reads what the request form of a service says to a visitor, in a frame of a blog or (`origin` null) on the platform. */
export async function readForm(ctx: Context, service: Service, visitor: { userId: UserId; origin: string | null }): Promise<SeenForm> {
  const now = ctx.clock.now();
  const { sql } = ctx.db;
  const freeSeconds = await freeSecondsOf(sql, { providerId: service.providerId, visitorId: visitor.userId }, now);
  const pricing = { pricePerMinute: service.pricePerMinute, freeSeconds };
  const [mandate, waiting, provider, open, last, month] = await Promise.all([
    openMandate(sql, { ...visitor, serviceId: service.id, ...pricing, now }), store.findWaiting(sql, service.providerId), busyOf(ctx, service.providerId, now),
    store.findOpenRequests(sql, visitor.userId), store.findLastRequest(sql, { serviceId: service.id, visitorId: visitor.userId }), monthOf(sql, visitor.userId, now),
  ]);
  const card = mandate === null ? null : await findCard(sql, mandate.cardId);
  return {
    service, pricing, mandate: mandate === null || card === null ? null : { mandate, card }, queueLength: waiting.length,
    waitMinutes: waitBehind(waiting.map((one) => one.talk.terms), { ...provider, now }),
    refusal: refuseRequest({ serviceId: service.id, providerId: service.providerId, visitorId: visitor.userId }, open.map((one) => one.talk.terms)),
    open: open.find((one) => one.talk.terms.serviceId === service.id) ?? null, last, month,
  };
}

/** The waiting time of somebody who would stand at the end of the line now. */
function waitBehind(line: readonly Talk['terms'][], provider: { available: boolean; busy: ProviderBusy; now: Instant }): number | null {
  const newcomer = { id: '~' as Talk['terms']['id'], requestedAt: provider.now, waitUntil: Number.MAX_SAFE_INTEGER as Instant, ceilingMinutes: 0, mostMinutes: 0 };
  return waitAtMostMinutes([...line, newcomer], newcomer.id, provider);
}
