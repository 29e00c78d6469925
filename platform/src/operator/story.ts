import type { ReadJournal } from '../ledger/index.ts';
import type { Instant } from '../primitives/instant.ts';
import { formatYen } from '../primitives/yen.ts';
import type { Presence, Talk } from '../talks/index.ts';

/** One line of a talk's story. `detail` is made of numbers and names of ours: never of what the two wrote. */
export interface StoryLine {
  readonly at: Instant;
  readonly what: StoryEvent;
  readonly detail: string;
}

/** What can stand in a story. */
export type StoryEvent =
  | 'requested' | 'declined' | 'expired' | 'withdrawn' | 'accepted' | 'missed' | 'live' | 'ended' | 'settled'
  | 'provider_connected' | 'provider_gone' | 'visitor_connected' | 'visitor_gone' | 'journal' | 'mail' | 'rail';

/** An effect of a talk, as far as its story needs it. */
export interface StoryEffect {
  readonly key: string;
  readonly attempts: number;
  readonly enqueuedAt: Instant;
  readonly doneAt: Instant | null;
  readonly gaveUpAt: Instant | null;
}

/** What a story is told from. */
export interface StorySources {
  readonly talk: Talk;
  readonly presence: Presence;
  readonly journals: readonly ReadJournal[];
  readonly effects: readonly StoryEffect[];
}

const line = (at: Instant, what: StoryEvent, detail = ''): StoryLine => ({ at, what, detail });

function ended(talk: Extract<Talk, { state: 'ended' | 'settled' }>): StoryLine[] {
  const { statement, reason } = talk;
  const bill = `${reason} · ${statement.talkSeconds} s − ${statement.freeSeconds} s → ${statement.billedSeconds} s · ${formatYen(statement.bill)} (${formatYen(statement.platformFee)} + ${formatYen(statement.sales)})`;
  const lines = [line(talk.acceptedAt, 'accepted'), line(talk.startedAt, 'live'), line(talk.endedAt, 'ended', bill)];
  if (talk.state === 'ended') return lines;
  return [...lines, line(talk.settledAt, 'settled', `${formatYen(talk.captured)} + ${formatYen(talk.waived)} + ${formatYen(talk.uncollected)}`)];
}

function turns(talk: Talk): StoryLine[] {
  switch (talk.state) {
    case 'requested': return [];
    case 'declined': return [line(talk.declinedAt, 'declined')];
    case 'expired': return [line(talk.expiredAt, 'expired')];
    case 'withdrawn': return [...(talk.acceptedAt === null ? [] : [line(talk.acceptedAt, 'accepted')]), line(talk.withdrawnAt, 'withdrawn')];
    case 'accepted': return [line(talk.acceptedAt, 'accepted', talk.hold.state)];
    case 'missed': return [line(talk.acceptedAt, 'accepted'), line(talk.missedAt, 'missed', talk.reason)];
    case 'live': return [line(talk.acceptedAt, 'accepted'), line(talk.startedAt, 'live', `${talk.ceilingMinutes} min`)];
    case 'ended': case 'settled': return ended(talk);
  }
}

function connections(presence: Presence): StoryLine[] {
  return (['provider', 'visitor'] as const).flatMap((side) => presence[side].runs.filter((run) => run.to > run.from).flatMap((run) => [line(run.from, `${side}_connected`), line(run.to, `${side}_gone`)]));
}

function journalLine(journal: ReadJournal): StoryLine {
  return line(journal.bookedAt, 'journal', `${journal.source}: ${journal.entries.map((entry) => `${entry.account} ${formatYen(entry.amount)}`).join(', ')}`);
}

/** Mails and pushes by their key, calls to rails by what they ask for: with how it went, without their content. */
function effectLine(effect: StoryEffect): StoryLine {
  const isMail = /^(mail|notice)/u.test(effect.key);
  const how = effect.doneAt !== null ? 'done' : effect.gaveUpAt !== null ? 'given up' : `try ${effect.attempts}`;
  return line(effect.doneAt ?? effect.enqueuedAt, isMail ? 'mail' : 'rail', `${effect.key} · ${how}`);
}

/** The whole story of a talk on one time line. */
export function storyOf({ talk, presence, journals, effects }: StorySources): StoryLine[] {
  const { terms } = talk;
  const asked = line(terms.requestedAt, 'requested', `${terms.mode} · ${terms.ceilingMinutes} min · ${formatYen(terms.pricePerMinute)}/min · ${terms.freeSeconds} s`);
  const lines = [asked, ...turns(talk), ...connections(presence), ...journals.map(journalLine), ...effects.map(effectLine)];
  // Ties keep the order above: what was decided stands before what followed.
  return lines.toSorted((one, other) => one.at - other.at);
}
