import type { z } from 'zod';
import { Problem } from '../http/problem.ts';
import { after, toWire } from '../primitives/instant.ts';
import { DAY } from '../primitives/seconds.ts';
import { sumYen, yen, type Yen } from '../primitives/yen.ts';
import { platformFeeOf } from './bill.ts';
import type * as schema from './schema.ts';
import type { SeenTalk } from './seen-actions.ts';
import type { StoredHold } from './store.ts';
import type { EndedTalk, SettledTalk } from './talk.ts';

interface Collected { readonly captured: Yen; readonly uncollected: Yen; readonly collecting: Yen }

function collectedOf(talk: EndedTalk | SettledTalk): Collected {
  if (talk.state === 'settled') return { captured: talk.captured, uncollected: talk.uncollected, collecting: yen(0) };
  return { captured: yen(0), uncollected: yen(0), collecting: sumYen(talk.plan.captures.map((capture) => capture.amount)) };
}

function holdReply({ part, hold }: StoredHold): z.input<typeof schema.statement>['holds'][number] {
  const captured = hold.state === 'captured' || hold.state === 'disputed' ? hold.captured : yen(0);
  const released = hold.state === 'captured' || hold.state === 'disputed' ? yen(hold.amount - captured) : hold.state === 'released' || hold.state === 'lost' ? hold.amount : yen(0);
  return { part, amount: hold.amount, captured, released, state: hold.state };
}

/** The itemised bill of an ended talk, for either side to recompute. 409 with the state before the end. */
export function statementReply(seen: SeenTalk, money: { payableAfterDays: number; moneyIsReal: boolean }): z.input<typeof schema.statement> {
  const { stored: { talk }, side, other } = seen;
  if (talk.state !== 'ended' && talk.state !== 'settled') throw new Problem('state_conflict', { state: talk.state });
  const { terms, statement } = talk;
  const collected = collectedOf(talk);
  const fee = talk.state === 'settled' ? platformFeeOf(collected.captured) : statement.platformFee;
  const earned = talk.state === 'settled' ? yen(collected.captured - fee) : statement.sales;
  return {
    talkId: terms.id, serviceTitle: seen.serviceTitle, role: side, other, mode: terms.mode, pricePerMinute: terms.pricePerMinute,
    startedAt: toWire(talk.startedAt), endedAt: toWire(talk.endedAt), endReason: talk.reason === 'severed' ? 'hung_up' : talk.reason,
    intervals: statement.intervals.map(({ from, to }) => ({ from: toWire(from), to: toWire(to), milliseconds: to - from })),
    talkSeconds: statement.talkSeconds, freeSeconds: statement.freeSeconds, billedSeconds: statement.billedSeconds, bill: statement.bill,
    waived: talk.state === 'settled' ? yen(talk.waived) : yen(statement.waived + (statement.charged === 0 ? 0 : talk.plan.waived)), ...collected, platformFee: fee, sales: earned,
    holds: seen.holds.map(holdReply), payableFrom: talk.state === 'settled' && collected.captured > 0 ? toWire(after(talk.settledAt, money.payableAfterDays * DAY)) : null,
    moneyIsReal: money.moneyIsReal,
  };
}
