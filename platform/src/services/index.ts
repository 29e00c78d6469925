export { countReview, countTalk, noteAnswer, readCard, requireReadable } from './actions.ts';
export { categories, categoryOf, type Category } from './category-schema.ts';
export { cardReply, serviceReply, serviceUrl } from './reply.ts';
export { pages } from './pages.ts';
export { profileSection } from './profile-pages.ts';
export { operations } from './routes.ts';
export { service as serviceSchema, serviceCard } from './schema.ts';
export { ratingOf, takesRequests, usualAnswerMinutes, type Service, type TalkMode } from './service.ts';
export { findService, insertService, lockService } from './store.ts';
