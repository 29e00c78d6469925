import type { Instant } from '../primitives/instant.ts';
import { EXTENSION_MINUTES, extensionAmount, statementOf } from './bill.ts';
import { shownTalkMs, timeEnd, warningMs } from './live-time.ts';
import { done, refused, tellBoth, tellOnly } from './outcome.ts';
import { absentSides, stampedOverlaps, type Presence } from './presence.ts';
import { splitBill } from './settlement.ts';
import type { Side } from './side.ts';
import type { EndReason, EndedTalk, Extension, LiveTalk, TalkCommand, TalkEffect, Transition } from './talk.ts';

/** What a command does to a live talk (docs/money.md, "Talk time and the bill"). */
export function transitionLive(talk: LiveTalk, command: TalkCommand, now: Instant): Transition {
  switch (command.type) {
    case 'passTime': case 'connect': return passTime(talk, command.presence, now);
    case 'hangUp': return endNow(talk, command.presence, { reason: 'hung_up', endedBy: command.by, endedAt: now });
    case 'sever': return endNow(talk, command.presence, { reason: 'severed', endedBy: null, endedAt: now });
    case 'extend': return extend(talk, command, now);
    case 'holdPlaced': case 'holdAuthenticating': case 'holdDeclined': return withExtension(talk, command);
    default: return refused('live');
  }
}

interface Ending { readonly reason: EndReason; readonly endedBy: Side | null; readonly endedAt: Instant }

/** A person's ending counts unless time had ended the talk before: then time's outcome stands, the same for both. */
function endNow(talk: LiveTalk, presence: Presence, ending: Ending): Transition {
  const first = timeEnd(talk, presence, ending.endedAt);
  return end(talk, presence, first === null ? ending : { reason: first.reason, endedBy: null, endedAt: first.endedAt });
}

/** Fixes the statement and what each hold is to yield. Only stamped time is billed. */
function end(talk: LiveTalk, presence: Presence, ending: Ending): Transition {
  const { terms, acceptedAt, startedAt, ceilingMinutes } = talk;
  const endedAt = ending.endedAt > startedAt ? ending.endedAt : startedAt;
  const statement = statementOf(terms, stampedOverlaps(presence, { from: startedAt, to: endedAt }));
  const split = splitBill(statement.bill, talk.parts);
  const ended: EndedTalk = { state: 'ended', terms, acceptedAt, startedAt, endedAt, reason: ending.reason, endedBy: ending.endedBy, ceilingMinutes, statement, plan: split };
  const money: TalkEffect = split.captures.length === 0 ? { kind: 'releaseHolds' } : { kind: 'captureHolds', captures: split.captures };
  return done(ended, { kind: 'endCall' }, money, tellBoth('ended'));
}

/** Ends by ceiling, absence or silence; tells who is away or back, and once per ceiling that 3 minutes are left. */
function passTime(talk: LiveTalk, presence: Presence, now: Instant): Transition {
  const over = timeEnd(talk, presence, now);
  if (over !== null) return end(talk, presence, { reason: over.reason, endedBy: null, endedAt: over.endedAt });
  const away = absentSides(presence, now);
  const changed = away.join() !== talk.absentSides.join();
  const near = talk.warnedMinutes !== talk.ceilingMinutes && shownTalkMs(talk, presence, now) >= warningMs(talk);
  if (!changed && !near) return refused('live', 'nothing_due');
  const told: LiveTalk = { ...talk, absentSides: away, warnedMinutes: near ? talk.ceilingMinutes : talk.warnedMinutes };
  return done(told, ...(changed ? [tellBoth(presenceNews(talk.absentSides, away))] : []), ...(near ? [tellBoth('ceilingNear')] : []));
}

/** The meter stops when the first side is away and goes on when nobody is; who it is may change in between. */
function presenceNews(before: readonly Side[], away: readonly Side[]): 'lost' | 'resumed' | 'presenceChanged' {
  if (away.length === 0) return 'resumed';
  return before.length === 0 ? 'lost' : 'presenceChanged';
}

/**
 * One tap adds 10 minutes inside what the visitor has allowed; the ceiling moves only once the further hold is placed. What was allowed
 * in a window of the platform meanwhile stays allowed: the next tap needs no window.
 */
function extend(talk: LiveTalk, command: Extract<TalkCommand, { type: 'extend' }>, now: Instant): Transition {
  const over = timeEnd(talk, command.presence, now);
  if (over !== null) return refused('ended', 'too_late');
  if (talk.extension !== null) return refused('live', 'already_extending');
  if (talk.ceilingMinutes + EXTENSION_MINUTES > command.mostMinutes) return refused('live', 'beyond_allowance');
  const part = talk.lastPart + 1;
  const extension: Extension = { state: 'placing', part, minutes: EXTENSION_MINUTES };
  const amount = extensionAmount(talk.terms, talk.ceilingMinutes);
  const terms = { ...talk.terms, mostMinutes: command.mostMinutes };
  return done({ ...talk, terms, lastPart: part, extension }, { kind: 'placeHold', part, amount, cardId: null, attempt: 1 }, tellBoth('extending'));
}

/** What the rail said of the extension's hold. A decline leaves the old ceiling standing; nothing is tried again by itself. */
function withExtension(talk: LiveTalk, command: Extract<TalkCommand, { part: number }>): Transition {
  const { extension } = talk;
  if (extension === null || extension.part !== command.part) return refused('live', 'unknown_part');
  if (command.type === 'holdDeclined') return done({ ...talk, extension: null }, { kind: 'releaseHold', part: command.part }, tellBoth('extensionFailed'));
  if (command.type === 'holdAuthenticating') {
    return done({ ...talk, extension: { ...extension, state: 'authenticating', url: command.url } }, tellOnly('visitor', 'extensionAuthenticating'));
  }
  const parts = [...talk.parts, { part: extension.part, amount: extensionAmount(talk.terms, talk.ceilingMinutes) }];
  return done({ ...talk, extension: null, parts, ceilingMinutes: talk.ceilingMinutes + extension.minutes }, tellBoth('extended'));
}
