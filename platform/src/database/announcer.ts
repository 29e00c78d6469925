import { systemClock } from '../primitives/clock.ts';
import type { Announcer, Database } from './transaction.ts';

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
