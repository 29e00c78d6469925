import { z } from 'zod';
import { idField, momentField, multiLine, pageOf, pageQuery } from '../http/fields.ts';
import { person } from '../users/index.ts';

export const starsField = z.int().min(1).max(5);
export const writeReviewBody = z.strictObject({ stars: starsField, words: multiLine({ min: 0, max: 1000 }).default('') });
export const replyBody = z.strictObject({ words: multiLine({ min: 1, max: 500 }) });
const reply = z.strictObject({ words: z.string(), at: momentField });
export const review = z.strictObject({
  id: idField('review'), talkId: idField('talk').nullable().meta({ description: 'For the two of the talk alone; null for everybody else.' }), serviceId: idField('service'),
  by: person, about: person, byRole: z.enum(['provider', 'visitor']), stars: starsField, words: z.string(),
  minutes: z.int().nullable().meta({ description: 'How long the two talked.' }), at: momentField, open: z.boolean().meta({ description: 'Open when both have written, or 7 days after the talk.' }),
  reply: reply.nullable().meta({ description: 'What the person it is about has said to it, once.' }),
}).meta({ id: 'Review', description: 'Stars and words about the other person of a talk.' });
export const reviewPage = pageOf(review);
/** With the stars of all open reviews, whoever looks. */
export const openReviewPage = z.strictObject({
  ...reviewPage.shape, spread: z.array(z.int().min(0)).length(5).meta({ description: 'How many open reviews gave one star, two, … five. Everybody’s, also where a block hides words.' }),
});
export const listUserReviewsQuery = pageQuery.extend({ as: z.enum(['provider', 'visitor']).default('provider') });
export const talkReviews = z.strictObject({
  mine: review.nullable(), theirs: review.nullable(), canWrite: z.boolean(), opensAt: momentField.nullable().meta({ description: 'When both open at the latest; null once they are open.' }),
});
export const listMyReviewsQuery = pageQuery.extend({ direction: z.enum(['received', 'written']).default('received') });
