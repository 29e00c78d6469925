import type { OwnRecord } from '../primitives/own-record.ts';

const review = { id: 'text', talk_id: 'text', service_id: 'text', by_role: 'text', by_id: 'text', about_id: 'text', stars: 'number', words: 'text', minutes: 'number', written_at: 'moment', opened_at: 'moment', reply_words: 'text', replied_at: 'moment' } as const;
const others = 'the stars are part of the other’s rating; it names ids alone';

/** What this module keeps of a person: reviews by them, and those about them that are open. */
export const ownRecords: readonly OwnRecord[] = [
  { section: 'reviewsWritten', table: 'review', whose: 'by_id = ?', columns: review, atLeaving: { kept: others }, monthLater: { emptied: { words: '' } } },
  { section: 'reviewsReceived', table: 'review', whose: 'about_id = ? AND opened_at IS NOT NULL', columns: review, atLeaving: { kept: 'the words are the other person’s' }, monthLater: { emptied: { reply_words: null } } },
  {
    section: 'reviewRounds', table: 'review_round', whose: 'provider_id = ? OR visitor_id = ?',
    columns: { talk_id: 'text', service_id: 'text', provider_id: 'text', visitor_id: 'text', opens_at: 'moment', opened_at: 'moment' }, atLeaving: { kept: others },
  },
  {
    section: 'hiddenReviews', table: 'review_hiding', whose: 'review_id IN (SELECT id FROM review WHERE by_id = ?)', columns: { review_id: 'text', words: 'text', at: 'moment', shown_at: 'moment' },
    atLeaving: { kept: 'goes with the words of the review' }, monthLater: 'deleted',
  },
];
