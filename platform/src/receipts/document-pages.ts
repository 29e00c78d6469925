import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { Period } from '../primitives/months.ts';
import { timeWords } from '../primitives/time-words.ts';
import { formatYen, negateYen } from '../primitives/yen.ts';
import { fill } from '../site/texts.ts';
import type { FeeMonth } from './fee-actions.ts';
import { lacksOf, taxWithin, type Issuer, type Receipt } from './receipt.ts';
import { INNER, MARGIN, Sheet } from './sheet-pages.ts';
import { documentTexts as t } from './texts.ts';

const dayText = (moment: Instant, locale: Locale): string => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'Asia/Tokyo' }).format(moment);
const monthText = ({ from }: Period, locale: Locale): string => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'Asia/Tokyo' }).format(from);

function head(sheet: Sheet, of: { title: string; number: string; day: Instant; locale: Locale }): void {
  const { title, number, day, locale } = of;
  sheet.text(title, { size: 26, align: 'center' });
  sheet.space(14);
  sheet.text(`${t.number[locale]}  ${number}`, { size: 9.5, align: 'right', colour: '#4c535e' });
  sheet.text(`${t.date[locale]}  ${dayText(day, locale)}`, { size: 9.5, align: 'right', colour: '#4c535e' });
  sheet.space(10);
}

function addressee(sheet: Sheet, name: string, locale: Locale): void {
  sheet.text(fill(t.to[locale], { name }), { size: 15, width: 330 });
  sheet.space(2);
  sheet.rule('#1c232e');
  sheet.space(20);
}

function figure(sheet: Sheet, name: string, amount: string): void {
  sheet.field(64);
  sheet.textAt(name, { x: MARGIN + 18, y: sheet.y + 23 }, { size: 12, width: 160 });
  sheet.textAt(amount, { x: MARGIN + 170, y: sheet.y + 15 }, { size: 26, width: INNER - 188, align: 'right' });
  sheet.space(82);
}

/** Who runs the platform, right, and what the document still lacks. */
function issuerBlock(sheet: Sheet, issuer: Issuer, of: { locale: Locale; taxPercent: number | null }): void {
  const { locale, taxPercent } = of;
  const x = MARGIN + INNER - 260;
  const { name, address, phone, invoiceNumber } = issuer;
  const lines = [name, address, phone === null ? null : fill(t.phone[locale], { phone }), invoiceNumber === null ? null : fill(t.registration[locale], { number: invoiceNumber })];
  sheet.space(12);
  for (const [index, line] of lines.entries()) if (line !== null) sheet.y = sheet.textAt(line, { x, y: sheet.y }, { size: index === 0 ? 12.5 : 9.5, width: 260 });
  const lacks = lacksOf(issuer, taxPercent).map((one) => t[one === 'tax' ? 'taxRate' : one][locale]);
  if (lacks.length === 0) return;
  sheet.space(12);
  sheet.text(fill(t.lacks[locale], { list: lacks.join(locale === 'ja' ? '、' : ', ') }), { size: 9, colour: '#9a3412' });
}

function notes(sheet: Sheet, lines: readonly string[]): void {
  sheet.space(6);
  for (const line of lines) {
    sheet.text(line, { size: 9.5, colour: '#4c535e' });
    sheet.space(3);
  }
}

/** A receipt as PDF. `providerName` is the provider as the visitor may see them now. The same receipt gives the same bytes. */
export async function receiptPdf(receipt: Receipt, providerName: string): Promise<Uint8Array> {
  const { facts, amount, number, issuedAt, edition } = receipt;
  const { locale, issuer, taxPercent } = facts;
  const sheet = new Sheet({ title: `${t.receipt[locale]} ${number}`, author: issuer.name ?? 'Choku', at: issuedAt });
  if (!facts.moneyIsReal) sheet.across(t.test[locale]);
  head(sheet, { title: t.receipt[locale], number, day: issuedAt, locale });
  addressee(sheet, receipt.addressee === '' ? '          ' : receipt.addressee, locale);
  figure(sheet, `${t.amount[locale]} ${t.taxIncluded[locale]}`, formatYen(amount));
  sheet.text(t.received[locale], { size: 10.5 });
  sheet.space(12);
  sheet.row(t.purpose[locale], fill(t.purposeOf[locale], { title: facts.serviceTitle }));
  sheet.row(t.talkedOn[locale], `${dayText(facts.talkedAt, locale)} ${timeWords(facts.talkedAt)}`);
  sheet.row(t.provider[locale], providerName);
  sheet.row(t.talk[locale], receipt.talkId);
  sheet.row(t.method[locale], `${t.card[locale]} (${t.paidOn[locale]} ${dayText(facts.paidAt, locale)})`);
  sheet.row(t.captured[locale], formatYen(facts.captured));
  if (facts.refunded > 0) sheet.row(t.refunded[locale], formatYen(negateYen(facts.refunded)));
  sheet.row(t.amount[locale], formatYen(amount), { strong: true });
  if (taxPercent !== null && taxPercent > 0) sheet.row(fill(t.tax[locale], { percent: taxPercent }), formatYen(taxWithin(amount, taxPercent)));
  notes(sheet, [
    ...(facts.moneyIsReal ? [] : [t.testNote[locale]]), ...(edition > 1 ? [fill(t.again[locale], { edition: edition - 1 })] : []), t.agency[locale], ...(taxPercent === 0 ? [t.noTax[locale]] : []), t.notInvoice[locale],
  ]);
  issuerBlock(sheet, issuer, { locale, taxPercent });
  return sheet.finish();
}

/** What a fee invoice needs besides the month's fees. */
export interface InvoiceSetting {
  readonly issuer: Issuer;
  readonly locale: Locale;
  readonly taxPercent: number | null;
  readonly moneyIsReal: boolean;
}

/** The platform fees of a month as PDF: tax is computed once, on the month's sum. Dated on the last day of the month, so that asking again gives the same bytes. */
export async function feeInvoicePdf(fees: FeeMonth, setting: InvoiceSetting): Promise<Uint8Array> {
  const { issuer, locale, taxPercent, moneyIsReal } = setting;
  const { number, month, total } = fees;
  const lastMoment = (month.to - 1) as Instant;
  const qualified = issuer.invoiceNumber !== null && issuer.name !== null && taxPercent !== null;
  const sheet = new Sheet({ title: `${t.invoice[locale]} ${number}`, author: issuer.name ?? 'Choku', at: lastMoment });
  if (!moneyIsReal) sheet.across(t.test[locale]);
  head(sheet, { title: t.invoice[locale], number, day: lastMoment, locale });
  addressee(sheet, fees.nickname, locale);
  figure(sheet, `${t.feeTotal[locale]} ${t.taxIncluded[locale]}`, formatYen(total));
  sheet.row(t.period[locale], monthText(month, locale));
  sheet.row(fill(t.feeTaken[locale], { n: fees.talks }), formatYen(fees.taken));
  if (fees.givenBack < 0) sheet.row(t.feeBack[locale], formatYen(fees.givenBack));
  sheet.row(t.feeTotal[locale], formatYen(total), { strong: true });
  if (taxPercent !== null && taxPercent > 0) sheet.row(fill(t.feeTax[locale], { percent: taxPercent, base: formatYen(total) }), formatYen(taxWithin(total, taxPercent)));
  notes(sheet, [...(moneyIsReal ? [] : [t.testNote[locale]]), t.settled[locale], ...(taxPercent === 0 ? [t.noTax[locale]] : []), t[qualified ? 'qualified' : 'notQualified'][locale]]);
  issuerBlock(sheet, issuer, { locale, taxPercent });
  return sheet.finish();
}
