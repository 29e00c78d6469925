import type { Id, ServiceId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { WeeklyHours } from '../primitives/weekly-hours.ts';
import type { Yen } from '../primitives/yen.ts';
import { medianMinutes } from '../users/index.ts';
import type { Photo } from './photo.ts';

/** How people can talk about a service. */
export type TalkMode = 'voice' | 'video' | 'chat';

/** draft: never published; published: anybody may find it; paused: still readable, takes no requests; unpublished: gone for others; hidden: gone for others by an operator, and the provider can't change that. */
export type ServiceState = 'draft' | 'published' | 'paused' | 'unpublished' | 'hidden';

/** What a provider writes about a talk they offer. */
export interface ServiceWords {
  readonly title: string;
  readonly prText: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly pricePerMinute: Yen;
  readonly modes: readonly TalkMode[];
  readonly area: { readonly prefecture: string; readonly city: string } | null;
  /** Own hours of this service; null: the provider's. */
  readonly talkTimes: WeeklyHours | null;
}

/** What others' talks have shown about a service. Sums only: a read never counts rows. */
export interface ServiceFacts {
  readonly talkCount: number;
  readonly reviewCount: number;
  readonly starsSum: number;
  /** How long the last answers to requests took, in milliseconds, the newest last; at most 20. */
  readonly answers: readonly number[];
}

/** A talk that a provider offers. */
export interface Service extends ServiceWords {
  readonly id: ServiceId;
  readonly providerId: UserId;
  readonly state: ServiceState;
  readonly facts: ServiceFacts;
  /** In the order people see them. */
  readonly photos: readonly Photo[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly publishedAt: Instant | null;
}

/** The facts of a service nobody has talked about yet. */
export const noFacts: ServiceFacts = { talkCount: 0, reviewCount: 0, starsSum: 0, answers: [] };

/** Makes the draft of a service. */
export function draftService(words: ServiceWords, by: { id: Id<'service'>; providerId: UserId; now: Instant }): Service {
  return { ...words, id: by.id, providerId: by.providerId, state: 'draft', facts: noFacts, photos: [], createdAt: by.now, updatedAt: by.now, publishedAt: null };
}

/** The service with new words; requests and talks under way keep the price they were made with. */
export function rewordService(service: Service, words: Partial<ServiceWords>, now: Instant): Service {
  return { ...service, ...words, updatedAt: now };
}

const moves: Readonly<Record<ServiceState, readonly ServiceState[]>> = {
  draft: ['published'],
  published: ['paused', 'unpublished'],
  paused: ['published', 'unpublished'],
  unpublished: ['published'],
  hidden: [],
};

/** Publishes, pauses or unpublishes. Asking for the state it is in changes nothing; a move that isn't there is refused with the state. */
export function moveService(service: Service, to: Exclude<ServiceState, 'draft' | 'hidden'>, now: Instant): { ok: true; service: Service } | { ok: false; state: ServiceState } {
  if (service.state === to) return { ok: true, service };
  if (!moves[service.state].includes(to)) return { ok: false, state: service.state };
  return { ok: true, service: { ...service, state: to, updatedAt: now, publishedAt: to === 'published' ? service.publishedAt ?? now : service.publishedAt } };
}

/** Whether a request for a talk may be made now. */
export function takesRequests(service: Service): boolean {
  return service.state === 'published' && service.modes.some((mode) => mode !== 'chat');
}

/** Mean stars to one decimal and their number; null without reviews. */
export function ratingOf(facts: Pick<ServiceFacts, 'reviewCount' | 'starsSum'>): { average: number; count: number } | null {
  if (facts.reviewCount === 0) return null;
  return { average: Math.round(facts.starsSum / facts.reviewCount * 10) / 10, count: facts.reviewCount };
}

/** The answers with one more, the oldest beyond 20 dropped. */
export function withAnswer(answers: readonly number[], milliseconds: number): readonly number[] {
  return [...answers, milliseconds].slice(-20);
}

/** The usual answer time in whole minutes, rounded up: the median of the last answers; null before three of them. */
export function usualAnswerMinutes(answers: readonly number[]): number | null {
  return medianMinutes(answers);
}
