/* The names of users that other modules may use. */
export { claimTalk, countReview, countTalk, freeTalk, markReachable } from './actions.ts';
export { effects } from './effects.ts';
export type { MeCounts, PageParts, Reactions, SignedOutEverywhere, UserBlocked } from './events.ts';
export { sweeps } from './jobs.ts';
export { facade, weekdayNames } from './facade-page.ts';
export { lightOf, type Light } from './light.ts';
export { enqueueMail, type OutgoingMail } from './mails.ts';
export { errorPolicy, pageViewer } from './page-viewer.ts';
export { pages } from './pages.ts';
export { personFor, personsFor, userFacts, type PeopleReader, type ShownFacts } from './people.ts';
export { avatarUrl, countsFor, hiddenPerson, meReply, profileUrl, type Me, type Person } from './reply.ts';
export { operations } from './routes.ts';
export { light, person, rating, talkTimes } from './schema.ts';
export { findSession } from './session-actions.ts';
export { createUser } from './sign-up-actions.ts';
export { findUser, findUsers } from './store.ts';
export { ratingOf, type User, type UserFacts } from './user.ts';
export { assertVisible, availableAt, isVisible, visibleTo, type Predicate } from './visibility-store.ts';
