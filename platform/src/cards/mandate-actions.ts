import type { Context } from '../context.ts';
import type { Sql } from '../database/database.ts';
import { invalidField, Problem } from '../http/problem.ts';
import { newId, type UserId } from '../primitives/id.ts';
import { requireReadable, takesRequests, type Service } from '../services/index.ts';
import { mayRevoke, mayUseCard } from './access.ts';
import type { Card } from './card.ts';
import { giveMandate, revokeMandate, type Mandate } from './mandate.ts';
import * as store from './store.ts';

/** What somebody agrees to in the window; what it showed is sent along, so that nobody agrees to something else. */
export interface Consent {
  readonly serviceId: string;
  readonly origin: string | null;
  readonly ceilingMinutes: number;
  readonly extensionMinutes: number;
  readonly cardId: string;
  readonly shownPrice: number;
  readonly shownFreeSeconds: 0 | 60;
}

/** A mandate with the card it is on. */
export interface MandateOnCard {
  readonly mandate: Mandate;
  readonly card: Card;
}

/** The service somebody is about to allow payments for. 404 hidden, 403 own service, 409 when it takes no requests. */
export async function requirePayable(ctx: Context, serviceId: string, userId: UserId): Promise<Service> {
  const service = await requireReadable(ctx, serviceId, userId);
  if (service.providerId === userId) throw new Problem('own_service');
  if (!takesRequests(service)) throw new Problem('service_not_available', { state: service.state });
  return service;
}

/** How many seconds of this person's next talk here are free: what window and mandate say. */
export async function freeSecondsFor(ctx: Context, sql: Sql, pair: { service: Service; visitorId: UserId }): Promise<0 | 60> {
  return ctx.reactions.freeSecondsOf(sql, { providerId: pair.service.providerId, visitorId: pair.visitorId }, ctx.clock.now());
}

/** The blog as it is compared: null for the platform itself. 422 for what is no origin. */
export function consentOrigin(ctx: Context, origin: string | null): string | null {
  if (origin === null || origin === new URL(ctx.config.publicUrl).origin) return null;
  if (!URL.canParse(origin) || new URL(origin).origin !== origin) throw invalidField('origin', 'wrong_format', { ja: 'ブログのアドレスの形が正しくありません。', en: 'This isn’t the address of a blog.' });
  return origin;
}

/** Gives a mandate. 404, 403 `own_service`, 409 `service_not_available`, `price_changed` or `card_needed`. */
export async function createMandate(ctx: Context, userId: UserId, consent: Consent): Promise<MandateOnCard> {
  const service = await requirePayable(ctx, consent.serviceId, userId);
  const origin = consentOrigin(ctx, consent.origin);
  return ctx.db.transaction(async (tx) => {
    const freeSeconds = await freeSecondsFor(ctx, tx.sql, { service, visitorId: userId });
    if (service.pricePerMinute !== consent.shownPrice || freeSeconds !== consent.shownFreeSeconds) {
      throw new Problem('price_changed', { about: { pricePerMinute: service.pricePerMinute, freeSeconds } });
    }
    const card = await store.findCard(tx.sql, consent.cardId);
    if (card === null || !mayUseCard(card, userId)) throw new Problem('card_needed');
    const { ceilingMinutes, extensionMinutes } = consent;
    const mandate = giveMandate({
      id: newId('mandate', ctx.random), userId, serviceId: service.id, origin, pricePerMinute: service.pricePerMinute, freeSeconds, ceilingMinutes, extensionMinutes, cardId: card.id,
    }, ctx.clock.now());
    await store.insertMandate(tx, mandate);
    return { mandate, card };
  });
}

/** Somebody's mandates that new requests can be made with, the newest first. */
export async function listMandates(ctx: Context, userId: UserId): Promise<MandateOnCard[]> {
  const mandates = await store.listOpenMandates(ctx.db.sql, userId, ctx.clock.now());
  const cards = new Map((await store.listCards(ctx.db.sql, userId)).map((card) => [card.id, card]));
  return mandates.flatMap((mandate) => {
    const card = cards.get(mandate.cardId);
    return card === undefined ? [] : [{ mandate, card }];
  });
}

/** Takes a mandate back; again changes nothing. Talks already requested keep their terms. 404 when it isn't theirs. */
export async function revoke(ctx: Context, userId: UserId, mandateId: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const mandate = await store.findMandate(tx.sql, mandateId);
    if (mandate === null || !mayRevoke(mandate, userId)) throw new Problem('not_found');
    const revoked = revokeMandate(mandate, ctx.clock.now());
    await store.saveRevocation(tx.sql, revoked, revoked.revokedAt ?? ctx.clock.now());
  });
}
