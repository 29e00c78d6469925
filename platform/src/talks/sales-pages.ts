import type { Context } from '../context.ts';
import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import { listSales, salesNow, salesRowReply } from '../ledger/index.ts';
import { fromWire } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { formatYen, yen, type Yen } from '../primitives/yen.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { otherOf } from './actions.ts';
import { salesTexts as t, talkPageTexts } from './page-texts.ts';

/** The least that can be paid out. */
const LEAST_PAYOUT = 5_000;
const ROWS = 30;

type Row = ReturnType<typeof salesRowReply>;
interface Reader { readonly ctx: Context; readonly viewer: UserViewer }

function sums(now: Awaited<ReturnType<typeof salesNow>>, shown: { locale: Locale; days: number }): Html {
  const { locale, days } = shown;
  const fact = (name: string, amount: Yen) => html`<div><dt>${name}</dt><dd class="number">${formatYen(amount)}</dd></div>`;
  const missing = LEAST_PAYOUT - now.payable;
  return html`<section class="card padded sales-sums"><p class="hint">${t.payable[locale]}</p><p class="amount">${now.payable < 0 ? '−' : ''}<small>¥</small>${formatYen(yen(Math.abs(now.payable))).slice(1)}</p>
${missing > 0 ? html`<p class="hint">${fill(t.minimum[locale], { yen: formatYen(yen(missing)) })}</p>` : undefined}
<dl>${fact(fill(t.pending[locale], { n: days }), now.pending)}${fact(t.month[locale], now.thisMonth)}${fact(t.today[locale], now.today)}</dl></section>
<p class="note ai">${icon('info', 18)}<span>${phrases(t.payoutsLater[locale])}</span></p>`;
}

async function rowOf(row: Row, { ctx, viewer }: Reader): Promise<Html> {
  const { locale, userId } = viewer;
  const at = fromWire(row.at);
  const now = ctx.clock.now();
  const other = row.talkId === null ? null : await otherOf(ctx, userId, row.talkId);
  const waits = row.payableFrom !== null && fromWire(row.payableFrom) > now ? html`<small class="hint">${fill(t.from[locale], { date: dayWords(fromWire(row.payableFrom), { locale, now }) })}</small>` : undefined;
  return html`<tr><td class="number">${dayWords(at, { locale, now })}<br><small class="hint">${timeWords(at)}</small></td><td>${other === null ? undefined : html`<span class="who-row"><img class="avatar size-32" src="${other.avatarUrl}" alt="" width="32" height="32"><span>${other.nickname}</span></span>`}<span class="row">${t[row.kind][locale]}${
    row.talkId === null ? undefined : html`<a href="/my/talks/${row.talkId}/statement">${t.statement[locale]}</a>`}</span>${waits}</td><td class="amount-cell"><b>${formatYen(yen(row.amount))}</b></td></tr>`;
}

async function rows(reader: Reader, cursor: string | undefined): Promise<Html> {
  const { ctx, viewer: { locale, userId } } = reader;
  const page = await listSales(ctx, userId, { limit: ROWS, ...(cursor !== undefined && { cursor }) });
  if (page.items.length === 0) return html`<section class="empty"><div class="windows" aria-hidden="true"><i></i><i></i><i class="lit"></i><i></i><i></i></div><h2 class="voice">${t.none[locale]}</h2><p class="phrases">${phrases(t.noneHint[locale])}</p></section>`;
  const lines = await Promise.all(page.items.map((entry) => rowOf(salesRowReply(entry), reader)));
  return html`<section class="card padded"><h2>${t.rows[locale]}</h2><div class="table"><table><thead><tr><th>${t.when[locale]}</th><th>${t.what[locale]}</th><th class="amount-cell">${t.amount[locale]}</th></tr></thead><tbody>${lines}</tbody></table></div>
${page.nextCursor === null ? undefined : html`<p class="older"><a class="button ghost" href="/my/sales?cursor=${encodeURIComponent(page.nextCursor)}">${t.older[locale]}</a></p>`}</section>`;
}

async function salesPage({ ctx, viewer, path, query }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale, userId } = viewer;
  const now = await salesNow(ctx, userId);
  return {
    html: myPage({
      current: 'sales', heading: talkPageTexts.sales, locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live,
      body: html`<div class="stack">${sums(now, { locale, days: ctx.config.payableAfterDays })}${await rows({ ctx, viewer }, query.get('cursor') ?? undefined)}</div>`,
    }),
  };
}

/** What a provider has earned: sums, and every change with its statement. */
export const salesPages: readonly Page[] = [memberPage('/my/sales', salesPage)];
