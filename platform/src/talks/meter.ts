import type { Instant } from '../primitives/instant.ts';
import { milliseconds, wholeSeconds, type Milliseconds } from '../primitives/seconds.ts';
import { yen, type Yen } from '../primitives/yen.ts';
import { billedSecondsOf, billOf, holdAmount, LEAST_CHARGE, platformFeeOf, type Pricing } from './bill.ts';
import { absenceLeftMs, shownTalkMs, warningMs } from './live-time.ts';
import { absentSides, type Presence } from './presence.ts';
import { sides, type Side } from './side.ts';
import { ABSENCE_LIMIT, type AcceptedTalk, type EndedTalk, type LiveTalk, type SettledTalk } from './talk.ts';

/** `free`: inside the free minute; `near`: 3 minutes or less to the ceiling; `paused`: a side is gone. */
export type MeterPhase = 'joining' | 'free' | 'paid' | 'near' | 'paused' | 'ended';

/** What both sides see of a talk's time and bill; the live bill is what would be billed if the talk stopped with all shown time stamped. */
export interface Meter extends Pricing {
  readonly phase: MeterPhase;
  /** True while talk time grows. */
  readonly running: boolean;
  /** Talk time up to `asOf`; may step back by up to 12 s when a loss becomes known. */
  readonly talkMs: Milliseconds;
  readonly asOf: Instant;
  readonly bill: Yen;
  readonly sales: Yen;
  readonly ceilingMinutes: number;
  /** The bill of the whole ceiling: what the holds cover. */
  readonly ceilingAmount: Yen;
  /** The talk time from which the ceiling is near, in milliseconds. */
  readonly warnAtMs: Milliseconds;
  readonly absentSides: readonly Side[];
  /** The sides that say they hear nothing. */
  readonly silentSides: readonly Side[];
  readonly absenceLeftMs: Milliseconds;
}

/** The meter of a talk at a moment. */
export function meterOf(talk: AcceptedTalk | LiveTalk | EndedTalk | SettledTalk, presence: Presence, now: Instant): Meter {
  switch (talk.state) {
    case 'accepted': return joining(talk, presence, now);
    case 'live': return running(talk, presence, now);
    case 'ended': case 'settled': return over(talk);
  }
}

function base(talk: AcceptedTalk | LiveTalk | EndedTalk | SettledTalk, ceilingMinutes: number) {
  const { pricePerMinute, freeSeconds } = talk.terms;
  return { pricePerMinute, freeSeconds, ceilingMinutes, ceilingAmount: holdAmount(talk.terms, ceilingMinutes), warnAtMs: milliseconds(warningMs({ ceilingMinutes })) };
}

function joining(talk: AcceptedTalk, presence: Presence, now: Instant): Meter {
  return {
    ...base(talk, talk.terms.ceilingMinutes), ...billAt(talk.terms, milliseconds(0)), phase: 'joining', running: false, asOf: now,
    absentSides: absentSides(presence, now), silentSides: silentSides(presence), absenceLeftMs: milliseconds(ABSENCE_LIMIT),
  };
}

function running(talk: LiveTalk, presence: Presence, now: Instant): Meter {
  const away = absentSides(presence, now);
  const known = base(talk, talk.ceilingMinutes);
  const talkMs = milliseconds(Math.min(shownTalkMs(talk, presence, now), talk.ceilingMinutes * 60_000));
  return {
    ...known, ...billAt(talk.terms, talkMs), phase: away.length > 0 ? 'paused' : phaseAt(known, talkMs), running: away.length === 0, asOf: now,
    absentSides: away, silentSides: silentSides(presence), absenceLeftMs: milliseconds(absenceLeftMs(talk, presence, now)),
  };
}

function over(talk: EndedTalk | SettledTalk): Meter {
  const { talkMs, charged, sales } = talk.statement;
  return {
    ...base(talk, talk.ceilingMinutes), talkMs, bill: charged, sales, phase: 'ended', running: false, asOf: talk.endedAt,
    absentSides: [], silentSides: [], absenceLeftMs: milliseconds(0),
  };
}

function silentSides(presence: Presence): Side[] {
  return sides.filter((side) => presence[side].status === 'deaf');
}

/** Talk time, the bill so far and what the provider earns of it: the product's own bill function on whole seconds. */
export function billAt(pricing: Pricing, talkMs: Milliseconds): { readonly talkMs: Milliseconds; readonly bill: Yen; readonly sales: Yen } {
  const bill = billOf(pricing.pricePerMinute, billedSecondsOf(wholeSeconds(talkMs), pricing.freeSeconds));
  const charged = bill < LEAST_CHARGE ? yen(0) : bill;
  return { talkMs, bill, sales: yen(charged - platformFeeOf(charged)) };
}

function phaseAt(meter: { readonly freeSeconds: 0 | 60; readonly warnAtMs: Milliseconds }, talkMs: Milliseconds): MeterPhase {
  if (talkMs < meter.freeSeconds * 1000) return 'free';
  return talkMs >= meter.warnAtMs ? 'near' : 'paid';
}

/**
 * The meter carried forward without news, by a browser's monotonic clock: `elapsed` milliseconds after `asOf`. It stands still once the
 * last news is 6 s old, and never passes the ceiling, so that it does not show more than the platform will bill.
 */
export function carryForward(meter: Meter, elapsed: number): Meter {
  if (!meter.running) return meter;
  const talkMs = milliseconds(Math.min(meter.talkMs + Math.max(0, Math.floor(Math.min(elapsed, 6_000))), meter.ceilingMinutes * 60_000));
  return { ...meter, ...billAt(meter, talkMs), phase: phaseAt(meter, talkMs) };
}
