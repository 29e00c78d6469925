import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { Member } from '../http/viewer.ts';
import type { TalkId } from '../primitives/id.ts';
import type { CallJoin } from '../rails/calls/rail.ts';
import { lockOwn, readOwn } from './actions.ts';
import { command, letTimePass, type LockedTalk } from './change-actions.ts';
import { isReplaced, stamp, type Lease, type SidePresence } from './presence.ts';
import type { Side } from './side.ts';
import { findSignals, insertSignal, type Signal } from './signal-store.ts';
import * as store from './store.ts';
import { nextDue } from './transition.ts';

/** The topic on which the browsers of a call wait for each other's signals. */
export const signalTopic = (talkId: string): string => `talk-signals:${talkId}`;

/** The most signals one talk may keep: a call needs some dozens, a reconnect some more. */
const MOST_SIGNALS = 5_000;

interface Stamped { readonly locked: LockedTalk; readonly side: Side; readonly replaced: boolean }

/** Folds a stamp into a side and lets the talk go live, pause, resume or end by it. */
async function fold(ctx: Context, tx: Transaction, given: { locked: LockedTalk; side: Side; lease: Lease }): Promise<Stamped> {
  const { side, lease } = given;
  // First what time has brought without this stamp: a stamp after the end must not undo it.
  const locked = await letTimePass(ctx, tx, given.locked);
  const { talk } = locked.stored;
  const known = locked.presence[side];
  if (talk.state !== 'accepted' && talk.state !== 'live') return { locked, side, replaced: known.connectionId !== lease.connectionId };
  const replaced = isReplaced(known, lease);
  const stamped: SidePresence = stamp(known, lease);
  const current: LockedTalk = { stored: locked.stored, presence: { ...locked.presence, [side]: stamped } };
  await store.savePresence(tx, talk.terms.id, { side, presence: stamped });
  const changed = await command(ctx, tx, { locked: current, command: ({ presence }) => ({ type: 'connect', presence }) });
  if (!changed.ok) await store.saveDue(tx, talk.terms.id, nextDue(changed.locked.stored.talk, changed.locked.presence));
  return { locked: changed.locked, side, replaced };
}

/** A side joins with a new connection, which replaces its older ones. 409 with the state when there is nothing to join. */
export async function join(ctx: Context, viewer: Member, request: { talkId: string; connectionId: string; hears: boolean }): Promise<Stamped & { readonly call: CallJoin }> {
  const joined = await ctx.db.transaction(async (tx) => {
    const { locked, side } = await lockOwn(tx, viewer, request.talkId);
    const { state } = locked.stored.talk;
    if (state !== 'accepted' && state !== 'live') throw new Problem('state_conflict', { state });
    const now = ctx.clock.now();
    const known = locked.presence[side];
    const openedAt = known.connectionId === request.connectionId && known.openedAt !== null ? known.openedAt : now;
    return fold(ctx, tx, { locked, side, lease: { kind: 'stamp', connectionId: request.connectionId, openedAt, at: now, hears: request.hears } });
  });
  const call = await ctx.rails.calls.join({ talkId: joined.locked.stored.talk.terms.id, side: joined.side, connectionId: request.connectionId });
  return { ...joined, call };
}

/** A side shows that it is still there, or says goodbye; the platform's clock stamps it. Stamps for a talk that is over, or from a replaced connection, count for nothing. */
export async function renewLease(ctx: Context, viewer: Member, lease: { talkId: string; connectionId: string; hears: boolean; leaving: boolean }): Promise<Stamped> {
  return ctx.db.transaction(async (tx) => {
    const { locked, side } = await lockOwn(tx, viewer, lease.talkId);
    const known = locked.presence[side];
    // Only a connection that has joined may renew: another one was replaced, or never was.
    if (known.connectionId !== lease.connectionId || known.openedAt === null) return { locked, side, replaced: true };
    return fold(ctx, tx, {
      locked, side,
      lease: { kind: lease.leaving ? 'goodbye' : 'stamp', connectionId: lease.connectionId, openedAt: known.openedAt, at: ctx.clock.now(), hears: lease.hears },
    });
  });
}

/** Passes a signal on to the other side's browser. 409 with the state when the call is over, 429 when there are absurdly many. */
export async function sendSignal(ctx: Context, viewer: Member, signal: { talkId: string; connectionId: string; body: string }): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const { locked: { stored: { talk } }, side } = await lockOwn(tx, viewer, signal.talkId);
    if (talk.state !== 'accepted' && talk.state !== 'live') throw new Problem('state_conflict', { state: talk.state });
    const number = await insertSignal(tx, talk.terms.id, { side, connectionId: signal.connectionId, body: signal.body, at: ctx.clock.now() });
    if (number > MOST_SIGNALS) throw new Problem('rate_limited');
    tx.afterCommit(() => ctx.wake.notify(signalTopic(talk.terms.id)));
    return number;
  });
}

/** The other side's signals after a number, waiting up to `waitSeconds` for the first. 404 when the talk isn't one's own. */
export async function readSignals(ctx: Context, viewer: Member, wanted: { talkId: string; after: number; waitSeconds: number }): Promise<readonly Signal[]> {
  const { stored: { talk }, side } = await readOwn(ctx, viewer, wanted.talkId);
  const from: Side = side === 'provider' ? 'visitor' : 'provider';
  const read = () => findSignals(ctx.db.sql, talk.terms.id, { from, after: wanted.after });
  const news = nextWake(ctx, talk.terms.id, wanted.waitSeconds);
  try {
    const present = await read();
    if (present.length > 0 || wanted.waitSeconds === 0) return present;
    await news.arrived;
    return await read();
  } finally {
    news.stop();
  }
}

/** Listens before the first read, so that nothing falls in between; a lost wake costs the waiting time and no more. */
function nextWake(ctx: Context, talkId: TalkId, waitSeconds: number): { arrived: Promise<void>; stop(): void } {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((resolve) => { arrive = resolve; });
  const stopListening = ctx.wake.listen(signalTopic(talkId), arrive);
  const timer = setTimeout(arrive, waitSeconds * 1000);
  return {
    arrived,
    stop() {
      clearTimeout(timer);
      stopListening();
      arrive();
    },
  };
}
