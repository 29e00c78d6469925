export { endWithBlocked, freeSecondsOf, readOwn } from './actions.ts';
export { effects } from './effects.ts';
export { sweeps } from './jobs.ts';
export { pages } from './pages.ts';
export { operations } from './routes.ts';
export type { Side } from './side.ts';
export { countWaiting, findTalk, insertTalk, saveHold, type StoredHold, type StoredTalk } from './store.ts';
export type { Talk } from './talk.ts';
