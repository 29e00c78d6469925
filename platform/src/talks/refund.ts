import { after, type Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import type { HoldId, Id, TalkId, UserId } from '../primitives/id.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import { billOf, LEAST_CHARGE, platformFeeOf, type HeldPart } from './bill.ts';
import type { EndedTalk, SettledTalk, Talk, TalkState } from './talk.ts';

/** From the end of a talk its provider may give back this long (docs/money.md, "What is given back"). */
export const GIVE_BACK_TIME = 7 * DAY;

/** Who gives back. */
export type Giver = 'provider' | 'operator';

/** Where one part of a refund stands: asked of the rail, on its way to the card, back and booked, or refused by the bank. */
export type RefundPartState = 'asked' | 'pending' | 'booked' | 'failed';

/** What of one hold is given back. */
export interface RefundPart {
  readonly refundId: Id<'refund'>;
  readonly part: number;
  readonly talkId: TalkId;
  readonly holdId: HoldId;
  readonly amount: Yen;
  readonly state: RefundPartState;
  readonly reference: string | null;
  readonly changedAt: Instant;
  /** When the operator has dealt with a part that failed. */
  readonly answeredAt: Instant | null;
}

/** Money given back of a talk, over its holds. */
export interface Refund {
  readonly id: Id<'refund'>;
  readonly talkId: TalkId;
  readonly by: Giver;
  /** The provider, or the operator whose hand it was. */
  readonly byId: UserId;
  readonly amount: Yen;
  readonly reason: string;
  readonly askedAt: Instant;
  readonly parts: readonly RefundPart[];
}

/** What was taken of one hold, and what of it was given back or is on its way; `disputed`: nothing more can be given back of it. */
export interface TakenPart extends HeldPart { readonly holdId: HoldId; readonly refunded: Yen; readonly disputed: boolean }

/** What of a part can still be given back. */
const leftOfPart = (taken: TakenPart): Yen => taken.disputed ? yen(0) : yen(Math.max(0, taken.amount - taken.refunded));

/** What of a talk can still be given back. */
export function leftToGiveBack(parts: readonly TakenPart[]): Yen {
  return sumYen(parts.map(leftOfPart));
}

/** Splits a sum over the captured parts of a talk, the newest first. Throws a RangeError when more is asked than is left, or nothing. */
export function splitRefund(amount: Yen, parts: readonly TakenPart[]): (HeldPart & { readonly holdId: HoldId })[] {
  if (amount < 1 || amount > leftToGiveBack(parts)) throw new RangeError(`${amount} can't be given back`);
  let rest: number = amount;
  return parts.toSorted((one, other) => other.part - one.part).map((taken) => {
    const given = Math.min(rest, leftOfPart(taken));
    rest -= given;
    return { part: taken.part, holdId: taken.holdId, amount: yen(given) };
  }).filter((given) => given.amount > 0);
}

/**
 * What a change of a talk's money does to the fee and the sales: `before` is what is kept of what was captured, `amount` what leaves it (below zero: what comes
 * back). The fee always is floor(kept × 20 / 100), so it changes by the difference (docs/money.md, "What is given back").
 */
export function sharesOf(before: Yen, amount: Yen): { readonly fee: Yen; readonly sales: Yen } {
  const fee = yen(platformFeeOf(before) - platformFeeOf(yen(before - amount)));
  return { fee, sales: yen(amount - fee) };
}

/** Why nothing is given back: not settled yet (or being collected), the 7 days are over, nothing or not so much is left. */
export type RefundRefusal =
  | { readonly reason: 'not_settled'; readonly state: TalkState }
  | { readonly reason: 'too_late'; readonly until: Instant }
  | { readonly reason: 'too_much'; readonly left: Yen };

/** Until when the provider may give back. */
export function giveBackUntil(talk: EndedTalk | SettledTalk): Instant {
  return after(talk.endedAt, GIVE_BACK_TIME);
}

/** Whether somebody may give back a sum of a talk at a moment, or why not. The operator may at any time. */
export function refuseRefund(talk: Talk, wish: { readonly by: Giver; readonly amount: Yen; readonly left: Yen }, now: Instant): RefundRefusal | null {
  if (talk.state !== 'settled' || talk.collection === 'asked') return { reason: 'not_settled', state: talk.state === 'settled' ? 'ended' : talk.state };
  if (wish.by === 'provider' && now > giveBackUntil(talk)) return { reason: 'too_late', until: giveBackUntil(talk) };
  return wish.amount > wish.left ? { reason: 'too_much', left: wish.left } : null;
}

/** What giving back so many billed minutes is worth: the bill less the bill of so much less time, at most what is left. */
export function worthOfMinutes(talk: EndedTalk | SettledTalk, minutes: number, left: Yen): Yen {
  const { billedSeconds, charged } = talk.statement;
  const shorter = billOf(talk.terms.pricePerMinute, Math.max(0, billedSeconds - minutes * 60) as typeof billedSeconds);
  // A bill under the least a card takes is no bill: giving back up to there gives back everything.
  return yen(Math.min(left, charged - (shorter < LEAST_CHARGE ? 0 : shorter)));
}

/** What a provider can give back with one tap. */
export interface GiveBackChoice { readonly minutes: number | null; readonly amount: Yen; readonly sales: Yen }

/** The minutes offered to be given back, before the whole. */
const offeredMinutes = [1, 3, 5, 10] as const;

/** What a provider is offered to give back: some minutes, then everything that is left (`minutes` null), each once. Empty when nothing is left. */
export function giveBackChoices(talk: EndedTalk | SettledTalk, kept: Yen, left: Yen): readonly GiveBackChoice[] {
  if (left === 0) return [];
  const minutes = offeredMinutes.map((number) => ({ minutes: number, amount: worthOfMinutes(talk, number, left) })).filter(({ amount }) => amount > 0 && amount < left);
  const choices: readonly { minutes: number | null; amount: Yen }[] = [...minutes, { minutes: null, amount: left }];
  return choices.map((choice) => ({ ...choice, sales: sharesOf(kept, choice.amount).sales }));
}

/** Where a refund as a whole stands. */
export function stateOfRefund(parts: readonly Pick<RefundPart, 'state'>[]): 'returning' | 'returned' | 'failed' {
  if (parts.some((part) => part.state === 'failed')) return 'failed';
  return parts.every((part) => part.state === 'booked') ? 'returned' : 'returning';
}
