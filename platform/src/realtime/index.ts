import type { Operation } from '../http/operation.ts';
import type { Sweep } from '../jobs/due.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { forgetOldEvents } from './events.ts';

export { OpenStreams, serveStream } from './event-route.ts';
export { appendEvents } from './events.ts';

/** None: the stream of events answers no single value. `serveStream` mounts it, and the API's document describes it. */
export const operations: readonly Operation[] = [];

/** Events older than the history go. */
export const sweeps: readonly Sweep[] = [{ name: 'old events', every: 10 * MINUTE, run: (ctx, now) => forgetOldEvents(ctx.db.sql, now) }];
export { ownRecords } from './own-records.ts';
