import type { Context } from '../context.ts';
import type { UserId } from '../primitives/id.ts';
import { instant, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { formatYen, negateYen, type Yen } from '../primitives/yen.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { readAccount } from './account-actions.ts';
import { listPayouts, quotePayout } from './actions.ts';
import { maskNumber, placeWords, readableKana, type BankAccount, type HeldAccount } from './bank-account.ts';
import { payoutTexts as t } from './page-texts.ts';
import { netOf, type Payout } from './payout.ts';
import { LEAST_PAYOUT, type Quote } from './quote.ts';
import { accountTypeTexts, reasonTexts, refusals, stateTexts } from './texts.ts';

/** The reader's language and the present moment, for days. */
interface Shown { readonly locale: Locale; readonly now: Instant }

/** A day of Japan's calendar in words. */
export function japanDayWords(day: string, shown: Shown): string {
  return dayWords(instant(Date.parse(`${day}T00:00:00+09:00`)), shown);
}

/** An account in three lines: where it is, kind and the end of its number, and whose it is. */
export function accountLines(account: BankAccount, locale: Locale): Html {
  return html`<span class="bank-lines"><b>${placeWords(account)}</b><small class="number">${accountTypeTexts[account.accountType][locale]} ${maskNumber(account.accountNumber)}</small><small>${readableKana(account.holder)}</small></span>`;
}

/** What is asked for, the bank's fee, and what arrives: the same figures before and while confirming. */
export function figures(quote: Pick<Quote, 'amount' | 'fee' | 'net'>, locale: Locale): Html {
  return html`<dl class="payout-figures"><div><dt>${t.amount[locale]}</dt><dd class="number" data-amount>${formatYen(quote.amount)}</dd></div><div><dt>${t.fee[locale]}</dt><dd class="number">${formatYen(negateYen(quote.fee))}</dd></div>
<div class="total"><dt>${t.receive[locale]}</dt><dd class="number" data-net>${formatYen(quote.net)}</dd></div></dl>`;
}

function accountPart(account: HeldAccount | null, locale: Locale): Html {
  if (account === null) return html`<p><a class="button line wide" href="/my/payouts/account">${icon('bank', 18)} ${t.add[locale]}</a></p>`;
  return html`<div class="field"><span class="label">${t.account[locale]}</span><div class="bank-box">${icon('bank', 20)}${accountLines(account, locale)}<a class="button ghost small" href="/my/payouts/account">${t.change[locale]}</a></div></div>`;
}

function reasonPart(quote: Quote, account: HeldAccount | null, { locale, now }: Shown): Html {
  const note = (words: string) => html`<p class="note">${icon('info', 18)}<span class="phrases">${phrases(words)}</span></p>`;
  switch (quote.reason) {
    case 'debt': return note(fill(t.debt[locale], { yen: formatYen(quote.payable) }));
    case 'below_minimum': return note(fill(t.minimum[locale], { yen: formatYen((LEAST_PAYOUT - quote.payable) as Yen) }));
    case 'account_waits': return note(fill(t.accountWaits[locale], { date: account === null ? '' : dayWords(account.usableFrom, { locale, now }), time: account === null ? '' : timeWords(account.usableFrom) }));
    default: return note(quote.reason === null ? '' : refusals[quote.reason][locale]);
  }
}

/** The form of the first step: it leads to the page that shows the figures once more, also without a script. */
export function requestForm(of: { quote: Quote; account: HeldAccount; shown: Shown; typed?: string; error?: string }): Html {
  const { quote, account, shown, typed, error } = of;
  const { locale } = shown;
  const field = { class: 'input', id: 'payout-amount', name: 'amount', inputmode: 'numeric', autocomplete: 'off', value: typed ?? quote.amount.toLocaleString('en'), maxlength: 20, required: true, 'aria-describedby': 'payout-amount-error', 'aria-invalid': error === undefined ? undefined : 'true' };
  return html`<ck-payout-amount ${attributes({ fee: quote.fee })}><form class="form" method="get" action="/my/payouts/confirm"><div class="field"><label class="label" for="payout-amount">${t.amount[locale]}<small>${t.from[locale]}</small></label>
<span class="yen-field"><span aria-hidden="true">¥</span><input ${attributes(field)}><button class="button line small" type="button" data-all="${quote.payable}" hidden>${t.all[locale]}</button></span><span class="error" id="payout-amount-error">${error}</span></div>
${accountPart(account, locale)}${figures(quote, locale)}<button class="button ink large wide" type="submit">${t.check[locale]}</button>
${quote.arrivesOn === null ? undefined : html`<p class="hint phrases">${phrases(fill(t.consequence[locale], { date: japanDayWords(quote.arrivesOn, shown) }))}</p>`}</form></ck-payout-amount>`;
}

const looks = { requested: 'warn', exported: 'warn', paid: 'free', returned: 'beni', refused: 'beni' } as const;

function storyOf(payout: Payout, shown: Shown): string {
  const { locale } = shown;
  const day = (at: Instant | null) => dayWords(at ?? payout.requestedAt, shown);
  switch (payout.state) {
    case 'requested': case 'exported': return fill(t.requestedOn[locale], { date: day(payout.requestedAt), arrives: japanDayWords(payout.arrivesOn, shown) });
    case 'paid': return fill(t.paidOn[locale], { date: day(payout.paidAt), net: formatYen(netOf(payout)) });
    case 'returned': return fill(t.returned[locale], { reason: reasonTexts[payout.reason ?? 'other'][locale] });
    case 'refused': return t.refused[locale];
  }
}

function historyRow(payout: Payout, shown: Shown): Html {
  const { locale } = shown;
  return html`<li><b class="number">${formatYen(payout.amount)}</b><span class="tag ${looks[payout.state]}">${stateTexts[payout.state][locale]}</span><small class="phrases">${phrases(storyOf(payout, shown))}</small>${
    payout.words === '' ? undefined : html`<small class="user-words">${payout.words}</small>`}${payout.state === 'returned' ? html`<small><a href="/my/payouts/account">${t.again[locale]}</a></small>` : undefined}</li>`;
}

/** Past payouts with their states, the newest first. */
export function historyPart(payouts: readonly Payout[], shown: Shown): Html {
  const { locale } = shown;
  return html`<section class="card padded payout-history"><h2>${t.history[locale]}</h2>${payouts.length === 0 ? html`<p class="quiet">${t.none[locale]}</p>` : html`<ul>${payouts.map((payout) => historyRow(payout, shown))}</ul>`}</section>`;
}

/** The form that asks for a payout, or why there is none, and past payouts: what stands beside the sales. */
export async function payoutsSection(ctx: Context, of: { userId: UserId; locale: Locale }): Promise<Html> {
  const { userId, locale } = of;
  const shown = { locale, now: ctx.clock.now() };
  const [quote, account, payouts] = await Promise.all([quotePayout(ctx, userId, null), readAccount(ctx, userId), listPayouts(ctx, userId)]);
  const ready = quote.reason === null && account !== null;
  const form = ready ? requestForm({ quote, account, shown }) : html`${quote.reason === 'no_account' ? undefined : reasonPart(quote, account, shown)}${accountPart(account, locale)}`;
  return html`<section class="card padded payout-request" id="payout"><h2>${t.request[locale]}</h2>${form}</section>${payouts.length === 0 ? undefined : historyPart(payouts.slice(0, 10), shown)}`;
}
