import type { Context } from '../context.ts';
import { findFees, listSales, salesRowReply } from '../ledger/index.ts';
import { asId, type UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { Period } from '../primitives/months.ts';
import { yen } from '../primitives/yen.ts';
import { findToldTalk, listOver, type ToldTalk } from '../talks/index.ts';
import type { Cell } from './csv.ts';
import { csvTexts as t, earnedTexts, kindTexts } from './texts.ts';

const PAGE = 500;
const moments = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Tokyo' });

/** `2026-11-23 21:04:09`, Japan's time: sorts as text and is a date to spreadsheets. */
const momentText = (moment: Instant): string => moments.format(moment);

async function changesOf(ctx: Context, userId: UserId, period: Period): Promise<Awaited<ReturnType<typeof listSales>>['items']> {
  const found: Awaited<ReturnType<typeof listSales>>['items'] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Awaited<ReturnType<typeof listSales>> = await listSales(ctx, userId, { limit: PAGE, within: period, cursor });
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found.reverse();
}

/** What changed a provider's sales in a year, oldest first, with the fee of each: a head and a row per change. */
export async function salesTable(ctx: Context, userId: UserId, of: { readonly period: Period; readonly locale: Locale }): Promise<Cell[][]> {
  const { period, locale } = of;
  const [changes, fees, talks] = [await changesOf(ctx, userId, period), await findFees(ctx.db.sql, userId, { ...period, limit: 1_000_000 }), await listOver(ctx, userId, { side: 'provider', period })];
  const feeOf = new Map(fees.map((fee) => [fee.source, fee.fee]));
  const known = new Map<string, ToldTalk | null>(talks.map((talk) => [talk.talk.terms.id, talk]));
  const rows: Cell[][] = [];
  for (const change of changes) {
    const { talkId, kind } = salesRowReply(change);
    if (talkId !== null && !known.has(talkId)) known.set(talkId, await findToldTalk(ctx, userId, { side: 'provider', talkId: asId('talk', talkId) }));
    const talk = talkId === null ? null : known.get(talkId) ?? null;
    const fee = feeOf.get(change.source) ?? yen(0);
    rows.push([momentText(change.bookedAt), kindTexts[kind][locale], talkId ?? '', talk?.serviceTitle ?? '', talk?.otherName ?? '', talk === null ? '' : talk.talk.statement.talkSeconds, talkId === null ? '' : change.amount + fee, talkId === null ? '' : fee, change.amount]);
  }
  return [[t.at, t.kind, t.talk, t.service, t.visitor, t.seconds, t.money, t.fee, t.sales].map((one) => one[locale]), ...rows];
}

/** Every talk of a side of somebody that ended in a year, oldest first: a head and a row per talk. */
export async function talksTable(ctx: Context, userId: UserId, of: { readonly period: Period; readonly locale: Locale; readonly side: 'provider' | 'visitor' }): Promise<Cell[][]> {
  const { period, locale, side } = of;
  const talks = await listOver(ctx, userId, { side, period });
  const own = side === 'provider';
  const head = [t.started, t.ended, t.talk, t.service, own ? t.visitor : t.provider, t.seconds, t.price, t.bill, t.paid, t.refunded, ...(own ? [t.fee, t.sales] : [t.net]), t.state].map((one) => one[locale]);
  return [head, ...talks.map(({ talk, serviceTitle, otherName, earned }): Cell[] => [
    momentText(talk.startedAt), momentText(talk.endedAt), talk.terms.id, serviceTitle, otherName, talk.statement.talkSeconds, talk.terms.pricePerMinute, earned.bill, earned.captured, earned.captured - earned.kept,
    ...(own ? [earned.fee, earned.sales] : [earned.kept]), earnedTexts[earned.state][locale],
  ])];
}

