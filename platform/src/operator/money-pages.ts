import type { PageInput } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { formatYen, yen, type Yen } from '../primitives/yen.ts';
import { hiddenField } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { fill } from '../site/texts.ts';
import { readTalkBooks, type StoredTalk, type TalkBooks } from '../talks/index.ts';
import { secondEyesFor, type Act, type SecondEyes } from './act.ts';
import { deeds, facts, type ActForm } from './console-page.ts';
import { moneyTexts as t } from './money-texts.ts';

/** Whether an act on money needs a second operator; nothing about a person decides that. */
const whyOf = (act: Act): SecondEyes | null => secondEyesFor(act, { sales: yen(0), suspendedForGood: false, isOperator: false });

interface At { readonly stored: StoredTalk; readonly books: TalkBooks; readonly locale: Locale }

const amountField = (amount: Yen): Html => hiddenField('amount', amount, 'integer');

function refundForm({ stored, books, locale }: At, amount: Yen): ActForm {
  const talkId = stored.talk.terms.id;
  const shown = formatYen(amount);
  const { fee, sales } = books.sharesOf(amount);
  return {
    operation: 'operatorRefundTalk', action: `/v1/operator/talks/${talkId}/refunds`, label: fill(t[amount === books.left ? 'refundWhole' : 'refundPart'][locale], { yen: shown }), ask: fill(t.refundAsk[locale], { yen: shown }), look: 'beni',
    does: [fill(t.refundDoes[locale], { yen: shown }), fill(t.refundShares[locale], { sales: formatYen(sales), fee: formatYen(fee) }), t.refundDebt[locale]], why: whyOf({ kind: 'refund', talkId, amount }), fields: amountField(amount),
  };
}

function absorbForm({ stored, books, locale }: At): ActForm {
  const talkId = stored.talk.terms.id;
  const amount = books.absorbable;
  const shown = { yen: formatYen(amount) };
  return {
    operation: 'operatorAbsorbTalk', action: `/v1/operator/talks/${talkId}/absorb`, label: fill(t.absorb[locale], shown), ask: fill(t.absorbAsk[locale], shown),
    does: [fill(t.absorbDoes[locale], shown), t.absorbFrom[locale]], why: whyOf({ kind: 'absorb', talkId, amount }), fields: amountField(amount),
  };
}

function failedForms({ stored, books, locale }: At): ActForm[] {
  const talkId = stored.talk.terms.id;
  return books.failed.flatMap(({ refundId, part, amount }) => {
    const shown = { yen: formatYen(amount) };
    const of = (again: boolean) => ({
      operation: 'operatorAnswerRefund', action: `/v1/operator/talks/${talkId}/refunds/answer`, why: whyOf({ kind: 'answer_refund', talkId, refundId, part, amount, again }),
      fields: html`${amountField(amount)}${hiddenField('refundId', refundId)}${hiddenField('part', part, 'integer')}${hiddenField('again', again, 'boolean')}`,
    });
    return [
      { ...of(true), label: fill(t.again[locale], shown), ask: fill(t.refundAsk[locale], shown), does: [fill(t.againDoes[locale], shown)] },
      { ...of(false), label: fill(t.leave[locale], shown), ask: t.leaveAsk[locale], does: [fill(t.leaveDoes[locale], shown)] },
    ];
  });
}

/** The sum of a part, as it stands in the address; null where it is none that can be given back. */
function partAsked(query: URLSearchParams, left: Yen): Yen | null {
  const text = query.get('refund') ?? '';
  const amount = /^\d{1,8}$/u.test(text) ? Number(text) : 0;
  return amount >= 1 && amount < left ? yen(amount) : null;
}

function chooser({ stored, books, locale }: At): Html | undefined {
  if (books.left < 2) return undefined;
  return html`<form class="row console-sum" method="get" action="/operator/talks/${stored.talk.terms.id}"><label class="label" for="refund-sum">${fill(t.chooseSum[locale], { yen: formatYen(books.left) })}</label><input class="input" id="refund-sum" name="refund" inputmode="numeric" pattern="[0-9]{1,8}" required><button class="button line small">${t.choose[locale]}</button></form>`;
}

/** The money of a talk with what an operator can do with it, each saying in yen what it does. Nothing before anything was settled. */
export async function moneySection(input: PageInput<UserViewer>, stored: StoredTalk): Promise<Html | undefined> {
  const { ctx, viewer: { locale }, query } = input;
  if (stored.talk.state !== 'settled') return undefined;
  const books = await readTalkBooks(ctx.db.sql, stored.talk);
  const at = { stored, books, locale };
  const { fee } = books.sharesOf(books.kept);
  const part = partAsked(query, books.left);
  const acts = [
    ...(part === null ? [] : [refundForm(at, part)]), ...(books.left > 0 ? [refundForm(at, books.left)] : []), ...(books.absorbable > 0 ? [absorbForm(at)] : []), ...failedForms(at),
  ];
  const number = (amount: number) => html`<span class="number">${formatYen(yen(amount))}</span>`;
  return html`<section><h2>${t.title[locale]}</h2>${facts([
    [t.captured[locale], number(books.captured)], [t.refunded[locale], number(books.refunded)], [t.disputed[locale], number(books.disputed)], [t.kept[locale], number(books.kept)], [t.fee[locale], number(fee)],
    [t.sales[locale], number(books.kept - fee + (stored.talk.absorbed ?? 0))], [t.uncollected[locale], number(stored.talk.uncollected)],
  ])}${chooser(at)}</section>${await deeds(input, acts)}`;
}
