import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { after, between, type Instant } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { formatYen } from '../primitives/yen.ts';
import { findNames } from '../services/index.ts';
import { tell, type NoticeKind } from '../users/index.ts';
import { holdAmount } from './bill.ts';
import * as money from './money-texts.ts';
import type { Side } from './side.ts';
import type { StoredTalk } from './store.ts';
import { JOIN_TIME, personOn, type Talk, type Tell } from './talk.ts';
import * as texts from './texts.ts';

/** One notice about a talk: to whom, of which kind, in which words, and where its button leads. */
interface TalkNotice {
  readonly to: Side;
  readonly kind: NoticeKind;
  readonly text: texts.NoticeText;
  readonly path: string;
  /** May come more than once in a talk, such as a declined card. */
  readonly again?: true;
}

type Paths = Readonly<Record<'room' | 'form' | 'statement' | 'invite', string>>;

const pathsOf = ({ terms: { id, serviceId } }: Talk): Paths => ({
  room: `/s/${serviceId}/talk`, form: `/s/${serviceId}/talk?panel=request`, statement: `/my/talks/${id}/statement`, invite: `/my/talks/${id}/invite`,
});

function missedNotices(talk: Extract<Talk, { state: 'missed' }>, paths: Paths): readonly TalkNotice[] {
  const forVisitor = { to: 'visitor', kind: 'missed', text: texts.missedForVisitor, path: paths.form } as const;
  switch (talk.reason) {
    case 'card': return [{ ...forVisitor, kind: 'card', text: money.cardMissedForVisitor }, { to: 'provider', kind: 'missed', text: money.cardMissedForProvider, path: paths.invite }];
    // Whoever cancelled knows; the other is told that it is over, and no reason.
    case 'cancelled': return [forVisitor];
    case 'visitor_absent': case 'provider_absent': case 'both_absent': return [forVisitor, { to: 'provider', kind: 'missed', text: texts.missedForProvider, path: paths.invite }];
  }
}

function settledNotices(talk: Talk, paths: Paths): readonly TalkNotice[] {
  const path = paths.statement;
  // The card is asked once more: what comes of it is told then.
  if (talk.state === 'settled' && talk.collection === 'asked') return [];
  if (talk.state !== 'settled' || talk.uncollected === 0) return [{ to: 'visitor', kind: 'bill', text: money.billNotice, path }];
  return [{ to: 'visitor', kind: 'uncollected', text: money.uncollectedForVisitor, path }, { to: 'provider', kind: 'uncollected', text: money.uncollectedForProvider, path }];
}

/** The notices that a change of a talk brings; open pages see every change by themselves. */
function noticesOf(talk: Talk, what: Tell): readonly TalkNotice[] {
  const paths = pathsOf(talk);
  switch (what) {
    case 'requested': return [{ to: 'provider', kind: 'requested', text: texts.requestedNotice, path: '/my' }];
    case 'accepted': return [{ to: 'visitor', kind: 'accepted', text: texts.acceptedNotice, path: paths.room }];
    case 'declined': return [{ to: 'visitor', kind: 'declined', text: texts.declinedNotice, path: paths.room }];
    case 'invitedAgain': return [{ to: 'visitor', kind: 'invitedAgain', text: texts.invitedNotice, path: paths.form }];
    case 'expired': return [{ to: 'visitor', kind: 'missed', text: texts.expiredForVisitor, path: paths.form }, { to: 'provider', kind: 'missed', text: texts.expiredForProvider, path: paths.invite }];
    case 'missed': return talk.state === 'missed' ? missedNotices(talk, paths) : [];
    case 'holdDeclined': return [{ to: 'visitor', kind: 'card', text: money.cardDeclined, path: paths.room, again: true }];
    case 'holdAuthenticating': return [{ to: 'visitor', kind: 'card', text: money.cardAsksBack, path: paths.room, again: true }];
    case 'settled': case 'collected': case 'collectFailed': return settledNotices(talk, paths);
    case 'absorbed': return [{ to: 'provider', kind: 'uncollected', text: money.absorbedForProvider, path: paths.statement }];
    default: return [];
  }
}

function amountOf(talk: Talk): string {
  if (talk.state === 'settled' && talk.absorbed !== undefined) return formatYen(talk.absorbed);
  if (talk.state === 'settled' && talk.uncollected > 0) return formatYen(talk.uncollected);
  if (talk.state === 'ended' || talk.state === 'settled') return formatYen(talk.statement.charged);
  return formatYen(holdAmount(talk.terms, talk.terms.ceilingMinutes));
}

/** When a notice has become useless: a request with its waiting time, whatever the two minutes are about with them. */
function uselessFrom(talk: Talk): Instant | null {
  if (talk.state === 'requested') return talk.terms.waitUntil;
  return talk.state === 'accepted' ? after(talk.acceptedAt, JOIN_TIME) : null;
}

async function tellOne(ctx: Context, tx: Transaction, told: { readonly stored: StoredTalk; readonly what: Tell; readonly notice: TalkNotice }): Promise<void> {
  const { stored: { talk, version }, what, notice } = told;
  const { terms } = talk;
  const about = personOn(terms, notice.to === 'provider' ? 'visitor' : 'provider');
  const names = await findNames(tx.sql, { serviceId: terms.serviceId, userId: about });
  if (names === null) return;
  const minutes = Math.max(0, Math.ceil(between(ctx.clock.now(), terms.waitUntil) / MINUTE));
  const facts = { name: names.nickname, title: names.title, minutes, amount: amountOf(talk), words: talk.state === 'declined' ? talk.words : terms.comment, path: notice.path };
  const until = uselessFrom(talk);
  await tell(tx, {
    kind: notice.kind, userId: personOn(terms, notice.to), key: `talk:${terms.id}:${what}:${notice.to}${notice.again === true ? `:${version}` : ''}`, about, topic: `talk:${terms.id}`,
    words: { ja: notice.text.ja(facts), en: notice.text.en(facts) }, ...(until === null ? {} : { until }),
  });
}

/** Tells by notices what a change of a talk means for those whose pages may be closed. Nobody is told about somebody who is hidden. */
export async function noticeTells(ctx: Context, tx: Transaction, told: { stored: StoredTalk; what: Tell }): Promise<void> {
  for (const notice of noticesOf(told.stored.talk, told.what)) await tellOne(ctx, tx, { ...told, notice });
}
