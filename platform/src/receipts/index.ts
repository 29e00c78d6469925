/* The names of receipts that other modules may use. */
export { ownRecords } from './own-records.ts';
export { pages } from './pages.ts';
export { operations } from './routes.ts';
export { papersSection, receiptSection, salesDownload, visitedSection } from './section-pages.ts';
