import type { Context } from '../context.ts';
import type { TalkId, UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { monthAt } from '../primitives/months.ts';
import { dayWords } from '../primitives/time-words.ts';
import { formatYen } from '../primitives/yen.ts';
import { form, submit, textField } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { receiptsFor } from './actions.ts';
import { monthsWithFees } from './fee-actions.ts';
import { LONGEST_ADDRESSEE, type Receipt } from './receipt.ts';
import { receiptTexts as t } from './texts.ts';

interface Asked { readonly userId: UserId; readonly locale: Locale }

/** This year and the two before it, Japan's. */
function years(now: Instant): number[] {
  const present = Number(monthAt(now).name.slice(0, 4));
  return [present, present - 1, present - 2];
}

const download = (href: string, words: string): Html => html`<a class="download" href="${href}" download>${icon('download', 18)}<span>${words}</span></a>`;

function made(receipt: Receipt, at: { locale: Locale; now: Instant }): Html {
  const { locale } = at;
  const name = receipt.addressee === '' ? t.noName[locale] : receipt.addressee;
  return html`<li>${download(`/my/receipts/${receipt.id}`, receipt.number)} <span class="hint">${formatYen(receipt.amount)} ・ ${name} ・ ${dayWords(receipt.issuedAt, at)}</span></li>`;
}

/** Below the visitor's statement of a settled talk: makes its receipt, and gives those that were made. */
export async function receiptSection(ctx: Context, of: Asked & { readonly talkId: TalkId; readonly side: 'provider' | 'visitor' }): Promise<Html | null> {
  const { userId, locale, talkId, side } = of;
  const found = side === 'visitor' ? await receiptsFor(ctx, userId, talkId) : null;
  if (found === null || (!found.offered && found.receipts.length === 0)) return null;
  const at = { locale, now: ctx.clock.now() };
  const fields = html`${textField({ name: 'addressee', locale, label: t.field[locale], hint: t.fieldHint[locale], maxLength: LONGEST_ADDRESSEE, optional: true, autocomplete: 'organization', value: found.receipts[0]?.addressee ?? '' })}<p>${submit({ label: t.make[locale], busy: t.making[locale], look: 'line' })}</p>`;
  const maker = found.offered ? form({ operation: 'issueReceipt', method: 'POST', action: `/v1/talks/${talkId}/receipts`, locale, next: 'reload', done: t.made[locale], fields }) : html`<p class="hint">${t.gone[locale]}</p>`;
  return html`<section class="no-print" id="receipt"><h2>${t.heading[locale]}</h2><p class="hint phrases">${phrases(t.hint[locale])}</p>${
    found.receipts.length === 0 ? undefined : html`<ul class="downloads">${found.receipts.map((receipt) => made(receipt, at))}</ul>`}${maker}</section>`;
}

/** Beside a provider's sales: the fee invoices of the months that are over, and a year's tables. */
export async function papersSection(ctx: Context, { userId, locale }: Asked): Promise<Html> {
  const now = ctx.clock.now();
  const months = await monthsWithFees(ctx, userId);
  const monthText = (from: Instant): string => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'Asia/Tokyo' }).format(from);
  const invoices = months.length === 0 ? html`<p class="hint phrases">${phrases(t.noFees[locale])}</p>` : html`<ul class="downloads">${months.map((month) => html`<li>${download(`/my/fee-invoices/${month.name}`, monthText(month.from))}</li>`)}</ul>`;
  const table = (path: string, words: string) => html`<h3>${words}</h3><ul class="downloads inline">${years(now).map((year) => html`<li>${download(`/my/downloads/${path}/${year}`, fill(t.year[locale], { year }))}</li>`)}</ul>`;
  return html`<section class="card padded papers"><h2>${t.papers[locale]}</h2><h3>${t.fees[locale]}</h3>${invoices}${table('sales', t.salesCsv[locale])}${table('given-talks', t.talksCsv[locale])}</section>`;
}

/** Right of the heading of the sales: this year's table. */
export async function salesDownload(ctx: Context, { locale }: Asked): Promise<Html> {
  const [year] = years(ctx.clock.now());
  return html`<a class="button line small" href="/my/downloads/sales/${year}" download>${icon('download', 18)}<span>${t.csv[locale]}</span></a>`;
}

/** Among the settings of cards: a year of the talks somebody has asked for. */
export async function visitedSection(ctx: Context, { locale }: Asked): Promise<Html> {
  return html`<section class="card padded"><h2>${t.visited[locale]}</h2><p class="quiet phrases">${phrases(t.visitedHint[locale])}</p><ul class="downloads inline">${
    years(ctx.clock.now()).map((year) => html`<li>${download(`/my/downloads/talks/${year}`, fill(t.year[locale], { year }))}</li>`)}</ul></section>`;
}
