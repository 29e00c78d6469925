import type { Context } from '../context.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords } from '../primitives/time-words.ts';
import { formatYen, type Yen } from '../primitives/yen.ts';
import { form, submit, textField } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { HIGHEST_LIMIT } from './monthly-limit.ts';
import { monthOf, readLimit } from './monthly-limit-actions.ts';
import { monthlyLimitTexts as t } from './monthly-limit-texts.ts';

/** One's own ceiling for a month: how the month stands, what holds and what is to come, and the field that changes it. */
export async function limitSection(ctx: Context, of: { userId: UserId; locale: Locale }): Promise<Html> {
  const { userId, locale } = of;
  const now = ctx.clock.now();
  const [limit, month] = await Promise.all([readLimit(ctx, userId), monthOf(ctx.db.sql, userId, now)]);
  const words = (amount: Yen | null) => amount === null ? t.none[locale] : formatYen(amount);
  const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd class="number">${value}</dd></div>`;
  const { next } = limit;
  return html`<section class="card padded" id="monthly-limit"><h2>${t.heading[locale]}</h2><p class="quiet phrases">${phrases(t.hint[locale])}</p>
<dl class="facts">${fact(t.sum[locale], formatYen(month.sum))}${fact(t.now[locale], words(limit.yen))}${next === null ? undefined : fact(fill(t.next[locale], { date: dayWords(next.from, { locale, now }) }), words(next.yen))}</dl><p class="hint">${t.sumHint[locale]}</p>
${form({
    operation: 'setMonthlyLimit', method: 'PUT', action: '/v1/me/monthly-limit', locale, next: 'reload',
    fields: html`${textField({ name: 'limit', locale, label: t.field[locale], hint: t.fieldHint[locale], type: 'number', kind: 'integer', unit: t.unit[locale], min: 0, max: HIGHEST_LIMIT, optional: true, value: next === null ? limit.yen ?? '' : next.yen ?? '' })}<p>${submit({ label: t.save[locale], busy: t.saving[locale] })}</p>`,
  })}</section>`;
}
