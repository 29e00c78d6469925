export type { Account } from './account.ts';
export { movePayable, postJournal, readBalance, readSales } from './actions.ts';
export { assertBooks, type BookFinding } from './books.ts';
export { sweeps } from './jobs.ts';
export type { Entry, JournalDraft, PayableLater } from './journal.ts';
export { pages } from './pages.ts';
export { operations } from './routes.ts';
export { findSalesEntries, type SalesEntry } from './store.ts';
