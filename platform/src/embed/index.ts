export { endFrameSession, frameSessionOf, readHandOver, registeredOrigins, seeOrigin } from './actions.ts';
export { sweeps } from './jobs.ts';
export { operations } from './routes.ts';
export { endFrameSessionsOf } from './store.ts';
