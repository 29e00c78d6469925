import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import { formatYen, yen, type Yen } from '../primitives/yen.ts';
import { form, hiddenField, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
import { pageViewer } from '../users/index.ts';
import { readAccount } from './account-actions.ts';
import { accountPages } from './account-pages.ts';
import { quotePayout } from './actions.ts';
import type { HeldAccount } from './bank-account.ts';
import { payoutTexts as t } from './page-texts.ts';
import type { Quote } from './quote.ts';
import { accountLines, figures, japanDayWords, payoutsSection, requestForm } from './section-pages.ts';
import { refusals } from './texts.ts';

async function page(input: PageInput<UserViewer>, content: { heading: typeof t.heading; body: Html }): Promise<PageReply> {
  const { ctx, viewer, path } = input;
  const { locale } = viewer;
  return {
    html: myPage({
      current: 'sales', heading: content.heading, locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live, beside: html`<a class="button ghost small" href="/my/sales">${t.toSales[locale]}</a>`,
      body: html`<div class="stack narrow">${content.body}</div>`,
    }),
  };
}

async function payoutsPage(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer: { userId, locale } } = input;
  const quote = await quotePayout(ctx, userId, null);
  const sum = html`<section class="card padded sales-sums"><p class="hint">${t.payable[locale]}</p><p class="amount">${quote.payable < 0 ? '−' : ''}<small>¥</small>${formatYen(yen(Math.abs(quote.payable))).slice(1)}</p></section>`;
  return page(input, { heading: t.heading, body: html`${sum}${await payoutsSection(ctx, { userId, locale })}` });
}

/** An amount as people type it: full-width digits, commas and the yen sign are welcome. Null where it isn't one. */
function amountOf(text: string): Yen | null {
  const plain = text.normalize('NFKC').replaceAll(/[,\s¥円]/gu, '');
  return /^\d{1,10}$/u.test(plain) ? yen(Number(plain)) : null;
}

/** The figures once more, and the one button: the second of the two steps. */
function confirmation(input: PageInput<UserViewer>, of: { quote: Quote; account: HeldAccount; day: string }): Html {
  const { ctx, viewer: { locale } } = input;
  const { quote, account, day } = of;
  return html`<section class="card padded stack"><div class="bank-box">${icon('bank', 20)}${accountLines(account, locale)}</div>${figures(quote, locale)}
<dl class="payout-figures"><div><dt>${t.arrives[locale]}</dt><dd>${japanDayWords(day, { locale, now: ctx.clock.now() })}</dd></div></dl>${form({
    operation: 'requestPayout', method: 'POST', action: '/v1/me/payouts', locale, next: '/my/payouts', done: t.done[locale],
    fields: html`${hiddenField('amount', quote.amount, 'integer')}${hiddenField('shownFee', quote.fee, 'integer')}${hiddenField('shownArrivesOn', day)}<p class="hint phrases">${phrases(t.confirmHint[locale])}</p>${
      submit({ label: t.go[locale], busy: t.going[locale], size: 'large', wide: true })}`,
  })}<p class="center"><a href="/my/payouts">${t.back[locale]}</a></p></section>`;
}

async function confirmPage(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer: { userId, locale }, query } = input;
  const typed = query.get('amount') ?? '';
  const amount = amountOf(typed);
  const [whole, quote, account] = await Promise.all([quotePayout(ctx, userId, null), quotePayout(ctx, userId, amount ?? yen(0)), readAccount(ctx, userId)]);
  // Whatever keeps every amount back is said where the form would be.
  if (whole.reason !== null || account === null) return { redirect: '/my/payouts' };
  if (quote.reason !== null || quote.arrivesOn === null) {
    const error = refusals[quote.reason ?? 'too_little'][locale];
    return page(input, { heading: t.heading, body: html`<section class="card padded payout-request">${requestForm({ quote: whole, account, shown: { locale, now: ctx.clock.now() }, typed, error })}</section>` });
  }
  return page(input, { heading: t.confirmHeading, body: confirmation(input, { quote, account, day: quote.arrivesOn }) });
}

/** The pages of this module. */
export const pages: readonly Page[] = [memberPage('/my/payouts', payoutsPage), memberPage('/my/payouts/confirm', confirmPage), ...accountPages];
