import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { limit } from '../http/rate-limit.ts';
import type { UserViewer } from '../http/viewer.ts';
import { monthNamed, yearNamed, type Period } from '../primitives/months.ts';
import { HOUR } from '../primitives/seconds.ts';
import { personFor } from '../users/index.ts';
import { issuerOf, readReceipt } from './actions.ts';
import { csvOf, type Cell } from './csv.ts';
import { feeInvoicePdf, receiptPdf } from './document-pages.ts';
import { readFeeMonth } from './fee-actions.ts';
import { salesTable, talksTable } from './year-actions.ts';

type Input = PageInput<UserViewer>;

/** Something to keep under a name. Names are made of our own letters alone. */
const kept = (name: string, content: string | Uint8Array, type: string): PageReply => ({ content, type, headers: { 'Content-Disposition': `attachment; filename="${name}"` } });

/** Drawing a sheet takes a tenth of a second of the process. */
async function limitDrawing({ ctx, viewer }: Input): Promise<void> {
  await limit(ctx, { bucket: 'document', key: viewer.userId, max: 200, per: HOUR });
}

async function receiptPage(input: Input): Promise<PageReply> {
  const { ctx, viewer, params } = input;
  const receipt = await readReceipt(ctx, viewer.userId, params['receiptId'] ?? '');
  await limitDrawing(input);
  const provider = await personFor(ctx, viewer.userId, receipt.facts.providerId);
  return kept(`receipt-${receipt.number}.pdf`, await receiptPdf(receipt, provider.nickname), 'application/pdf');
}

async function feeInvoicePage(input: Input): Promise<PageReply> {
  const { ctx, viewer: { locale, userId }, params } = input;
  const fees = await readFeeMonth(ctx, userId, monthNamed(params['month'] ?? ''));
  await limitDrawing(input);
  const pdf = await feeInvoicePdf(fees, { issuer: issuerOf(ctx, locale), locale, taxPercent: ctx.config.operator.feeTaxPercent ?? null, moneyIsReal: ctx.rails.cards.live });
  return kept(`choku-fees-${fees.month.name}.pdf`, pdf, 'application/pdf');
}

/** A table of a year. A year is read whole, so nobody asks for more than they can look at. */
function yearPage(path: string, name: string, table: (input: Input, period: Period) => Promise<Cell[][]>): Page {
  return memberPage(path, async (input) => {
    const period = yearNamed(input.params['year'] ?? '');
    if (period === null) throw new Problem('not_found');
    await limit(input.ctx, { bucket: 'year-table', key: input.viewer.userId, max: 60, per: HOUR });
    return kept(`choku-${name}-${period.name}.csv`, csvOf(await table(input, period)), 'text/csv; charset=utf-8');
  });
}

/** Documents and tables to keep, each for its own person alone. */
export const pages: readonly Page[] = [
  memberPage('/my/receipts/{receiptId}', receiptPage), memberPage('/my/fee-invoices/{month}', feeInvoicePage),
  yearPage('/my/downloads/sales/{year}', 'sales', ({ ctx, viewer: { userId, locale } }, period) => salesTable(ctx, userId, { period, locale })),
  yearPage('/my/downloads/given-talks/{year}', 'given-talks', ({ ctx, viewer: { userId, locale } }, period) => talksTable(ctx, userId, { period, locale, side: 'provider' })),
  yearPage('/my/downloads/talks/{year}', 'talks', ({ ctx, viewer: { userId, locale } }, period) => talksTable(ctx, userId, { period, locale, side: 'visitor' })),
];
