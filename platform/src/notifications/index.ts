/* The names of notifications that other modules may use. */
export { effects } from './effects.ts';
export type { FailedDelivery } from './failure.ts';
export { listFailedDeliveries } from './failure-store.ts';
export { sweeps } from './jobs.ts';
export { pages } from './pages.ts';
export { operations } from './routes.ts';
export { settingsSection } from './settings-page.ts';
export { ownRecords } from './own-records.ts';
