import type { Context } from '../context.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Period } from '../primitives/months.ts';
import { findService } from '../services/index.ts';
import { personsFor } from '../users/index.ts';
import { earnedOf, type Earned } from './earned.ts';
import { findOver, findTakenBack, type OverTalk } from './sales-store.ts';
import type { Side } from './side.ts';
import { findTalk } from './store.ts';

const ROWS = 500;

/** A talk that is over as one of its sides may list it: the other's name as they may see it, and its money. */
export interface ToldTalk extends OverTalk {
  readonly otherName: string;
  readonly serviceTitle: string;
  readonly earned: Earned;
}

async function told(ctx: Context, userId: UserId, given: { side: Side; talks: readonly OverTalk[] }): Promise<ToldTalk[]> {
  const { side, talks } = given;
  const other = ({ talk: { terms } }: OverTalk): UserId => side === 'provider' ? terms.visitorId : terms.providerId;
  const people = await personsFor(ctx, userId, talks.map(other));
  const titles = new Map<string, string>();
  for (const serviceId of new Set(talks.map(({ talk }) => talk.terms.serviceId))) titles.set(serviceId, (await findService(ctx.db.sql, serviceId))?.title ?? '');
  return talks.map((over) => ({
    ...over, otherName: people.get(other(over))?.nickname ?? '', serviceTitle: titles.get(over.talk.terms.serviceId) ?? '', earned: earnedOf(over.talk, over.taken),
  }));
}

/** Every talk of a side of somebody that ended in a period, oldest first. */
export async function listOver(ctx: Context, userId: UserId, asked: { readonly side: Side; readonly period: Period }): Promise<ToldTalk[]> {
  const { side, period: { from, to } } = asked;
  const found: OverTalk[] = [];
  for (let page: OverTalk[] | null = null; page === null || page.length === ROWS;) {
    const last: OverTalk | undefined = found.at(-1);
    page = await findOver(ctx.db.sql, userId, { side, from, to, limit: ROWS, ...(last !== undefined && { before: { endedAt: last.talk.endedAt, talkId: last.talk.terms.id } }) });
    found.push(...page);
  }
  return told(ctx, userId, { side, talks: found.reverse() });
}

/** One talk of somebody's that is over; null where it isn't theirs on that side, or isn't over. */
export async function findToldTalk(ctx: Context, userId: UserId, asked: { readonly side: Side; readonly talkId: TalkId }): Promise<ToldTalk | null> {
  const stored = await findTalk(ctx.db.sql, asked.talkId);
  if (stored === null || stored.talk.terms[`${asked.side}Id`] !== userId || (stored.talk.state !== 'ended' && stored.talk.state !== 'settled')) return null;
  const taken = (await findTakenBack(ctx.db.sql, [asked.talkId]))(asked.talkId);
  return (await told(ctx, userId, { side: asked.side, talks: [{ talk: stored.talk, taken }] }))[0] ?? null;
}
