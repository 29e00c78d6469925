import type { z } from 'zod';
import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import { fromWire, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, durationWords, exactTimeWords, timeWords } from '../primitives/time-words.ts';
import { formatYen, negateYen, yen } from '../primitives/yen.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { readOwn } from './actions.ts';
import { absorbedRow, giveBackSection, movedRows } from './give-back-pages.ts';
import { statementTexts as t, talkPageTexts } from './page-texts.ts';
import type * as schema from './schema.ts';
import { readMoney } from './statement-actions.ts';
import { statementReply } from './statement-reply.ts';

type Statement = z.input<typeof schema.statement>;
interface Shown { readonly statement: Statement; readonly locale: Locale; readonly now: Instant }

const grouped = new Intl.NumberFormat('en');
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const money = (amount: number): string => formatYen(yen(amount));

function row(name: string, value: string, more: { rule?: string; total?: boolean } = {}): Html {
  return html`<div class="${more.total === true ? 'total' : ''}"><dt>${name}${more.rule === undefined ? undefined : html`<small>${more.rule}</small>`}</dt><dd class="number">${value}</dd></div>`;
}

/** Seconds to the tenth, as the platform's clock counted them. */
const exactSeconds = (milliseconds: number, locale: Locale): string => fill(t.seconds[locale], { n: tenths.format(milliseconds / 1000) });

