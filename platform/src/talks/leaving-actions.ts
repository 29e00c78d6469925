import type { Context } from '../context.ts';
import type { Sql, Transaction } from '../database/database.ts';
import type { UserId } from '../primitives/id.ts';
import type { OpenMatter } from '../users/events.ts';
import { command, lockForChange } from './change-actions.ts';
import { listOpenOf, listOverOf, listTalksOf, saveBody } from './leaving-store.ts';
import type { Talk } from './talk.ts';

/** What of a person's talks has to come to its end before they can leave: joining and live ones, and bills not settled yet. */
export async function openMatters(sql: Sql, userId: UserId): Promise<OpenMatter[]> {
  const [open, over] = [await listOpenOf(sql, userId, ['accepted', 'live']), await listOverOf(sql, userId)];
  return [...open.map((): OpenMatter => ({ kind: 'talk', path: '/my' })), ...over.map((talkId): OpenMatter => ({ kind: 'billing', path: `/my/talks/${talkId}/statement` }))];
}

/** Ends the requests of and to a person who asks to leave, with no reason told. */
export async function endRequestsOf(ctx: Context, tx: Transaction, userId: UserId): Promise<void> {
  for (const talkId of await listOpenOf(tx.sql, userId, ['requested'])) {
    const locked = await lockForChange(tx, talkId);
    if (locked === null) continue;
    const by = locked.stored.talk.terms.providerId === userId ? 'provider' : 'visitor';
    await command(ctx, tx, { locked, command: ({ presence }) => ({ type: 'sever', by, presence }) });
  }
}

function withoutWordsOf(talk: Talk, userId: UserId): Talk {
  const silent: Talk = talk.terms.visitorId === userId ? { ...talk, terms: { ...talk.terms, comment: '' } } : talk;
  return silent.state === 'declined' && silent.terms.providerId === userId ? { ...silent, words: '' } : silent;
}

/** Erases what a person wrote into their talks: comments of requests, words of refusals. */
export async function forgetWordsOf(tx: Transaction, userId: UserId): Promise<void> {
  for (const { id, talk } of await listTalksOf(tx.sql, userId)) await saveBody(tx.sql, id, withoutWordsOf(talk, userId));
}
