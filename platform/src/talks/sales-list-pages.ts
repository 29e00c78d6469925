import type { Context } from '../context.ts';
import type { UserViewer } from '../http/viewer.ts';
import { listSales, salesRowReply } from '../ledger/index.ts';
import { fromWire, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { lastMonths, type Period } from '../primitives/months.ts';
import { clockWords, dayWords, timeWords } from '../primitives/time-words.ts';
import { formatYen, negateYen, yen } from '../primitives/yen.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { otherOf } from './actions.ts';
import { listSalesTalks, readSalesOf, type SalesTalk } from './sales-actions.ts';
import { monthWords } from './sales-chart-pages.ts';
import { salesTexts as t } from './sales-texts.ts';

const ROWS = 30;

/** Which list somebody looks at: talk by talk, or every change; of one month or of all. */
export interface ListShown {
  readonly ctx: Context;
  readonly viewer: UserViewer;
  readonly list: 'talks' | 'changes';
  readonly month: Period | null;
  readonly cursor: string | undefined;
}

/** The address of a list with what narrows it. */
function address(shown: Pick<ListShown, 'list' | 'month'>, cursor?: string): string {
  const query = new URLSearchParams({ ...(shown.list === 'changes' && { list: 'changes' }), ...(shown.month !== null && { month: shown.month.name }), ...(cursor !== undefined && { cursor }) }).toString();
  return `/my/sales${query === '' ? '' : `?${query}`}#list`;
}

function noteOf({ earned }: SalesTalk, locale: Locale): Html | undefined {
  const { state, refunded, disputed } = earned;
  if (state === 'collected') return undefined;
  return html`<small>${fill(t[state === 'disputed' ? 'disputedOf' : state === 'absorbed' ? 'absorbedTalk' : state][locale], { yen: formatYen(state === 'disputed' ? disputed : refunded) })}</small>`;
}

/** `10/28 21:04`, with the year before when it isn't this one. */
function shortMoment(moment: Instant, now: Instant): string {
  const parts = (at: Instant) => new Intl.DateTimeFormat('ja', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'Asia/Tokyo' }).format(at).split('/');
  const [year = '', ...day] = parts(moment);
  return `${year === parts(now)[0] ? '' : `${year}/`}${day.join('/')} ${timeWords(moment)}`;
}

function talkRow(row: SalesTalk, { locale, now }: { locale: Locale; now: Instant }): Html {
  const { talk, other, earned } = row;
  const { talkSeconds } = talk.statement;
  const figure = (name: 'talked' | 'bill' | 'fee' | 'sales', value: string) => html`<div class="of-${name}"><dt>${t[name][locale]}</dt><dd>${value}</dd></div>`;
  return html`<li><a class="who" href="/my/talks/${talk.terms.id}/statement"><img class="avatar size-36" src="${other.avatarUrl}" alt="" width="36" height="36"><span><b>${other.nickname}</b><small class="number">${shortMoment(talk.startedAt, now)}<i aria-hidden="true">・${clockWords(talkSeconds)}</i></small>${noteOf(row, locale)}<span class="sr">${t.statement[locale]}</span></span></a>
<dl>${figure('talked', clockWords(talkSeconds))}${figure('bill', formatYen(earned.bill))}${figure('fee', formatYen(negateYen(earned.fee)))}${figure('sales', formatYen(earned.sales))}</dl></li>`;
}

async function changeRow(row: ReturnType<typeof salesRowReply>, { ctx, viewer }: ListShown): Promise<Html> {
  const { locale, userId } = viewer;
  const [at, now] = [fromWire(row.at), ctx.clock.now()];
  const other = row.talkId === null ? null : await otherOf(ctx, userId, row.talkId);
  const waits = row.payableFrom !== null && fromWire(row.payableFrom) > now ? html`<small class="hint">${fill(t.from[locale], { date: dayWords(fromWire(row.payableFrom), { locale, now }) })}</small>` : undefined;
  return html`<tr><td class="number">${shortMoment(at, now)}</td><td><span class="row"><b>${t[row.kind][locale]}</b>${other === null ? undefined : html`<span>${other.nickname}</span>`}${
    row.talkId === null ? undefined : html`<a href="/my/talks/${row.talkId}/statement">${t.statement[locale]}</a>`}</span>${waits}</td><td class="amount-cell"><b>${formatYen(yen(row.amount))}</b></td></tr>`;
}

