/** What a person can be told about, by the moment it tells of. Each has its own words; what may be switched off stands in notifications/kinds.ts. */
export const noticeKinds = [
  /** A visitor asks for a talk: to the provider. */
  'requested',
  /** The provider accepted: to the visitor. */
  'accepted',
  /** The provider declined: to the visitor. */
  'declined',
  /** The provider can talk now: to the visitor. */
  'invitedAgain',
  /** A message waits unread. */
  'message',
  /** A request ran out, or an accepted talk did not begin. */
  'missed',
  /** A talk was billed, waived or free. */
  'bill',
  /** A bill could not be taken. */
  'uncollected',
  /** Reviews of a talk can be read. */
  'reviewOpened',
  /** A talk of yesterday has no review of one's own yet. */
  'reviewReminder',
  /** A payout was transferred, came back or was refused. */
  'payout',
  /** Something is wrong with a card. */
  'card',
  /** Sign-in, password, address: the safety of the account. */
  'account',
  /** One's light is about to go out, or has gone out by itself. */
  'light',
  /** What is new in the product. */
  'news',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];
