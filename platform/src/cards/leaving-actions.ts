import type { Transaction } from '../database/database.ts';
import type { PersonLeft } from '../users/events.ts';
import { forgetAtRail } from './actions.ts';
import { lockCards, revokeMandatesOf, saveCard } from './store.ts';

/** Removes every card of a person whose account goes, here and at the card company. */
export async function removeCardsOf(tx: Transaction, { userId, at }: PersonLeft): Promise<void> {
  for (const card of await lockCards(tx, userId)) {
    await revokeMandatesOf(tx, card.id, at);
    await forgetAtRail(tx, card);
    await saveCard(tx, { ...card, isDefault: false, removedAt: at });
  }
}
