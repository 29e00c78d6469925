/* The names of payouts that other modules may use. */
export { readAccount } from './account-actions.ts';
export { findSharers } from './account-store.ts';
export { listPayouts, openMatters, quotePayout, requestPayout, termsOf } from './actions.ts';
export { maskNumber, placeWords, readableKana, type BankAccount } from './bank-account.ts';
export { bookRules } from './books-store.ts';
export { exportPayouts, fileSettings, firstTransferDay, readFileBytes } from './file-actions.ts';
export { findFile, listFiles, type PayoutFile } from './file-store.ts';
export { frozenAmong, markFilePaid, releasePayout, takeStep } from './mark-actions.ts';
export { ownRecords } from './own-records.ts';
export { pages } from './pages.ts';
export { LARGE_PAYOUT, needsRelease, netOf, payoutStates, returnReasons, type Payout, type PayoutState, type ReturnReason } from './payout.ts';
export { operations } from './routes.ts';
export { payoutsSection } from './section-pages.ts';
export { findPayout, listIn, listInFile, sumsByState } from './store.ts';
export { accountTypeTexts, reasonTexts } from './texts.ts';
