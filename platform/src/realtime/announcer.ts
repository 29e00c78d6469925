import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { systemClock, type Clock } from '../primitives/clock.ts';
import type { Wake } from './wake.ts';

/** What writing an event or an effect needs besides its transaction: the time, and how to say that there is news. */
export interface Announcer {
  readonly clock: Clock;
  readonly wake: Pick<Wake, 'notify'>;
}

const announcers = new WeakMap<Database, Announcer>();
// Without an announcer nobody is woken; readers and workers find the news by their own polling.
const silent: Announcer = { clock: systemClock(), wake: { notify: () => undefined } };

/**
 * Tells a database which clock stamps its events and which wake announces them. `app.ts` calls it once where it makes the context,
 * so that a reaction deep in a transaction needs only the transaction.
 */
export function announceWith({ db, clock, wake }: Pick<Context, 'db' | 'clock' | 'wake'>): void {
  announcers.set(db, { clock, wake });
}

/** The announcer of a database. */
export function announcerOf(db: Database): Announcer {
  return announcers.get(db) ?? silent;
}
