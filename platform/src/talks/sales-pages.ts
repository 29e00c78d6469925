import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { monthNamed } from '../primitives/months.ts';
import { dayWords } from '../primitives/time-words.ts';
import { formatYen, negateYen, yen, type Yen } from '../primitives/yen.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { talkPageTexts } from './page-texts.ts';
import { readSalesOfDays, readSalesOverview, type SalesOverview } from './sales-actions.ts';
import { chartSection } from './sales-chart-pages.ts';
import { listSection } from './sales-list-pages.ts';
import { salesTexts as t } from './sales-texts.ts';

/** The least that can be paid out. */
const LEAST_PAYOUT = 5_000;

function balance(payable: Yen, locale: Locale): Html {
  const figure = (amount: Yen) => html`<p class="amount"><small>¥</small>${formatYen(amount).slice(1)}</p>`;
  if (payable < 0) {
    return html`<p class="hint">${t.payable[locale]}</p>${figure(yen(0))}<p class="note warn">${icon('warning', 18)}<span><b>${fill(t.debt[locale], { yen: formatYen(negateYen(payable)) })}</b><br>${phrases(t.debtHint[locale])}</span></p>`;
  }
  const missing = yen(LEAST_PAYOUT - payable);
  return html`<p class="hint">${t.payable[locale]}</p>${figure(payable)}${missing > 0 ? html`<p class="hint">${fill(t.minimum[locale], { yen: formatYen(missing) })}</p>` : undefined}`;
}

function sums(sales: SalesOverview, shown: { locale: Locale; days: number; now: Instant }): Html {
  const { locale, days } = shown;
  const { next } = sales;
  const fact = (name: string, amount: Yen, more?: string) => html`<div><dt>${name}</dt><dd class="number">${formatYen(amount)}${more === undefined ? undefined : html`<small>${more}</small>`}</dd></div>`;
  const from = next === null ? undefined : fill(t.pendingNext[locale], { date: dayWords(next.at, shown), yen: formatYen(next.amount) });
  return html`<section class="card padded sales-sums">${balance(sales.payable, locale)}<dl>${fact(fill(t.pending[locale], { n: days }), sales.pending, from)}${fact(t.month[locale], sales.thisMonth)}${fact(t.twelve[locale], sales.twelveMonths)}</dl></section>`;
}

const nothing = (locale: Locale): Html => html`<section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2 class="voice">${t.none[locale]}</h2><p class="phrases">${phrases(t.noneHint[locale])}</p></section>`;

async function salesPage({ ctx, viewer, path, query }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale, userId } = viewer;
  const sales = await readSalesOverview(ctx, userId);
  const days = query.get('chart') === 'days' ? await readSalesOfDays(ctx, userId) : null;
  const fresh = sales.payable === 0 && sales.pending === 0 && sales.months.every(({ amount }) => amount === 0);
  const chart = chartSection(days === null ? { span: 'months', sums: sales.months, locale } : { span: 'days', sums: days, locale });
  const list = await listSection({ ctx, viewer, list: query.get('list') === 'changes' ? 'changes' : 'talks', month: monthNamed(query.get('month') ?? ''), cursor: query.get('cursor') ?? undefined });
  const beside = await Promise.all((ctx.reactions.salesSections ?? []).map((section) => section({ userId, locale })));
  const heading = await ctx.reactions.besideSales?.({ userId, locale });
  return {
    html: myPage({
      current: 'sales', heading: talkPageTexts.sales, locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live, ...(heading !== undefined && heading !== null && { beside: heading }),
      body: html`<div class="sales-layout"><div class="stack">${sums(sales, { locale, days: ctx.config.payableAfterDays, now: ctx.clock.now() })}${fresh ? nothing(locale) : chart}${list}</div><aside class="stack">${beside}</aside></div>`,
    }),
  };
}

/** What a provider has earned: sums, a chart, every talk and every change with its statement. */
export const salesPages: readonly Page[] = [memberPage('/my/sales', salesPage)];
