import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { formatYen, type Yen } from '../primitives/yen.ts';
import { appendEvents } from '../realtime/index.ts';
import { findTitle } from '../services/index.ts';
import { tell, type NoticeKind } from '../users/index.ts';
import * as texts from './money-notice-texts.ts';
import type { Side } from './side.ts';
import type { StoredTalk } from './store.ts';
import { personOn } from './talk.ts';

/** What can happen to a talk's money after it was settled. */
export type MoneyNews = 'refunded' | 'refundFailed' | 'disputed' | 'disputeWon' | 'disputeLost';

interface MoneyNotice { readonly to: Side; readonly kind: NoticeKind; readonly text: texts.MoneyNoticeText }

/** Who is told by notice. A refund that failed is the operator's matter: people see it on the statement. */
const notices: Readonly<Record<MoneyNews, readonly MoneyNotice[]>> = {
  refunded: [{ to: 'visitor', kind: 'bill', text: texts.refundedForVisitor }, { to: 'provider', kind: 'bill', text: texts.refundedForProvider }],
  refundFailed: [],
  disputed: [{ to: 'provider', kind: 'bill', text: texts.disputedForProvider }],
  disputeWon: [{ to: 'provider', kind: 'bill', text: texts.disputeWonForProvider }],
  disputeLost: [{ to: 'provider', kind: 'bill', text: texts.disputeLostForProvider }],
};

/** Tells both sides' pages that a talk's money changed, and by notice whom it concerns. Nobody is named: one's own money is told also after a block. `key` names the change for ever. */
export async function tellOfMoney(_ctx: Context, tx: Transaction, told: { stored: StoredTalk; what: MoneyNews; key: string; amount: Yen }): Promise<void> {
  const { stored: { talk, version }, what, key, amount } = told;
  const { terms } = talk;
  const sides = ['provider', 'visitor'] as const;
  const body = { talkId: terms.id, what, state: talk.state, version };
  await appendEvents(tx, sides.map((side) => ({ userId: personOn(terms, side), type: 'talk.changed', serviceId: terms.serviceId, body })));
  const title = await findTitle(tx.sql, terms.serviceId) ?? '';
  const facts = { title, amount: formatYen(amount), path: `/my/talks/${terms.id}/statement` };
  for (const { to, kind, text } of notices[what]) {
    await tell(tx, { kind, userId: personOn(terms, to), key: `${key}:${what}:${to}`, topic: `talk:${terms.id}`, words: { ja: text.ja(facts), en: text.en(facts) } });
  }
}
