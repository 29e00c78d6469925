import type { Context } from '../context.ts';
import type { Transaction } from '../database/database.ts';
import { Problem } from '../http/problem.ts';
import type { Member } from '../http/viewer.ts';
import { enqueue } from '../jobs/outbox.ts';
import { newId, type TalkId, type UserId } from '../primitives/id.ts';
import { dayWords } from '../primitives/time-words.ts';
import { formatYen, negateYen, type Yen } from '../primitives/yen.ts';
import type { RailRefund } from '../rails/cards/rail.ts';
import { sideOf } from './access.ts';
import { bookLeaving, moneyOf } from './money-actions.ts';
import { leftToGiveBack, refuseRefund, splitRefund, stateOfRefund, type Giver, type Refund, type RefundPart, type RefundRefusal } from './refund.ts';
import { findPart, findRefunds, insertRefund, savePart } from './refund-store.ts';
import { refundTexts } from './refund-texts.ts';
import { lockTalk, type StoredTalk } from './store.ts';
import { tellOfMoney } from './money-mails.ts';

/** A wish to give back: whose, how much, and why (the operator's words, empty for the provider's). */
export interface RefundWish {
  readonly by: Giver;
  readonly byId: UserId;
  readonly amount: Yen;
  readonly reason: string;
}

const bothLocales = (ja: string, en: string) => ({ ja, en });

function problemOf(refusal: RefundRefusal, now: Context['clock']): Problem {
  switch (refusal.reason) {
    case 'not_settled': return new Problem('state_conflict', { state: refusal.state, detail: refundTexts.notSettled, about: { reason: refusal.reason } });
    case 'too_late': {
      const date = (locale: 'ja' | 'en') => dayWords(refusal.until, { locale, now: now.now() });
      return new Problem('state_conflict', { state: 'settled', detail: bothLocales(refundTexts.tooLate.ja.replace('{date}', date('ja')), refundTexts.tooLate.en.replace('{date}', date('en'))), about: { reason: refusal.reason } });
    }
    case 'too_much': {
      const left = formatYen(refusal.left);
      return new Problem('state_conflict', { state: 'settled', detail: bothLocales(refundTexts.tooMuch.ja.replace('{yen}', left), refundTexts.tooMuch.en.replace('{yen}', left)), about: { reason: refusal.reason, left: refusal.left } });
    }
  }
}

/**
 * Gives back a sum of a locked talk: written down and asked of the rail, part by part; it is booked when it stands. 409 while the talk isn't settled, after
 * the provider's 7 days, and above what is left.
 */
export async function askRefund(ctx: Context, tx: Transaction, asked: { stored: StoredTalk; wish: RefundWish }): Promise<Refund> {
  const { stored: { talk }, wish } = asked;
  const { taken } = await moneyOf(tx.sql, talk.terms.id);
  const now = ctx.clock.now();
  const refusal = refuseRefund(talk, { by: wish.by, amount: wish.amount, left: leftToGiveBack(taken) }, now);
  if (refusal !== null) throw problemOf(refusal, ctx.clock);
  const id = newId('refund', ctx.random);
  const parts = splitRefund(wish.amount, taken).map(({ part, holdId, amount }): RefundPart => ({ refundId: id, part, talkId: talk.terms.id, holdId, amount, state: 'asked', reference: null, changedAt: now, answeredAt: null }));
  const refund: Refund = { id, talkId: talk.terms.id, by: wish.by, byId: wish.byId, amount: wish.amount, reason: wish.reason, askedAt: now, parts };
  await insertRefund(tx, refund);
  for (const { part } of parts) await enqueue(tx, { kind: 'refund.send', key: `refund:${id}:${part}`, body: { refundId: id, part } });
  return refund;
}

