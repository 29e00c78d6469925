import type { UserId } from '../primitives/id.ts';
import type { Card, CardSetup } from './card.ts';
import type { Mandate } from './mandate.ts';

/** Whether a card is somebody's to pay with or to change. Others' cards, and removed ones, are as if they didn't exist. */
export function mayUseCard(card: Card, userId: UserId): boolean {
  return card.userId === userId && card.removedAt === null;
}

/** Whether a mandate is somebody's to read or to revoke. */
export function mayRevoke(mandate: Mandate, userId: UserId): boolean {
  return mandate.userId === userId;
}

/** Whether somebody may come back to a setup: who started it. */
export function mayFinish(setup: CardSetup, userId: UserId): boolean {
  return setup.userId === userId;
}
