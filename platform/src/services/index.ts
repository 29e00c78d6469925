export { countReview, countTalk, noteAnswer, readCard, requireReadable } from './actions.ts';
export { cardReply } from './reply.ts';
export { pages } from './pages.ts';
export { profileSection } from './profile-pages.ts';
export { operations } from './routes.ts';
export { serviceCard } from './schema.ts';
export { takesRequests, type Service } from './service.ts';
export { findService, insertService, lockService } from './store.ts';
