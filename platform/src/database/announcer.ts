import { systemClock, type Clock } from '../primitives/clock.ts';
import type { Database } from './transaction.ts';

/** What writing an event or an effect needs besides its transaction: the time, and how to say that there is news. */
export interface Announcer {
  readonly clock: Clock;
  /** `Wake.notify`: says after the commit that there is something new on a topic. */
  readonly wake: { notify(topic: string): void };
}

/** Wakes nobody; readers and workers find the news by their own polling. What a database has when it is opened. */
export const silent: Announcer = { clock: systemClock(), wake: { notify: () => undefined } };

/**
 * The same database with the clock that stamps its events and the wake that announces them, so that a reaction deep in a transaction
 * needs only the transaction. `app.ts` makes it once, for the context.
 */
export function announcedBy(db: Database, announcer: Announcer): Database {
  const announced: Database = { ...db, announcer, transaction: (work) => db.transaction((tx) => work({ ...tx, db: announced })) };
  return announced;
}
