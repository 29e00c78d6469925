/* The names of users that other modules may use. */
export { claimTalk, countReview, countTalk, freeTalk, markReachable } from './actions.ts';
export { effects } from './effects.ts';
export type { MeCounts, PageParts, Reactions, UserBlocked } from './events.ts';
export { sweeps } from './jobs.ts';
export { facade } from './facade-page.ts';
export { lightOf, type Light } from './light.ts';
export { enqueueMail } from './mails.ts';
export { errorPolicy, pageViewer } from './page-viewer.ts';
export { pages } from './pages.ts';
export { personFor, personsFor, userFacts, type PeopleReader } from './people.ts';
export { hiddenPerson, type Person } from './reply.ts';
export { operations } from './routes.ts';
export { light, person, rating, talkTimes } from './schema.ts';
export { findSession } from './session-actions.ts';
export { findUser } from './store.ts';
export { ratingOf, type User } from './user.ts';
export { availableAt, isVisible, visibleTo } from './visibility-store.ts';
