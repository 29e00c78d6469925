export { endWithBlocked, freeSecondsOf, readOwn } from './actions.ts';
export { effects } from './effects.ts';
export { sweeps } from './jobs.ts';
export { pages } from './pages.ts';
export { operations } from './routes.ts';
export { countWaiting } from './store.ts';
export type { Talk } from './talk.ts';
