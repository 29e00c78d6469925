import type { Locale } from '../primitives/locale.ts';
import type { Period } from '../primitives/months.ts';
import { formatYen, type Yen } from '../primitives/yen.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { chartOf, scaleWords } from './sales-chart.ts';
import { salesTexts as t } from './sales-texts.ts';

/** What the chart shows: months that lead to their list, or days. */
export interface ChartShown {
  readonly span: 'months' | 'days';
  readonly sums: readonly { readonly period: Period; readonly amount: Yen }[];
  readonly locale: Locale;
}

const format = (moment: number, locale: Locale, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'Asia/Tokyo' }).format(moment);

/** `3月`, `Mar`; `11/23`. */
function shortName({ from }: Period, { span, locale }: ChartShown): string {
  return span === 'months' ? format(from, locale, { month: locale === 'ja' ? 'numeric' : 'short' }) : format(from, locale, { month: 'numeric', day: 'numeric' });
}

/** The name of a month with its year: `2026年3月`, `March 2026`. */
export function monthWords({ from }: Period, locale: Locale): string {
  return format(from, locale, { year: 'numeric', month: 'long' });
}

const fullName = (period: Period, { span, locale }: ChartShown): string => span === 'months' ? monthWords(period, locale) : format(period.from, locale, { month: 'long', day: 'numeric', weekday: 'short' });

function bars(shown: ChartShown): Html {
  const drawn = chartOf(shown.sums.map(({ amount }) => amount));
  const last = shown.sums.length - 1;
  const item = ({ period, amount }: ChartShown['sums'][number], index: number): Html => {
    const bar = drawn.bars[index];
    const inside = html`<b aria-hidden="true">${formatYen(amount)}</b><svg ${attributes({ class: 'chart-bar', height: bar?.height ?? 0, 'aria-hidden': 'true' })}><rect width="100%" height="100%" rx="3"></rect></svg><span aria-hidden="true">${shortName(period, shown)}</span>`;
    const spoken = html`<span class="sr">${fullName(period, shown)} ${formatYen(amount)}</span>`;
    const classes = [index === last ? 'now' : '', bar?.labelled === true ? 'labelled' : '', (last - index) % 5 === 0 ? 'fifth' : '', (last - index) % 2 === 0 ? 'second' : ''].filter((one) => one !== '').join(' ');
    return html`<li ${attributes({ class: classes })}>${shown.span === 'months'
      ? html`<a href="/my/sales?month=${period.name}#list">${inside}${spoken}</a>` : html`<div>${inside}${spoken}</div>`}</li>`;
  };
  return html`<div class="chart"><ol class="chart-scale" aria-hidden="true">${drawn.ticks.map((tick) => html`<li>${scaleWords(tick, shown.locale)}</li>`)}</ol><ol class="chart-bars ${shown.span}">${shown.sums.map(item)}</ol></div>`;
}

function table(shown: ChartShown): Html {
  const rows = [...shown.sums].reverse().map(({ period, amount }) => html`<tr><th>${fullName(period, shown)}</th><td class="amount-cell">${formatYen(amount)}</td></tr>`);
  return html`<details class="chart-table"><summary>${t.asTable[shown.locale]}</summary><div class="table"><table><thead><tr><th>${t.period[shown.locale]}</th><th class="amount-cell">${t.sales[shown.locale]}</th></tr></thead><tbody>${rows}</tbody></table></div></details>`;
}

/** Bars by month or by day, drawn on the server, with their numbers as a table behind them. */
export function chartSection(shown: ChartShown): Html {
  const { span, locale } = shown;
  const tab = (one: ChartShown['span'], href: string) => html`<a ${attributes({ href, 'aria-current': one === span ? 'true' : undefined })}>${t[one][locale]}</a>`;
  return html`<section class="card padded sales-chart"><header class="section-head"><h2>${t[span === 'months' ? 'byMonth' : 'byDay'][locale]}</h2><nav class="tabs small" aria-label="${t.span[locale]}">${tab('months', '/my/sales')}${tab('days', '/my/sales?chart=days')}</nav></header>${bars(shown)}${table(shown)}</section>`;
}
