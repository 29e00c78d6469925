import type { CardId, MandateId, ServiceId, UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { holdAmount } from '../primitives/price.ts';
import { HOUR } from '../primitives/seconds.ts';
import type { Yen } from '../primitives/yen.ts';

/** How long a mandate is good for requests. */
export const MANDATE_LIFE = 12 * HOUR;

/** What somebody agreed to pay for, once: this service, this blog, this price, this ceiling for each talk, for 12 hours. */
export interface MandateTerms {
  readonly id: MandateId;
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  /** The blog's origin; null: the platform's own pages. */
  readonly origin: string | null;
  readonly pricePerMinute: Yen;
  /** What the window showed: 60, or 0 where no minute was free. */
  readonly freeSeconds: 0 | 60;
  readonly ceilingMinutes: number;
  /** How many minutes a talk may be extended by without asking again. */
  readonly extensionMinutes: number;
  readonly cardId: CardId;
}

/** A mandate as it was given. */
export interface Mandate extends MandateTerms {
  /** Whether the words shown allowed asking the card once more, with nobody there, for what a hold lost. */
  readonly mayCollect: boolean;
  readonly givenAt: Instant;
  readonly validUntil: Instant;
  readonly revokedAt: Instant | null;
}

/** A request for a talk, as far as it matters to the money. */
export interface CoveredRequest {
  readonly userId: UserId;
  readonly serviceId: ServiceId;
  readonly origin: string | null;
  readonly pricePerMinute: Yen;
  readonly freeSeconds: 0 | 60;
  readonly ceilingMinutes: number;
  readonly now: Instant;
}

/** A mandate given now. */
export function giveMandate(terms: MandateTerms, now: Instant): Mandate {
  return { ...terms, mayCollect: true, givenAt: now, validUntil: after(now, MANDATE_LIFE), revokedAt: null };
}

/** Whether new requests can be made with a mandate at all. */
export function isOpen(mandate: Pick<Mandate, 'validUntil' | 'revokedAt'>, now: Instant): boolean {
  return mandate.revokedAt === null && now < mandate.validUntil;
}

/**
 * Whether a mandate allows a request (docs/money.md, "Talk time and the bill"): given by the same person for the same service and blog,
 * still open, the price not risen since, no free minute only where the mandate said so, the ceiling within it.
 */
export function coversRequest(mandate: Mandate, request: CoveredRequest): boolean {
  return isOpen(mandate, request.now)
    && mandate.userId === request.userId && mandate.serviceId === request.serviceId && mandate.origin === request.origin
    && request.pricePerMinute <= mandate.pricePerMinute
    && request.freeSeconds >= mandate.freeSeconds
    && request.ceilingMinutes <= mandate.ceilingMinutes;
}

/** The mandate taken back. Talks that were requested with it keep their terms. */
export function revokeMandate(mandate: Mandate, now: Instant): Mandate {
  return mandate.revokedAt === null ? { ...mandate, revokedAt: now } : mandate;
}

/** The most one talk can cost: to its ceiling, and with every extension the mandate allows. */
export function mostOf(terms: Pick<MandateTerms, 'pricePerMinute' | 'freeSeconds' | 'ceilingMinutes' | 'extensionMinutes'>): { maximum: Yen; maximumWithExtensions: Yen } {
  return { maximum: holdAmount(terms, terms.ceilingMinutes), maximumWithExtensions: holdAmount(terms, terms.ceilingMinutes + terms.extensionMinutes) };
}