interface Found { readonly content: Html; readonly empty: boolean; readonly nextCursor: string | null }

async function talksFound(shown: ListShown): Promise<Found> {
  const { ctx, viewer: { locale, userId }, month, cursor } = shown;
  const { items, nextCursor } = await listSalesTalks(ctx, userId, { limit: ROWS, month, cursor });
  const head = (['talked', 'bill', 'fee', 'sales'] as const).map((name) => html`<span class="of-${name}">${t[name][locale]}</span>`);
  const now = ctx.clock.now();
  return { nextCursor, empty: items.length === 0, content: html`<div class="sales-head" aria-hidden="true"><span>${t.who[locale]}</span>${head}</div><ul class="sales-rows">${items.map((row) => talkRow(row, { locale, now }))}</ul>` };
}

async function changesFound(shown: ListShown): Promise<Found> {
  const { ctx, viewer: { locale, userId }, month, cursor } = shown;
  const { items, nextCursor } = await listSales(ctx, userId, { limit: ROWS, cursor, ...(month !== null && { within: month }) });
  const rows = await Promise.all(items.map((entry) => changeRow(salesRowReply(entry), shown)));
  return { nextCursor, empty: items.length === 0, content: html`<div class="table"><table><thead><tr><th>${t.when[locale]}</th><th>${t.what[locale]}</th><th class="amount-cell">${t.sales[locale]}</th></tr></thead><tbody>${rows}</tbody></table></div>` };
}

/** One of the last twelve months, or whichever is looked at; a plain form, so that it works without a script. */
function monthFilter({ ctx, viewer: { locale }, list, month }: ListShown): Html {
  const recent = [...lastMonths(ctx.clock.now(), 12)].reverse();
  const offered = month === null || recent.some(({ name }) => name === month.name) ? recent : [...recent, month];
  const option = (value: string, words: string, selected: boolean) => html`<option ${attributes({ value, selected })}>${words}</option>`;
  return html`<form class="month-filter" method="get" action="/my/sales#list">${list === 'changes' ? html`<input type="hidden" name="list" value="changes">` : undefined}<label for="sales-month">${t.filter[locale]}</label><span class="select"><select class="input" id="sales-month" name="month">${
    option('', t.everyMonth[locale], month === null)}${offered.map((one) => option(one.name, monthWords(one, locale), one.name === month?.name))}</select>${icon('chevron-down', 18)}</span><button class="button line small" type="submit">${t.show[locale]}</button></form>`;
}

/** The list with its two views, its filter and its way to older rows. */
export async function listSection(shown: ListShown): Promise<Html> {
  const { ctx, viewer: { locale, userId }, list, month } = shown;
  const found = await (list === 'talks' ? talksFound(shown) : changesFound(shown));
  const tab = (one: ListShown['list']) => html`<a ${attributes({ href: address({ list: one, month }), 'aria-current': one === list ? 'true' : undefined })}>${t[one][locale]}</a>`;
  const sum = month === null ? undefined : html`<p class="hint">${fill(t.monthSum[locale], { month: monthWords(month, locale), yen: formatYen(await readSalesOf(ctx, userId, month)) })}</p>`;
  const empty = month === null ? t[list === 'talks' ? 'noneHint' : 'noChanges'][locale] : t.noneThere[locale];
  return html`<section class="card padded sales-list" id="list"><h2 class="sr">${t[list][locale]}</h2><nav class="tabs" aria-label="${t.lists[locale]}">${tab('talks')}${tab('changes')}</nav>${monthFilter(shown)}${sum}${
    found.empty ? html`<p class="hint phrases">${phrases(empty)}</p>` : found.content}${
    found.nextCursor === null ? undefined : html`<p class="older"><a class="button ghost" href="${address(shown, found.nextCursor)}">${t.older[locale]}</a></p>`}</section>`;
}
