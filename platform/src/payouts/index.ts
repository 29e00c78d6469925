/* The names of payouts that other modules may use. */
export { findSharersOf } from './account-actions.ts';
export { openMatters } from './actions.ts';
export { maskNumber, placeWords } from './bank-account.ts';
export { bookRules } from './books-store.ts';
export { exportPayouts, fileSettings, firstTransferDay, readFileBytes } from './file-actions.ts';
export { findFile, listFiles, type PayoutFile } from './file-store.ts';
export { sweeps } from './jobs.ts';
export { frozenAmong, markFilePaid, releasePayout, takeStep } from './mark-actions.ts';
export { ownRecords } from './own-records.ts';
export { pages } from './pages.ts';
export { needsRelease, netOf, payoutStates, returnReasons, type Payout, type PayoutState, type ReturnReason } from './payout.ts';
export { operations } from './routes.ts';
export { readSealed, requireKeys } from './seal-actions.ts';
export { payoutsSection } from './section-pages.ts';
export { findPayout, listIn, listInFile, sumsByState } from './store.ts';
export { reasonTexts } from './texts.ts';
