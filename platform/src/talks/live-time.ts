import { after, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { absentSides, gaps, intersect, lapsesAt, LEASE_TIME, shownOverlaps, totalMs, type Interval, type Presence } from './presence.ts';
import { sides } from './side.ts';
import { ABSENCE_LIMIT, SILENCE_LIMIT, WARNING_TIME, type EndReason, type LiveTalk } from './talk.ts';

/*
 * What time alone does to a live talk: the ceiling, 3 minutes of absence, 30 seconds of claimed silence
 * (docs/money.md, "Talk time and the bill"). All is computed from the stamped presence, so it comes out the same whenever it is asked.
 */

/** An end that time has brought: when the rule struck and as of when the talk is over. */
export interface TimeEnd { readonly reason: Extract<EndReason, 'ceiling' | 'absence' | 'silence'>; readonly struckAt: Instant; readonly endedAt: Instant }

/** The rule that ended a live talk first, up to `now`; null while none has. */
export function timeEnd(talk: LiveTalk, presence: Presence, now: Instant): TimeEnd | null {
  const struck = [ceilingEnd(talk, presence, now), absenceEnd(talk, presence, now), ...silenceEnds(talk, presence, now)].filter((end) => end !== null);
  return struck.reduce<TimeEnd | null>((first, end) => (first === null || end.struckAt < first.struckAt ? end : first), null);
}

function ceilingEnd(talk: LiveTalk, presence: Presence, now: Instant): TimeEnd | null {
  let left = talk.ceilingMinutes * MINUTE;
  for (const shown of shownOverlaps(presence, { from: talk.startedAt, to: now })) {
    const length = shown.to - shown.from;
    if (length >= left) return { reason: 'ceiling', struckAt: after(shown.from, left), endedAt: after(shown.from, left) };
    left -= length;
  }
  return null;
}

function absenceEnd(talk: LiveTalk, presence: Presence, now: Instant): TimeEnd | null {
  let left = ABSENCE_LIMIT;
  for (const gap of absences(talk, presence, now)) {
    const counted = gaps(presence.downtime, gap);
    const length = totalMs(counted);
    if (length >= left) return { reason: 'absence', struckAt: atTotal(counted, left), endedAt: gap.from };
    left -= length;
  }
  return null;
}

function atTotal(intervals: readonly Interval[], total: number): Instant {
  let left = total;
  for (const { from, to } of intervals) {
    if (to - from >= left) return after(from, left);
    left -= to - from;
  }
  throw new RangeError(`the intervals are shorter than ${total} ms`);
}

function silenceEnds(talk: LiveTalk, presence: Presence, now: Instant): TimeEnd[] {
  return silences(talk, presence).filter((end) => end.struckAt <= now);
}

/**
 * When the talk ends because a side says that it hears nothing although the other one is there. While nobody is there to be heard it is
 * the other's absence that counts, for its 3 minutes; a new stamp of the other then brings its own moment.
 */
function silences(talk: LiveTalk, presence: Presence): TimeEnd[] {
  return sides.flatMap((side) => {
    const [one, other] = [presence[side], presence[side === 'provider' ? 'visitor' : 'provider']];
    if (one.status !== 'deaf' || one.since === null || other.since === null || other.lastStampAt === null || other.status === 'left') return [];
    const since = latest([one.since, other.since, talk.startedAt]);
    const struckAt = presence.downtime.reduce((due, down) => after(due, totalMs(intersect([down], [{ from: since, to: due }]))), after(since, SILENCE_LIMIT));
    return struckAt <= after(other.lastStampAt, LEASE_TIME) ? [{ reason: 'silence', struckAt, endedAt: since }] : [];
  });
}

function latest(moments: readonly Instant[]): Instant {
  return moments.reduce((last, moment) => (moment > last ? moment : last));
}

/** The stretches since the start in which not both were connected, the present one included. */
function absences(talk: LiveTalk, presence: Presence, now: Instant): Interval[] {
  const bounds = { from: talk.startedAt, to: now };
  return gaps(shownOverlaps(presence, bounds), bounds);
}

/** Talk time as both see it now, in milliseconds. */
export function shownTalkMs(talk: LiveTalk, presence: Presence, now: Instant): number {
  return totalMs(shownOverlaps(presence, { from: talk.startedAt, to: now }));
}

/** How much of the 3 minutes of absence is left, in milliseconds; time in which the platform itself was down does not count. */
export function absenceLeftMs(talk: LiveTalk, presence: Presence, now: Instant): number {
  const used = absences(talk, presence, now).reduce((sum, gap) => sum + totalMs(gaps(presence.downtime, gap)), 0);
  return Math.max(0, ABSENCE_LIMIT - used);
}

/** The talk time at which both are told that the ceiling is near, in milliseconds. */
export function warningMs(talk: Pick<LiveTalk, 'ceilingMinutes'>): number {
  return talk.ceilingMinutes * MINUTE - WARNING_TIME;
}

/** The one moment at which time alone next changes something in a live talk; it may already have passed. */
export function liveDue(talk: LiveTalk, presence: Presence): Instant {
  const known = newestMoment(talk, presence);
  const away = absentSides(presence, known);
  const lapses = sides.filter((side) => !talk.absentSides.includes(side)).map((side) => lapsesAt(presence[side]) ?? known);
  if (away.length === 0) {
    const talked = shownTalkMs(talk, presence, known);
    const warning = talk.warnedMinutes === talk.ceilingMinutes ? [] : [after(known, warningMs(talk) - talked)];
    return earliest([...lapses, ...warning, after(known, talk.ceilingMinutes * MINUTE - talked)]);
  }
  return earliest([...lapses, after(known, absenceLeftMs(talk, presence, known)), ...silences(talk, presence).map((end) => end.struckAt)]);
}

/** The newest moment anything is known of: before it nothing can still change. */
function newestMoment(talk: LiveTalk, presence: Presence): Instant {
  const stamps = sides.map((side) => presence[side].lastStampAt ?? talk.startedAt);
  return [...stamps, ...presence.downtime.map((down) => down.to)].reduce((newest, moment) => (moment > newest ? moment : newest), talk.startedAt);
}

function earliest(moments: readonly Instant[]): Instant {
  return moments.reduce((first, moment) => (moment < first ? moment : first));
}
