/* The names of cards and mandates that other modules may use. */
export type { Card } from './card.ts';
export { aboutSignIn } from './consent-page.ts';
export { finishOpenSetup } from './actions.ts';
export { effects } from './effects.ts';
export { sweeps } from './jobs.ts';
export { coversRequest, type Mandate } from './mandate.ts';
export { pages } from './pages.ts';
export { cardReply, mandateReply } from './reply.ts';
export { operations } from './routes.ts';
export { card, ceilingField, mandate } from './schema.ts';
export { settingsSection } from './settings-pages.ts';
export { findCard, findMandate, openMandate } from './store.ts';
export { removeCardsOf } from './leaving-actions.ts';
export { ownRecords } from './own-records.ts';
