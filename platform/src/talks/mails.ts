import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { between } from '../primitives/instant.ts';
import { MINUTE } from '../primitives/seconds.ts';
import { formatYen } from '../primitives/yen.ts';
import { findService } from '../services/index.ts';
import { enqueueMail, findUser } from '../users/index.ts';
import { holdAmount } from './bill.ts';
import type { Side } from './side.ts';
import type { StoredTalk } from './store.ts';
import { personOn, type Talk, type Tell } from './talk.ts';
import * as texts from './texts.ts';

const mails = {
  requested: { to: 'provider', text: texts.requestedMail, path: () => '/my' },
  accepted: { to: 'visitor', text: texts.acceptedMail, path: (talk: Talk) => `/s/${talk.terms.serviceId}/talk` },
  declined: { to: 'visitor', text: texts.declinedMail, path: (talk: Talk) => `/s/${talk.terms.serviceId}/talk` },
  invitedAgain: { to: 'visitor', text: texts.invitedMail, path: (talk: Talk) => `/s/${talk.terms.serviceId}/talk?panel=request` },
  settled: { to: 'visitor', text: texts.billMail, path: (talk: Talk) => `/my/talks/${talk.terms.id}/statement` },
} as const satisfies Partial<Record<Tell, { to: Side; text: texts.MailFacts extends never ? never : typeof texts.billMail; path: (talk: Talk) => string }>>;

const isMailed = (what: Tell): what is keyof typeof mails => what in mails;

function amountOf(talk: Talk): string {
  if (talk.state === 'ended' || talk.state === 'settled') return formatYen(talk.statement.charged);
  return formatYen(holdAmount(talk.terms, talk.terms.ceilingMinutes));
}

/** Puts the mail about a change into the outbox, for the one side whose page may be closed. Nobody is mailed about somebody who is hidden. */
export async function mailTells(ctx: Context, tx: Transaction, told: { stored: StoredTalk; what: Tell }): Promise<void> {
  if (!isMailed(told.what)) return;
  const { talk, version } = told.stored;
  const { to, text, path } = mails[told.what];
  const [reader, other, service] = await Promise.all([
    findUser(tx.sql, personOn(talk.terms, to)), findUser(tx.sql, personOn(talk.terms, to === 'provider' ? 'visitor' : 'provider')), findService(tx.sql, talk.terms.serviceId),
  ]);
  if (reader === null || other === null || service === null) return;
  const words = talk.state === 'declined' ? talk.words : talk.terms.comment;
  const facts = { name: other.nickname, title: service.title, minutes: Math.max(0, Math.ceil(between(ctx.clock.now(), talk.terms.waitUntil) / MINUTE)), amount: amountOf(talk), words, path: path(talk) };
  await enqueueMail(tx, { key: `talk:${talk.terms.id}:${told.what}:${version}`, to: reader.email, locale: reader.locale, words: text[reader.locale](facts) });
}
