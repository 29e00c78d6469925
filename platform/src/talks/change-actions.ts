import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { downtimeSince } from '../jobs/uptime.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { claimTalk, freeTalk } from '../users/index.ts';
import { carryOut, tellLine } from './carry-out-actions.ts';
import { neverConnected, type Presence } from './presence.ts';
import * as store from './store.ts';
import type { Talk, TalkCommand, TalkEffect, TalkState, Transition } from './talk.ts';
import { nextDue, transition } from './transition.ts';

/** A talk locked for a change, with what is known of both sides' connections. */
export interface LockedTalk {
  readonly stored: store.StoredTalk;
  readonly presence: Presence;
}

const nobodyPresent: Presence = { provider: neverConnected, visitor: neverConnected, downtime: [] };
const busyStates: readonly TalkState[] = ['accepted', 'live'];
const isBusy = (talk: Talk) => busyStates.includes(talk.state);

/** When the platform was down since a talk was accepted; nothing before that matters to the meter. */
async function downtimeOf(tx: Pick<Transaction, 'sql'>, talk: Talk) {
  return talk.state === 'live' || talk.state === 'accepted' ? downtimeSince(tx.sql, talk.acceptedAt) : [];
}

/** What is known of both sides' connections to a talk. */
export async function presenceOf(reader: Pick<Transaction, 'sql'>, talk: Talk): Promise<Presence> {
  return store.findPresence(reader.sql, talk.terms.id, await downtimeOf(reader, talk));
}

/** Locks a talk; null when there is none. */
export async function lockForChange(tx: Transaction, talkId: string): Promise<LockedTalk | null> {
  const stored = await store.lockTalk(tx, talkId);
  return stored === null ? null : withPresence(tx, stored);
}

/** Locks the talk of a hold, with all its holds; null when there is no such hold. */
export async function lockForHold(tx: Transaction, holdId: string): Promise<{ readonly locked: LockedTalk; readonly holds: readonly store.StoredHold[] } | null> {
  const found = await store.lockByHold(tx, holdId);
  return found === null ? null : { locked: await withPresence(tx, found.stored), holds: found.holds };
}

async function withPresence(tx: Transaction, stored: store.StoredTalk): Promise<LockedTalk> {
  // Who is connected means nothing any more to a talk that is over.
  const isOver = stored.talk.state === 'ended' || stored.talk.state === 'settled';
  return { stored, presence: isOver ? nobodyPresent : await presenceOf(tx, stored.talk) };
}

/** Somebody was taken by another talk in this very moment; the transaction is undone. */
export class PersonInTalk extends Error {
  readonly userId: UserId;

  constructor(userId: UserId) {
    super(`${userId} is in another talk`);
    this.userId = userId;
  }
}

/** Writes a changed talk, takes or frees its two people, and stores what follows. */
async function keep(ctx: Context, tx: Transaction, change: { before: LockedTalk; talk: Talk; effects: readonly TalkEffect[] }): Promise<LockedTalk> {
  const { before, talk, effects } = change;
  const stored = { ...before.stored, talk, version: before.stored.version + 1 };
  await store.saveTalk(tx, stored, nextDue(talk, before.presence));
  const { id, providerId, visitorId } = talk.terms;
  const people = [providerId, visitorId].toSorted();
  if (isBusy(talk) && !isBusy(before.stored.talk)) {
    for (const userId of people) if (!await claimTalk(tx, userId, id)) throw new PersonInTalk(userId);
  } else if (!isBusy(talk) && isBusy(before.stored.talk)) {
    for (const userId of people) await freeTalk(tx, userId, id);
  }
  await carryOut(ctx, tx, { stored, effects });
  if (movesLine(before.stored.talk, talk)) await tellLine(tx, providerId);
  return { stored, presence: before.presence };
}

/** Whether a change moves those who wait behind: somebody left the line, or the provider's present talk got another bound. */
function movesLine(before: Talk, talk: Talk): boolean {
  return before.state !== talk.state && (before.state === 'requested' || isBusy(before));
}

/** Lets time do what it has brought by now, as often as something is due: first what is late, then what is asked. */
export async function letTimePass(ctx: Context, tx: Transaction, locked: LockedTalk): Promise<LockedTalk> {
  let current = locked;
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const now = ctx.clock.now();
    const due = nextDue(current.stored.talk, current.presence);
    if (due === null || due > now) return current;
    const passed = transition(current.stored.talk, { type: 'passTime', presence: current.presence }, now);
    if (!passed.ok) {
      await store.saveDue(tx, current.stored.talk.terms.id, later(due, now));
      return current;
    }
    current = await keep(ctx, tx, { before: current, talk: passed.talk, effects: passed.effects });
  }
  return current;
}

/** A moment that came with nothing to do is looked at again a second later, not in a busy loop. */
function later(due: Instant, now: Instant): Instant {
  return (due > now ? due : now + 1000) as Instant;
}

/** The outcome of a command on a locked talk: what it is now, or why nothing changed. */
export type Changed = { readonly ok: true; readonly locked: LockedTalk } | (Extract<Transition, { ok: false }> & { readonly locked: LockedTalk });

/** Gives a locked talk a command after time has done its part. A refusal changes nothing more. */
export async function command(ctx: Context, tx: Transaction, given: { locked: LockedTalk; command: TalkCommand | ((locked: LockedTalk) => TalkCommand) }): Promise<Changed> {
  const current = await letTimePass(ctx, tx, given.locked);
  const asked = typeof given.command === 'function' ? given.command(current) : given.command;
  const outcome = transition(current.stored.talk, asked, ctx.clock.now());
  if (!outcome.ok) return { ...outcome, locked: current };
  return { ok: true, locked: await keep(ctx, tx, { before: current, talk: outcome.talk, effects: outcome.effects }) };
}
