/* The names of conversations that other modules may use. */
export { addThreadEvent, countMessages, countUnread, threadFor } from './actions.ts';
export { effects } from './effects.ts';
export { pages } from './pages.ts';
export { reportableConversation, reportableMessage, reportableMessages } from './report-store.ts';
export { operations } from './routes.ts';
export { ownRecords } from './own-records.ts';
