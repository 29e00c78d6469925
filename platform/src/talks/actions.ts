import { coversRequest, findCard, findMandate } from '../cards/index.ts';
import type { Context } from '../context.ts';
import { threadFor } from '../conversations/index.ts';
import type { Sql, Transaction } from '../database/database.ts';
import { Problem, type ProblemCode } from '../http/problem.ts';
import type { Member } from '../http/viewer.ts';
import { newId, type CardId, type MandateId, type TalkId, type UserId } from '../primitives/id.ts';
import { after, type Instant } from '../primitives/instant.ts';
import { pagePath } from '../primitives/page-path.ts';
import { DAY, MINUTE } from '../primitives/seconds.ts';
import { noteAnswer, requireReadable, takesRequests, type Service } from '../services/index.ts';
import { findUser, personFor, type Person, type UserBlocked } from '../users/index.ts';
import { sideOf } from './access.ts';
import { extensionAmount, holdAmount } from './bill.ts';
import { carryOut } from './carry-out-actions.ts';
import { command, letTimePass, lockForChange, PersonInTalk, type Changed, type LockedTalk } from './change-actions.ts';
import { requireWithinMonth } from './monthly-limit-actions.ts';
import { lockVisitor } from './monthly-limit-store.ts';
import { savePage } from './post-store.ts';
import { stamp } from './presence.ts';
import { freeSecondsFor, refuseRequest } from './queue.ts';
import type { Side } from './side.ts';
import * as store from './store.ts';
import type { Mode, RefusalReason, TalkCommand, TalkTerms } from './talk.ts';
import { nextDue, requestTalk } from './transition.ts';

/** What a visitor asks for. `mandateId` is their consent to pay. */
export interface RequestWish {
  readonly serviceId: string;
  readonly mode: Mode;
  readonly ceilingMinutes: number;
  readonly waitMinutes: number;
  readonly comment: string;
  readonly mandateId: string;
  /** The path of the page with the frame, percent-encoded as browsers write it. */
  readonly page?: string | undefined;
}

/** The free seconds of a new request of these two (docs/money.md, "Talk time and the bill"). */
export async function freeSecondsOf(sql: Sql, pair: { providerId: UserId; visitorId: UserId }, now: Instant): Promise<0 | 60> {
  return freeSecondsFor(await store.findFreeEndings(sql, pair, after(now, -DAY)), now);
}

const blogOf = (viewer: Member) => viewer.kind === 'frame' ? viewer.origin : null;

/** Requests a talk. 404 hidden, 403 own service, 409 not available, one per service, three in all, no mandate that covers it, beyond one's own ceiling of the month. */
export async function requestATalk(ctx: Context, viewer: Member, wish: RequestWish): Promise<store.StoredTalk> {
  const service = await requireReadable(ctx, wish.serviceId, viewer.userId);
  if (viewer.kind === 'frame' && viewer.serviceId !== service.id) throw new Problem('not_found');
  if (!takesRequests(service) || !service.modes.includes(wish.mode)) throw new Problem('service_not_available', { state: service.state });
  return ctx.db.transaction(async (tx) => {
    // Two requests at the same moment are checked one after the other.
    await lockVisitor(tx, viewer.userId);
    const open = await store.findOpenRequests(tx.sql, viewer.userId);
    const refusal = refuseRequest({ serviceId: service.id, providerId: service.providerId, visitorId: viewer.userId }, open.map((one) => one.talk.terms));
    if (refusal !== null) throw new Problem(refusal);
    const terms = await termsOf(ctx, tx, { viewer, service, wish });
    await requireWithinMonth(ctx, tx, { visitorId: viewer.userId, added: holdAmount(terms, terms.ceilingMinutes), counted: false });
    const { talk, effects } = requestTalk(terms);
    const stored: store.StoredTalk = { talk, origin: blogOf(viewer), waitMinutes: wish.waitMinutes, version: 1 };
    await store.insertTalk(tx, stored, terms.waitUntil);
    if (wish.page !== undefined && stored.origin !== null) await savePage(tx.sql, terms.id, pagePath(wish.page));
    await carryOut(ctx, tx, { stored, effects });
    return stored;
  });
}