function head({ statement, locale, now }: Shown): Html {
  const { startedAt, endedAt, role, other, endReason } = statement;
  const when = startedAt === null || endedAt === null ? '' : `${dayWords(fromWire(startedAt), { locale, now })} ${timeWords(fromWire(startedAt))}–${timeWords(fromWire(endedAt))}`;
  const reason = endReason !== null && endReason in t ? t[endReason as keyof typeof t][locale] : '';
  const fact = (name: string, value: string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="statement statement-head">${fact(t.number[locale], statement.talkId)}${fact(t.service[locale], statement.serviceTitle)}${
    fact(t[role === 'provider' ? 'withVisitor' : 'withProvider'][locale], other.nickname)}${fact(t.when[locale], when)}${fact(t.how[locale], t[statement.mode][locale])}${fact(t.end[locale], reason)}</dl>`;
}

function intervals({ statement, locale }: Shown): Html {
  const line = (from: string, to: string, milliseconds: number) => html`<tr><td class="number">${exactTimeWords(fromWire(from))}</td><td class="number">${exactTimeWords(fromWire(to))}</td><td class="amount-cell">${exactSeconds(milliseconds, locale)}</td></tr>`;
  const total = statement.intervals.reduce((sum, one) => sum + one.milliseconds, 0);
  return html`<section><h2>${t.intervals[locale]}</h2><p class="hint">${t.intervalsHint[locale]}</p><div class="table"><table><thead><tr><th>${t.from[locale]}</th><th>${t.to[locale]}</th><th class="amount-cell">${t.length[locale]}</th></tr></thead>
<tbody>${statement.intervals.map((one) => line(one.from, one.to, one.milliseconds))}</tbody><tfoot><tr><th colspan="2">${t.sum[locale]}</th><td class="amount-cell">${exactSeconds(total, locale)}</td></tr></tfoot></table></div></section>`;
}

function bill(shown: Shown): Html {
  const { statement, locale } = shown;
  const { talkSeconds, freeSeconds, billedSeconds, pricePerMinute, role } = statement;
  const charged = statement.bill - statement.waived;
  const free = freeSeconds > 0 ? row(t.free[locale], `−${durationWords(Math.min(freeSeconds, talkSeconds), locale)}`) : row(t.noFree[locale], '');
  return html`<section><h2>${t.bill[locale]}</h2><dl class="statement">${row(t.talked[locale], durationWords(talkSeconds, locale), { rule: t.talkedRule[locale] })}${free}${row(t.billed[locale], durationWords(billedSeconds, locale))}
${row(fill(t.rate[locale], { seconds: grouped.format(billedSeconds), yen: money(pricePerMinute) }), money(statement.bill), { rule: t.rateRule[locale] })}
${statement.waived > 0 ? row(t.waived[locale], formatYen(negateYen(yen(statement.waived))), { rule: t.waivedRule[locale] }) : undefined}
${statement.uncollected > 0 ? row(t.uncollected[locale], formatYen(negateYen(yen(statement.uncollected)))) : undefined}
${row(t.charged[locale], money(charged), { total: true })}
${movedRows(shown)}
${role === 'provider' ? html`${row(t.fee[locale], formatYen(negateYen(yen(statement.platformFee))), { rule: t.feeRule[locale] })}${absorbedRow(shown)}${row(t.sales[locale], money(statement.sales), { total: true })}` : undefined}</dl>
${statement.collecting > 0 ? html`<p class="note">${icon('clock', 18)}<span>${t.collecting[locale]}</span></p>` : undefined}</section>`;
}

/** The visitor's holds; the provider reads from when the sales are payable. */
function moneyMoved({ statement, locale, now }: Shown): Html | undefined {
  if (statement.role === 'provider') {
    return statement.payableFrom === null ? undefined : html`<dl class="statement">${row(t.payable[locale], dayWords(fromWire(statement.payableFrom), { locale, now }))}</dl>`;
  }
  return html`<section><h2>${t.money[locale]}</h2><div class="table"><table><thead><tr><th></th><th class="amount-cell">${t.hold[locale].replace(' {n}', '')}</th><th class="amount-cell">${t.captured[locale]}</th><th class="amount-cell">${t.released[locale]}</th></tr></thead>
<tbody>${statement.holds.map((hold) => html`<tr><th>${hold.part}</th><td class="amount-cell">${money(hold.amount)}</td><td class="amount-cell">${money(hold.captured)}</td><td class="amount-cell">${money(hold.released)}</td></tr>`)}</tbody></table></div></section>`;
}

/** The statement from its head to the reviews, with what other modules add. */
function whole(shown: Shown, sections: readonly (Html | null)[]): Html {
  const { statement, locale } = shown;
  return html`${head(shown)}${intervals(shown)}${bill(shown)}${moneyMoved(shown)}${giveBackSection(shown)}${sections}
<section class="no-print"><ck-talk-review talk-id="${statement.talkId}" name="${statement.other.nickname}"></ck-talk-review></section><p class="no-print"><a class="quiet-link" href="/report?about=talk:${statement.talkId}">${icon('flag', 16)} ${t.report[locale]}</a></p>`;
}

async function statementPage({ ctx, viewer, params, path }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale } = viewer;
  const { stored, side } = await readOwn(ctx, viewer, params['talkId'] ?? '');
  const over = stored.talk.state === 'ended' || stored.talk.state === 'settled';
  const title = talkPageTexts.statement[locale];
  const shown = { locale, now: ctx.clock.now() };
  const sections = over ? await Promise.all((ctx.reactions.statementSections ?? []).map((section) => section({ userId: viewer.userId, talkId: stored.talk.terms.id, side, locale }))) : [];
  const money = over ? await readMoney(ctx, stored, side) : null;
  const content = money === null
    ? html`<p class="note">${icon('info', 18)}<span>${t.notYet[locale]} <a href="/my/talks/${stored.talk.terms.id}">${talkPageTexts.talks[locale]}</a></span></p>`
    : whole({ ...shown, statement: statementReply(money.seen, money) }, sections);
  return {
    html: page({
      title, locale, viewer: await pageViewer(ctx, viewer), path, noindex: true, testRail: !ctx.rails.cards.live, entry: 'my-page',
      body: html`<div class="column statement-page stack loose"><div class="page-title"><h1 class="voice">${title}</h1><span class="row no-print"><a class="button ghost small" href="/my">${t.back[locale]}</a><ck-print-button><button class="button line small" type="button">${t.print[locale]}</button></ck-print-button></span></div>${content}</div>`,
    }),
  };
}

/** The itemised bill of a talk, the same address for both of its people. */
export const statementPages: readonly Page[] = [memberPage('/my/talks/{talkId}/statement', statementPage)];
