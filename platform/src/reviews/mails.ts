import type { Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import { findService } from '../services/index.ts';
import { findUser, tell, type NoticeKind } from '../users/index.ts';
import { openedNotice, reminderNotice, repliedNotice } from './notice-texts.ts';
import type { ReviewRound } from './review.ts';

const notices = {
  opened: { kind: 'reviewOpened', text: openedNotice, path: () => '/my/reviews' },
  replied: { kind: 'reviewOpened', text: repliedNotice, path: () => '/my/reviews' },
  remind: { kind: 'reviewReminder', text: reminderNotice, path: ({ talkId }: ReviewedPair) => `/my/talks/${talkId}/statement` },
} as const satisfies Record<string, { kind: NoticeKind; text: typeof openedNotice; path: (of: ReviewedPair) => string }>;

/** The talk that reviews are about, and its two people. */
export type ReviewedPair = Pick<ReviewRound, 'talkId' | 'serviceId' | 'providerId' | 'visitorId'>;

/** Tells one of the two about reviews of their talk. Once for each talk, person and matter. */
export async function tellAboutReviews(tx: Transaction, of: ReviewedPair, told: { to: UserId; what: keyof typeof notices }): Promise<void> {
  const about = told.to === of.providerId ? of.visitorId : of.providerId;
  const [other, service] = [await findUser(tx.sql, about), await findService(tx.sql, of.serviceId)];
  if (other === null || service === null) return;
  const { kind, text, path } = notices[told.what];
  const facts = { name: other.nickname, title: service.title, path: path(of) };
  await tell(tx, { kind, userId: told.to, key: `review:${of.talkId}:${told.to}:${told.what}`, about, words: { ja: text.ja(facts), en: text.en(facts) } });
}