async function termsOf(ctx: Context, tx: Transaction, asked: { viewer: Member; service: Service; wish: RequestWish }): Promise<TalkTerms> {
  const { viewer, service, wish } = asked;
  const now = ctx.clock.now();
  const freeSeconds = await freeSecondsOf(tx.sql, { providerId: service.providerId, visitorId: viewer.userId }, now);
  const mandate = await findMandate(tx.sql, wish.mandateId as MandateId);
  const covered = mandate !== null && coversRequest(mandate, { userId: viewer.userId, serviceId: service.id, origin: blogOf(viewer), pricePerMinute: service.pricePerMinute, freeSeconds, ceilingMinutes: wish.ceilingMinutes, now });
  if (!covered) throw new Problem('mandate_needed');
  const conversationId = await threadFor(tx, { ctx, serviceId: service.id, providerId: service.providerId, visitorId: viewer.userId });
  return {
    id: newId('talk', ctx.random), serviceId: service.id, conversationId, mandateId: mandate.id, providerId: service.providerId, visitorId: viewer.userId, mode: wish.mode, comment: wish.comment,
    // If the price fell since the consent, the lower one counts.
    pricePerMinute: service.pricePerMinute, freeSeconds, ceilingMinutes: wish.ceilingMinutes, mostMinutes: wish.ceilingMinutes + mandate.extensionMinutes,
    requestedAt: now, waitUntil: after(now, wish.waitMinutes * MINUTE),
  };
}

/** A talk with the side its reader is on. 404 for everybody else. */
export interface OwnTalk {
  readonly locked: LockedTalk;
  readonly side: Side;
}

/** Locks one's own talk. 404 when it isn't one's own. */
export async function lockOwn(tx: Transaction, viewer: Member, talkId: string): Promise<OwnTalk> {
  const locked = await lockForChange(tx, talkId);
  const side = locked === null ? null : sideOf(locked.stored.talk, viewer);
  if (locked === null || side === null) throw new Problem('not_found');
  return { locked, side };
}

const codes: Partial<Record<RefusalReason, ProblemCode>> = { visitor_in_talk: 'visitor_in_talk', provider_in_talk: 'provider_in_talk', beyond_allowance: 'mandate_needed' };

function refusalOf(refused: { state: string; reason: RefusalReason }): Problem {
  return new Problem(codes[refused.reason] ?? 'state_conflict', { state: refused.state, about: { reason: refused.reason } });
}

/** Who may give a command: one side, or either. */
interface Order {
  readonly talkId: string;
  readonly by?: Side;
  readonly make: (own: { locked: LockedTalk; side: Side }) => TalkCommand;
  /** What else is written when the command was taken. */
  readonly also?: (tx: Transaction, own: { before: LockedTalk; after: LockedTalk }) => Promise<void>;
}

/** Gives one's own talk a command. What time brought first is kept, also when the command then is refused. */
async function order(ctx: Context, viewer: Member, given: Order): Promise<store.StoredTalk> {
  const outcome = await ctx.db.transaction(async (tx): Promise<Changed> => {
    const { locked, side } = await lockOwn(tx, viewer, given.talkId);
    if (given.by !== undefined && side !== given.by) throw new Problem('forbidden');
    const changed = await command(ctx, tx, { locked, command: (current) => given.make({ locked: current, side }) });
    if (changed.ok) await given.also?.(tx, { before: locked, after: changed.locked });
    return changed;
  }).catch((error: unknown) => {
    throw error instanceof PersonInTalk ? new Problem(error.userId === viewer.userId ? 'provider_in_talk' : 'visitor_in_talk') : error;
  });
  if (!outcome.ok) throw refusalOf(outcome);
  return outcome.locked.stored;
}

