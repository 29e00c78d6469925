import type { z } from 'zod';
import { fromWire, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords } from '../primitives/time-words.ts';
import { formatYen, negateYen, yen } from '../primitives/yen.ts';
import { form, hiddenField, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { refundTexts as t } from './refund-texts.ts';
import type * as schema from './schema.ts';

type Statement = z.input<typeof schema.statement>;
interface Shown { readonly statement: Statement; readonly locale: Locale; readonly now: Instant }

const money = (amount: number): string => formatYen(yen(amount));
const less = (amount: number): string => formatYen(negateYen(yen(amount)));

function line(name: string, small: string, amount: string): Html {
  return html`<div><dt>${name}<small>${small}</small></dt><dd class="number">${amount}</dd></div>`;
}

/** The rows between the bill and what is kept of it: what was given back, what banks took back. Empty where nothing was. */
export function movedRows({ statement, locale, now }: Shown): readonly Html[] {
  const day = (at: string): string => dayWords(fromWire(at), { locale, now });
  const refunds = statement.refunds.map(({ by, amount, askedAt, state }) =>
    line(t[by === 'operator' ? 'byOperator' : 'refunded'][locale], `${day(askedAt)} · ${t[state === 'failed' ? 'failedRefund' : state][locale]}`, state === 'failed' ? money(0) : less(amount)));
  const disputes = statement.disputes.map(({ amount, state, openedAt }) => line(t.disputed[locale], `${day(openedAt)} · ${t[state][locale]}`, state === 'won' ? money(0) : less(amount)));
  if (refunds.length + disputes.length === 0) return [];
  const kept = statement.captured - statement.refunded - statement.disputed;
  return [...refunds, ...disputes, html`<div class="total"><dt>${t[statement.role === 'provider' ? 'kept' : 'paid'][locale]}</dt><dd class="number">${money(kept)}</dd></div>`];
}

/** The row of sales that the operator made good, for the provider. */
export function absorbedRow({ statement, locale }: Shown): Html | undefined {
  return statement.absorbed === 0 ? undefined : html`<div><dt>${t.absorbed[locale]}</dt><dd class="number">${money(statement.absorbed)}</dd></div>`;
}

function choice({ statement, locale, now }: Shown, { minutes, amount, sales }: NonNullable<Statement['giveBack']>['choices'][number]): Html {
  const until = statement.giveBack === null ? '' : dayWords(fromWire(statement.giveBack.until), { locale, now });
  const label = fill(t.giveBack[locale], { yen: money(amount) });
  const question = `${fill(t.note[locale], { name: statement.other.nickname, yen: money(amount), net: money(sales) })}${locale === 'ja' ? '' : ' '}${fill(t.until[locale], { date: until })}`;
  return html`<li><span><b>${minutes === null ? t.whole[locale] : fill(t.minutes[locale], { n: minutes })}</b><small>${fill(t.fromSales[locale], { net: less(sales) })}</small></span>${form({
    operation: 'giveBack', method: 'POST', action: `/v1/talks/${statement.talkId}/refunds`, locale, next: 'reload', confirm: question,
    fields: html`${hiddenField('amount', String(amount), 'integer')}${submit({ label, busy: t.sending[locale], look: 'line', size: 'small' })}`,
  })}</li>`;
}

/** Where the provider gives back minutes or everything, each with one tap and one question. Nothing once it is too late or nothing is left. */
export function giveBackSection(shown: Shown): Html | undefined {
  const { statement: { giveBack }, locale, now } = shown;
  if (giveBack === null) return undefined;
  return html`<section class="give-back no-print"><h2>${t.title[locale]}</h2><p class="hint">${phrases(t.lead[locale])}<br>${fill(t.until[locale], { date: dayWords(fromWire(giveBack.until), { locale, now }) })}</p>
<ul>${giveBack.choices.map((one) => choice(shown, one))}</ul></section>`;
}
