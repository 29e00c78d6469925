/* The names of reviews that other modules may use. */
export { hasReviewed } from './actions.ts';
export { findOpenReview, hideReviewWords, reportableReview, showReviewWords } from './hide-store.ts';
export { sweeps } from './jobs.ts';
export { operations } from './routes.ts';
