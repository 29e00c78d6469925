export { findFrameSession, registeredOrigins } from './actions.ts';
export { sweeps } from './jobs.ts';
export { aboutSignIn, pages } from './pages.ts';
export { operations } from './routes.ts';
export { endFrameSessionsOf } from './store.ts';
export { ownRecords } from './own-records.ts';
export { otherSessions } from './session-list-actions.ts';
