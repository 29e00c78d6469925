import type { z } from 'zod';
import { Problem } from '../http/problem.ts';
import { after, toWire, type Instant } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import { platformFeeOf } from './bill.ts';
import { disputedSum } from './dispute.ts';
import type { SeenMoney } from './statement-actions.ts';
import { giveBackChoices, giveBackUntil, leftToGiveBack, refuseRefund, stateOfRefund, type Refund } from './refund.ts';
import type * as schema from './schema.ts';
import type { SeenTalk } from './seen-actions.ts';
import type { StoredHold } from './store.ts';
import type { EndedTalk, SettledTalk } from './talk.ts';

interface Collected { readonly captured: Yen; readonly uncollected: Yen; readonly collecting: Yen }

function collectedOf(talk: EndedTalk | SettledTalk): Collected {
  if (talk.state === 'settled') {
    // The card is asked once more: what is still open is being collected.
    return talk.collection === 'asked' ? { captured: talk.captured, uncollected: yen(0), collecting: talk.uncollected } : { captured: talk.captured, uncollected: talk.uncollected, collecting: yen(0) };
  }
  return { captured: yen(0), uncollected: yen(0), collecting: sumYen(talk.plan.captures.map((capture) => capture.amount)) };
}

function holdReply({ part, hold }: StoredHold): z.input<typeof schema.statement>['holds'][number] {
  const captured = hold.state === 'captured' || hold.state === 'disputed' ? hold.captured : yen(0);
  const released = hold.state === 'captured' || hold.state === 'disputed' ? yen(hold.amount - captured) : hold.state === 'released' || hold.state === 'lost' ? hold.amount : yen(0);
  return { part, amount: hold.amount, captured, released, state: hold.state };
}

const nothingAfter: SeenMoney['after'] = { refunds: [], money: { taken: [], parts: [], disputes: [], kept: yen(0) } };

type AfterReply = Pick<z.input<typeof schema.statement>, 'refunds' | 'refunded' | 'disputes' | 'disputed' | 'giveBack'>;

/** A refund as it goes over the wire. */
export function refundReply({ id, by, amount, askedAt, parts }: Refund): z.input<typeof schema.refund> {
  return { id, by, amount, askedAt: toWire(askedAt), state: stateOfRefund(parts) };
}

function giveBackReply(talk: EndedTalk | SettledTalk, given: { kept: Yen; left: Yen; now: Instant }): AfterReply['giveBack'] {
  const { kept, left, now } = given;
  if (left === 0 || refuseRefund(talk, { by: 'provider', amount: left, left }, now) !== null) return null;
  return { until: toWire(giveBackUntil(talk)), left, choices: giveBackChoices(talk, kept, left).map((choice) => ({ ...choice })) };
}

function afterReply(seen: SeenTalk, talk: EndedTalk | SettledTalk, { refunds, money }: SeenMoney['after']): AfterReply {
  const left = leftToGiveBack(money.taken);
  const refunded = sumYen(money.parts.map((part) => part.state === 'failed' ? yen(0) : part.amount));
  const disputed = disputedSum(money.disputes);
  const kept = yen(sumYen(money.taken.map((one) => one.amount)) - refunded - disputed);
  return {
    refunds: refunds.map(refundReply), refunded, disputed, giveBack: seen.side === 'provider' ? giveBackReply(talk, { kept, left, now: seen.now }) : null,
    disputes: money.disputes.map(({ amount, state, openedAt, closedAt }) => ({ amount, state, openedAt: toWire(openedAt), closedAt: closedAt === null ? null : toWire(closedAt) })),
  };
}

/** Fee and sales of what was taken and kept; while it is being collected, of what is to be taken. */
function sharesReply(talk: EndedTalk | SettledTalk, kept: Yen): Pick<z.input<typeof schema.statement>, 'platformFee' | 'sales' | 'absorbed'> {
  if (talk.state === 'ended') return { platformFee: talk.statement.platformFee, sales: talk.statement.sales, absorbed: yen(0) };
  const platformFee = platformFeeOf(kept);
  const absorbed = talk.absorbed ?? yen(0);
  return { platformFee, sales: yen(kept - platformFee + absorbed), absorbed };
}

/** The itemised bill of an ended talk, for either side to recompute. 409 with the state before the end. */
export function statementReply(seen: SeenTalk, money: { payableAfterDays: number; moneyIsReal: boolean; after?: SeenMoney['after'] }): z.input<typeof schema.statement> {
  const { stored: { talk }, side, other } = seen;
  if (talk.state !== 'ended' && talk.state !== 'settled') throw new Problem('state_conflict', { state: talk.state });
  const { terms, statement } = talk;
  const collected = collectedOf(talk);
  const moved = afterReply(seen, talk, money.after ?? nothingAfter);
  return {
    talkId: terms.id, serviceTitle: seen.serviceTitle, role: side, other, mode: terms.mode, pricePerMinute: terms.pricePerMinute,
    startedAt: toWire(talk.startedAt), endedAt: toWire(talk.endedAt), endReason: talk.reason === 'severed' ? 'hung_up' : talk.reason,
    intervals: statement.intervals.map(({ from, to }) => ({ from: toWire(from), to: toWire(to), milliseconds: to - from })),
    talkSeconds: statement.talkSeconds, freeSeconds: statement.freeSeconds, billedSeconds: statement.billedSeconds, bill: statement.bill,
    waived: talk.state === 'settled' ? yen(talk.waived) : yen(statement.waived + (statement.charged === 0 ? 0 : talk.plan.waived)), ...collected,
    ...sharesReply(talk, yen(collected.captured - moved.refunded - moved.disputed)),
    holds: seen.holds.map(holdReply), payableFrom: talk.state === 'settled' && collected.captured > 0 ? toWire(payableOf(talk, money.payableAfterDays)) : null,
    moneyIsReal: money.moneyIsReal, ...moved,
  };
}

const payableOf = (talk: SettledTalk, days: number): Instant => after(talk.settledAt, days * DAY);
