import type { NoticeKind } from '../users/index.ts';

/** How a notice leaves the platform. Open pages show the events themselves. */
export const channels = ['mail', 'push'] as const;
export type Channel = (typeof channels)[number];

/** What holds for a kind until somebody chooses otherwise. */
export interface KindRule {
  readonly mail: boolean;
  readonly push: boolean;
  /** Money and the safety of the account: the mail can't be switched off. */
  readonly fixed: boolean;
  /** Somebody waits: the push is sent with high urgency. */
  readonly urgent: boolean;
}

const rule = (mail: boolean, push: boolean, more: Partial<KindRule> = {}): KindRule => ({ mail, push, fixed: false, urgent: false, ...more });

/** Every kind of notice, in the order the settings show them. */
export const kindRules: Readonly<Record<NoticeKind, KindRule>> = {
  requested: rule(true, true, { urgent: true }),
  accepted: rule(true, true, { urgent: true }),
  declined: rule(true, true),
  invitedAgain: rule(true, true, { urgent: true }),
  message: rule(true, true),
  missed: rule(true, true),
  light: rule(false, true),
  reviewOpened: rule(true, false),
  reviewReminder: rule(true, false),
  bill: rule(true, true, { fixed: true }),
  uncollected: rule(true, true, { fixed: true }),
  payout: rule(true, true, { fixed: true }),
  card: rule(true, true, { fixed: true, urgent: true }),
  account: rule(true, false, { fixed: true }),
  news: rule(false, false),
};

/** Whether a channel of a kind can be switched at all. What concerns the safety of the account goes by mail alone: a device may be in other hands. */
export function isSwitchable(kind: NoticeKind, channel: Channel): boolean {
  return channel === 'mail' ? !kindRules[kind].fixed : kind !== 'account';
}

/** What somebody chose about one kind and one channel. */
export interface Preference {
  readonly kind: NoticeKind;
  readonly channel: Channel;
  readonly wanted: boolean;
}

/** Whether a notice of a kind leaves by a channel: as chosen, otherwise by the rule. */
export function isWanted(chosen: readonly Preference[], kind: NoticeKind, channel: Channel): boolean {
  if (!isSwitchable(kind, channel)) return kindRules[kind][channel];
  return chosen.find((one) => one.kind === kind && one.channel === channel)?.wanted ?? kindRules[kind][channel];
}
