import type { z } from 'zod';
import { toWire } from '../primitives/instant.ts';
import type { Card } from './card.ts';
import { mostOf, type Mandate } from './mandate.ts';
import type * as schema from './schema.ts';

/** A card as its owner sees it; the rail's own names stay here. */
export function cardReply({ id, brand, last4, funding, isDefault, label }: Card): z.input<typeof schema.card> {
  return { id, brand, last4, funding, isDefault, label };
}

/** A mandate as the person who gave it sees it, with its card. */
export function mandateReply(mandate: Mandate, card: Card): z.input<typeof schema.mandate> {
  const { id, serviceId, origin, pricePerMinute, freeSeconds, ceilingMinutes, extensionMinutes, validUntil } = mandate;
  return { id, serviceId, origin, pricePerMinute, freeSeconds, ceilingMinutes, extensionMinutes, ...mostOf(mandate), card: cardReply(card), validUntil: toWire(validUntil) };
}
