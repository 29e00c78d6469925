import type { z } from 'zod';
import type { UserId } from '../primitives/id.ts';
import { toWire } from '../primitives/instant.ts';
import { hiddenPerson, personsFor, type PeopleReader } from '../users/index.ts';
import type { TalkReviews } from './actions.ts';
import type { Review } from './review.ts';
import type * as schema from './schema.ts';

type ReviewWire = z.input<typeof schema.review>;

/** Reviews as a viewer may see them; null is somebody signed out. Which talk it was is told to its two people alone. */
export async function reviewReplies(reader: PeopleReader, viewerId: UserId | null, reviews: readonly Review[]): Promise<ReviewWire[]> {
  const people = await personsFor(reader, viewerId, reviews.flatMap((review) => [review.by, review.about]));
  const nobody = hiddenPerson(reader.config);
  const isHidden = (userId: UserId) => userId !== viewerId && (people.get(userId) ?? nobody).hidden;
  return reviews.map((review) => ({
    id: review.id, talkId: viewerId === review.by || viewerId === review.about ? review.talkId : null, serviceId: review.serviceId,
    by: people.get(review.by) ?? nobody, about: people.get(review.about) ?? nobody, byRole: review.byRole, stars: review.stars, words: review.words,
    minutes: review.minutes, at: toWire(review.writtenAt), open: review.openedAt !== null,
    reply: review.reply === null || isHidden(review.about) ? null : { words: review.reply.words, at: toWire(review.reply.repliedAt) },
  }));
}

/** Both reviews of a talk for one of its two. */
export async function talkReviewsReply(reader: PeopleReader, viewerId: UserId, found: TalkReviews): Promise<z.input<typeof schema.talkReviews>> {
  const [mine, theirs] = await Promise.all([found.mine, found.theirs].map(async (review) => review === null ? null : (await reviewReplies(reader, viewerId, [review]))[0] ?? null));
  return { mine: mine ?? null, theirs: theirs ?? null, canWrite: found.canWrite, opensAt: found.opensAt === null ? null : toWire(found.opensAt) };
}