/** Accepts a request. 409 with the state, `visitor_in_talk` (the request keeps waiting) or `provider_in_talk`. */
export async function accept(ctx: Context, viewer: Member, talkId: string): Promise<store.StoredTalk> {
  const known = await store.findTalk(ctx.db.sql, talkId);
  const [provider, visitor] = known === null ? [null, null] : await Promise.all([findUser(ctx.db.sql, known.talk.terms.providerId), findUser(ctx.db.sql, known.talk.terms.visitorId)]);
  return order(ctx, viewer, {
    talkId, by: 'provider', also: answered(ctx),
    make: () => ({ type: 'accept', visitorInTalk: inAnother(visitor?.talkId, talkId), providerInTalk: inAnother(provider?.talkId, talkId) }),
  });
}

const inAnother = (present: TalkId | null | undefined, talkId: string) => present !== null && present !== undefined && present !== talkId;

function answered(ctx: Context): NonNullable<Order['also']> {
  return async (tx, { before }) => {
    const { terms } = before.stored.talk;
    await noteAnswer(tx, terms.serviceId, ctx.clock.now() - terms.requestedAt);
  };
}

/** Declines a request with words, possibly none. 409 with the state. */
export async function decline(ctx: Context, viewer: Member, answer: { talkId: string; words: string }): Promise<store.StoredTalk> {
  return order(ctx, viewer, { talkId: answer.talkId, by: 'provider', make: () => ({ type: 'decline', words: answer.words }), also: answered(ctx) });
}

/** Takes a request back. 409 with the state. */
export async function withdraw(ctx: Context, viewer: Member, talkId: string): Promise<store.StoredTalk> {
  return order(ctx, viewer, { talkId, by: 'visitor', make: () => ({ type: 'withdraw' }) });
}

/** Cancels between accept and live, from either side. 409 with the state. */
export async function cancel(ctx: Context, viewer: Member, talkId: string): Promise<store.StoredTalk> {
  return order(ctx, viewer, { talkId, make: ({ side }) => ({ type: 'cancel', by: side }) });
}

/** Invites the visitor to ask again. 409 with the state, once and for 30 days. */
export async function inviteAgain(ctx: Context, viewer: Member, talkId: string): Promise<store.StoredTalk> {
  return order(ctx, viewer, { talkId, by: 'provider', make: () => ({ type: 'inviteAgain' }) });
}

/** Tries another of the visitor's cards after a decline. 404 when it isn't theirs, 409 with the state. */
export async function chooseCard(ctx: Context, viewer: Member, choice: { talkId: string; cardId: string }): Promise<store.StoredTalk> {
  const card = await findCard(ctx.db.sql, choice.cardId as CardId);
  if (card === null || card.userId !== viewer.userId) throw new Problem('not_found');
  return order(ctx, viewer, { talkId: choice.talkId, by: 'visitor', make: () => ({ type: 'chooseCard', cardId: card.id }) });
}

/** Asks for 10 more minutes. 409 `mandate_needed` beyond what the visitor has allowed, `monthly_limit` beyond their own ceiling, 409 with the state. */
export async function extend(ctx: Context, viewer: Member, wish: { talkId: string; mandateId?: string | undefined }): Promise<store.StoredTalk> {
  const further = wish.mandateId === undefined ? null : await findMandate(ctx.db.sql, wish.mandateId as MandateId);
  return order(ctx, viewer, {
    talkId: wish.talkId, by: 'visitor', also: withinMonth(ctx),
    make: ({ locked: { stored, presence } }) => {
      const { terms } = stored.talk;
      // What somebody allows on the platform itself lengthens a talk that began on a blog; a blog's frame can't bring it.
      const origin = viewer.kind === 'user' && further?.origin === null ? null : stored.origin;
      const allowed = further !== null && coversRequest(further, { userId: viewer.userId, serviceId: terms.serviceId, origin, pricePerMinute: terms.pricePerMinute, freeSeconds: terms.freeSeconds, ceilingMinutes: 0, now: ctx.clock.now() })
        ? further.ceilingMinutes + further.extensionMinutes : 0;
      return { type: 'extend', mostMinutes: Math.max(terms.mostMinutes, allowed), presence };
    },
  });
}