/** The provider gives back a sum of their own talk. 404 when it isn't theirs, 403 for the visitor, 409 with the reason. */
export async function giveBack(ctx: Context, viewer: Member, wish: { talkId: string; amount: Yen }): Promise<Refund> {
  return ctx.db.transaction(async (tx) => {
    const stored = await lockTalk(tx, wish.talkId);
    const side = stored === null ? null : sideOf(stored.talk, viewer);
    if (stored === null || side === null) throw new Problem('not_found');
    if (side !== 'provider') throw new Problem('forbidden');
    return askRefund(ctx, tx, { stored, wish: { by: 'provider', byId: viewer.userId, amount: wish.amount, reason: '' } });
  });
}

/** Writes what the rail says of a part of a refund, with its journal: booked when it is back on the card, booked back when the bank then refuses it. */
export async function applyRefund(ctx: Context, tx: Transaction, given: { refundId: string; part: number; talkId: TalkId; answer: RailRefund }): Promise<void> {
  const { answer } = given;
  const stored = await lockTalk(tx, given.talkId);
  const part = await findPart(tx.sql, given);
  if (stored === null || part === null) throw new Error(`no refund ${given.refundId}:${given.part}`);
  if (answer.state === 'none' || answer.state === 'unknown') return;
  if (answer.amount !== part.amount) return ctx.log.error({ refundId: part.refundId, part: part.part, asked: part.amount, given: answer.amount }, 'another sum was given back than asked for');
  const step = stepOf(part, answer.state);
  if (step === null) return;
  const { kept } = await moneyOf(tx.sql, given.talkId);
  const { terms } = stored.talk;
  const source = `refund:${part.refundId}:${part.part}`;
  if (step === 'booked') await bookLeaving(ctx, tx, { terms, source, amount: part.amount, kept });
  if (step === 'failed' && part.state === 'booked') await bookLeaving(ctx, tx, { terms, source: `${source}:failed`, amount: negateYen(part.amount), kept });
  await savePart(tx, { ...part, state: step, reference: answer.reference, changedAt: ctx.clock.now() });
  await tellRefund(ctx, tx, { stored, part: { ...part, state: step } });
}

/** Where an answer brings a part; null where it changes nothing. What failed stays so: giving back again is another refund. */
function stepOf(part: RefundPart, answer: 'pending' | 'succeeded' | 'failed'): RefundPart['state'] | null {
  if (part.state === 'failed' || (answer === 'pending' && part.state !== 'asked')) return null;
  const step = answer === 'succeeded' ? 'booked' : answer;
  return step === part.state ? null : step;
}

async function tellRefund(ctx: Context, tx: Transaction, told: { stored: StoredTalk; part: RefundPart }): Promise<void> {
  const { stored, part } = told;
  const refund = (await findRefunds(tx.sql, part.talkId)).find((one) => one.id === part.refundId);
  if (refund === undefined) return;
  if (part.state === 'failed') return tellOfMoney(ctx, tx, { stored, what: 'refundFailed', key: `refund:${refund.id}:${part.part}`, amount: part.amount });
  if (stateOfRefund(refund.parts) === 'returned') await tellOfMoney(ctx, tx, { stored, what: 'refunded', key: `refund:${refund.id}`, amount: refund.amount });
}

/** A refund that a bank refused, answered by an operator: given back again as another refund, or left as it is. 404, 409 when it is answered already. */
export async function answerFailed(ctx: Context, tx: Transaction, answer: { refundId: string; part: number; amount: Yen; again: Pick<RefundWish, 'byId' | 'reason'> | null }): Promise<void> {
  const found = await findPart(tx.sql, answer);
  const stored = found === null ? null : await lockTalk(tx, found.talkId);
  const part = await findPart(tx.sql, answer);
  if (stored === null || part === null) throw new Problem('not_found');
  if (part.state !== 'failed' || part.answeredAt !== null || part.amount !== answer.amount) throw new Problem('state_conflict', { state: part.state });
  await savePart(tx, { ...part, answeredAt: ctx.clock.now() });
  if (answer.again !== null) await askRefund(ctx, tx, { stored, wish: { by: 'operator', ...answer.again, amount: part.amount } });
}
