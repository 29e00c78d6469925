/* The names of reviews that other modules may use. */
export { hasReviewed, planReminder } from './actions.ts';
export { effects } from './effects.ts';
export { findOpenReview, hideReviewWords, reportableReview, showReviewWords } from './hide-store.ts';
export { sweeps } from './jobs.ts';
export { pages, profileSection, serviceSection } from './pages.ts';
export { operations } from './routes.ts';
export { ownRecords } from './own-records.ts';
