import type { CardId, Id, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { RailCard } from '../rails/cards/rail.ts';

/** A saved card: what the card rail told of it, never its number. */
export interface Card extends RailCard {
  readonly id: CardId;
  readonly userId: UserId;
  /** What people read, such as `Visa •••• 4242`. */
  readonly label: string;
  readonly isDefault: boolean;
  readonly savedAt: Instant;
  /** From then on nothing new is held on it. */
  readonly removedAt: Instant | null;
}

/** Where saving a card stands. `returnPath` is the page of the platform to come back to. */
export interface CardSetup {
  readonly id: Id<'cardSetup'>;
  readonly userId: UserId;
  readonly returnPath: string;
  readonly state: 'open' | 'saved' | 'failed';
  readonly cardId: CardId | null;
  readonly startedAt: Instant;
}

const brandNames: Readonly<Record<string, string>> = { visa: 'Visa', mastercard: 'Mastercard', jcb: 'JCB', amex: 'American Express', diners: 'Diners Club', discover: 'Discover', unionpay: 'UnionPay' };

/** The name of a card's brand as people write it. */
export function brandName(brand: string): string {
  return brandNames[brand] ?? brand.toUpperCase();
}

/** What people read of a card: `Visa •••• 4242`. */
export function cardLabel(card: Pick<RailCard, 'brand' | 'last4'>): string {
  return `${brandName(card.brand)} •••• ${card.last4}`;
}

/** The card that takes the place of the default one when that is removed: the one saved last. */
export function nextDefault(cards: readonly Card[]): Card | null {
  return cards.filter((card) => card.removedAt === null).toSorted((a, b) => b.savedAt - a.savedAt)[0] ?? null;
}