/** The further hold is written by now: the month already counts it. */
function withinMonth(ctx: Context): NonNullable<Order['also']> {
  return async (tx, { before: { stored: { talk } } }) => {
    if (talk.state === 'live') await requireWithinMonth(ctx, tx, { visitorId: talk.terms.visitorId, added: extensionAmount(talk.terms, talk.ceilingMinutes), counted: true });
  };
}

/** Hangs up: one press, from either side. The hand that hangs up proves its presence up to now. 409 with the state. */
export async function hangUp(ctx: Context, viewer: Member, talkId: string): Promise<store.StoredTalk> {
  const outcome = await ctx.db.transaction(async (tx) => {
    const { locked, side } = await lockOwn(tx, viewer, talkId);
    const current = await letTimePass(ctx, tx, locked);
    const known = current.presence[side];
    const parting = known.status === 'here' && known.connectionId !== null && known.openedAt !== null
      ? stamp(known, { kind: 'goodbye', connectionId: known.connectionId, openedAt: known.openedAt, at: ctx.clock.now(), hears: true }) : known;
    const presence = { ...current.presence, [side]: parting };
    await store.savePresence(tx, current.stored.talk.terms.id, { side, presence: parting });
    // Time has passed with the presence as it was: who hangs up is not lost first.
    return command(ctx, tx, { locked: current, command: { type: 'hangUp', by: side, presence } });
  });
  if (!outcome.ok) throw refusalOf(outcome);
  return outcome.locked.stored;
}

/** One's own talk as it stands now, what time has brought included. 404 when it isn't one's own. */
export async function readOwn(ctx: Context, viewer: Member, talkId: string): Promise<{ stored: store.StoredTalk; side: Side }> {
  const stored = await store.findTalk(ctx.db.sql, talkId);
  const side = stored === null ? null : sideOf(stored.talk, viewer);
  if (stored === null || side === null) throw new Problem('not_found');
  return { stored, side };
}

/** The other person of one's own talk; null where it isn't one's own. */
export async function otherOf(ctx: Context, userId: UserId, talkId: string): Promise<Person | null> {
  const stored = await store.findTalk(ctx.db.sql, talkId);
  if (stored === null) return null;
  const { providerId, visitorId } = stored.talk.terms;
  if (userId !== providerId && userId !== visitorId) return null;
  return personFor(ctx, userId, userId === providerId ? visitorId : providerId);
}

/** One's own talks, page by page, the newest first. */
export async function listOwn(ctx: Context, userId: UserId, query: Parameters<typeof store.listTalks>[2]): ReturnType<typeof store.listTalks> {
  return store.listTalks(ctx.db.sql, userId, query);
}

/** Ends what two people have open together when one blocks the other: no reason is told. */
export async function endWithBlocked(ctx: Context, tx: Transaction, event: UserBlocked): Promise<void> {
  for (const talkId of await store.findOpenBetween(tx.sql, event.blockerId, event.blockedId)) {
    const locked = await lockForChange(tx, talkId);
    if (locked === null) continue;
    const by: Side = locked.stored.talk.terms.providerId === event.blockerId ? 'provider' : 'visitor';
    await command(ctx, tx, { locked, command: ({ presence }) => ({ type: 'sever', by, presence }) });
  }
}

/** Does what time has brought to the talks that are due. Answers how many it looked at. */
export async function passDue(ctx: Context, now: Instant): Promise<number> {
  const due = await store.findDue(ctx.db.sql, now, 200);
  for (const talkId of due) {
    await ctx.db.transaction(async (tx) => {
      const locked = await lockForChange(tx, talkId);
      if (locked === null) return;
      const passed = await letTimePass(ctx, tx, locked);
      if (passed === locked) await store.saveDue(tx, talkId, nextLook(nextDue(locked.stored.talk, locked.presence), now));
    });
  }
  return due.length;
}

/** When to look again: what a lease has moved on meanwhile comes with its own moment. */
function nextLook(due: Instant | null, now: Instant): Instant | null {
  return due === null || due > now ? due : after(now, 1000);
}
