import type { ServiceId, TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { billedSecondsOf, FREE_SECONDS } from './bill.ts';
import { ABSENCE_LIMIT, JOIN_TIME, type EndedTalk, type SettledTalk, type TalkTerms } from './talk.ts';

/** The most open requests a visitor may have, over all services (docs/words.md, "The life of a talk"). */
export const MOST_OPEN_REQUESTS = 3;
/** So many talks of the same two ended inside the free minute within a day make the next one cost from its first second. */
export const FREE_MINUTE_CHAIN = 3;

/** A waiting request, as far as its place in line goes. */
export type WaitingRequest = Pick<TalkTerms, 'id' | 'requestedAt' | 'waitUntil' | 'ceilingMinutes' | 'mostMinutes'>;

/** The waiting requests of one provider in their order: first come, first in line; at the same moment by id, so that all see the same. */
export function inLine<Request extends WaitingRequest>(requests: readonly Request[], now: Instant): Request[] {
  return requests
    .filter((request) => request.waitUntil > now)
    .toSorted((one, other) => one.requestedAt - other.requestedAt || (one.id < other.id ? -1 : 1));
}

/** A request's place in the provider's line, 1 being next; null when it no longer waits. */
export function placeInLine(requests: readonly WaitingRequest[], id: TalkId, now: Instant): number | null {
  const index = inLine(requests, now).findIndex((request) => request.id === id);
  return index === -1 ? null : index + 1;
}

/** What the provider is busy with: nothing, two people joining, or a live talk with so much talk time, absence and extension left. */
export type ProviderBusy =
  | { readonly state: 'free' }
  | { readonly state: 'joining'; readonly joinBy: Instant; readonly mostMinutes: number }
  | { readonly state: 'live'; readonly talkMs: number; readonly absenceLeftMs: number; readonly mostMinutes: number };

/**
 * An honest waiting time: at most so many minutes until the provider could turn to this request, if they accept everyone ahead and each
 * talks to the last minute allowed, extensions and absence included. Null where no bound is known: the provider has not switched on
 * "available now", or nothing stands in between, so that only the provider's own answer is awaited.
 */
export function waitAtMostMinutes(line: readonly WaitingRequest[], id: TalkId, provider: { readonly available: boolean; readonly busy: ProviderBusy; readonly now: Instant }): number | null {
  const waiting = inLine(line, provider.now);
  const place = waiting.findIndex((request) => request.id === id);
  if (place === -1 || !provider.available) return null;
  const ahead = waiting.slice(0, place);
  const present = busyForMs(provider.busy, provider.now);
  if (present === 0 && ahead.length === 0) return null;
  const total = present + ahead.reduce((sum, request) => sum + JOIN_TIME + request.mostMinutes * MINUTE + ABSENCE_LIMIT, 0);
  return Math.ceil(total / MINUTE);
}

function busyForMs(busy: ProviderBusy, now: Instant): number {
  switch (busy.state) {
    case 'free': return 0;
    case 'joining': return Math.max(0, busy.joinBy - now) + busy.mostMinutes * MINUTE + ABSENCE_LIMIT;
    case 'live': return Math.max(0, busy.mostMinutes * MINUTE - busy.talkMs) + busy.absenceLeftMs;
  }
}

/** True when a talk ended inside the free minute: it went live and no second beyond the free minute was talked. */
export function endedInFreeMinute(talk: EndedTalk | SettledTalk): boolean {
  return billedSecondsOf(talk.statement.talkSeconds, FREE_SECONDS) === 0;
}

/**
 * The free seconds of a new request (Talk time and the bill): 60, or 0 when three talks of the same two people ended inside the free
 * minute within the last 24 hours. `endings` are when such talks of these two, in the same roles, ended.
 */
export function freeSecondsFor(endings: readonly Instant[], now: Instant): 0 | 60 {
  return endings.filter((ended) => ended <= now && now - ended <= DAY).length >= FREE_MINUTE_CHAIN ? 0 : FREE_SECONDS;
}

/** Why a visitor can't request now; null when they can. */
export type RequestRefusal = 'own_service' | 'already_requested' | 'too_many_open_requests';

/** Checks a new request against the visitor's open ones: at most one per service, three in all, none for one's own service. */
export function refuseRequest(wanted: { readonly serviceId: ServiceId; readonly providerId: UserId; readonly visitorId: UserId }, open: readonly { readonly serviceId: ServiceId }[]): RequestRefusal | null {
  if (wanted.providerId === wanted.visitorId) return 'own_service';
  if (open.some((request) => request.serviceId === wanted.serviceId)) return 'already_requested';
  return open.length >= MOST_OPEN_REQUESTS ? 'too_many_open_requests' : null;
}
