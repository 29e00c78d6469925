export { sweeps } from './jobs.ts';
export { ownRecords } from './own-records.ts';
export { pages, postsSection } from './pages.ts';
export { operations } from './routes.ts';
