import type { Operation } from '../http/operation.ts';

export { announceWith } from './announcer.ts';
export { appendEvent, appendEvents, startNewEpochs, userTopic, type NewEvent } from './events.ts';

/** None: the stream of events answers no single value. It is mounted by `http/server.ts` and described in the API's document. */
export const operations: readonly Operation[] = [];
