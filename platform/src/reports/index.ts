/* The names of reports that other modules may use. */
export { decide } from './actions.ts';
export { pages } from './pages.ts';
export { decisionsFor, reportDecisions, reportKinds, reportReasons, type Report, type ReportDecision, type ShownMessage } from './report.ts';
export { operations } from './routes.ts';
export { countShownMessages, findByReference, findReport, findShownMessages, listReports } from './store.ts';
export { kindTexts, reasonTexts } from './texts.ts';
export { ownRecords } from './own-records.ts';
