import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { checkField, form, segmentedField, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { banksLike, branchesLike, knownBank, knownBranch, readAccount } from './account-actions.ts';
import { accountTypes, bankWords, branchWords, type HeldAccount } from './bank-account.ts';
import { accountTexts as t, payoutTexts } from './page-texts.ts';
import { accountLines } from './section-pages.ts';
import { accountTypeTexts } from './texts.ts';

const page = '/my/payouts/account';
const address = (query: Readonly<Record<string, string>>): string => `${page}?${new URLSearchParams(query).toString()}`;
const YUCHO = '9900';

interface Place { readonly code: string; readonly name: string; readonly kana: string }

/** A search for a bank or a branch: an ordinary form whose answers are links; with a script it suggests while one types. */
function search(of: { locale: Locale; name: 'bank' | 'branch'; label: string; hint: string; typed: string; kept: Readonly<Record<string, string>>; suggest: string; hits: readonly Place[] | null }): Html {
  const { locale, name, label, hint, typed, kept, suggest, hits } = of;
  const to = (code: string) => address({ ...kept, [name]: code });
  const field = {
    class: 'input', id: `find-${name}`, name, value: typed, required: true, maxlength: 60, autocomplete: 'off', 'aria-describedby': `find-${name}-hint`,
    'data-suggest': suggest, 'data-go': to('CODE'),
  };
  const found = hits === null ? undefined : hits.length === 0 ? html`<p class="note">${icon('info', 18)}<span>${t.notFound[locale]}</span></p>`
    : html`<p class="label">${t.choose[locale]}</p><ul class="place-list">${hits.map((one) => html`<li><a href="${to(one.code)}"><b>${one.name}</b><small class="number">${one.code}</small></a></li>`)}</ul>`;
  return html`<form class="form place-search" method="get" action="${page}">${Object.entries(kept).map(([kind, value]) => html`<input type="hidden" name="${kind}" value="${value}">`)}
<div class="field"><label class="label" for="find-${name}">${label}</label><span class="find-row"><input ${attributes(field)}><button class="button line" type="submit">${t.find[locale]}</button></span><span class="hint" id="find-${name}-hint">${hint}</span></div></form>${found}`;
}

function chosen(of: { title: string; code: string; again: { href: string; label: string }; known: boolean; locale: Locale }): Html {
  const { title, code, again, known, locale } = of;
  return html`<div class="bank-box">${icon('bank', 20)}<span class="bank-lines"><b>${title}</b><small class="number">${code}</small></span><a class="button ghost small" href="${again.href}">${again.label}</a></div>${
    known ? undefined : html`<p class="note warn">${icon('warning', 18)}<span>${t.unknown[locale]}</span></p>`}`;
}

function holderFields(locale: Locale): Html {
  return html`<ck-holder-name ${attributes({ label: t.printed[locale] })}>${textField({ name: 'holderName', locale, label: t.holder[locale], hint: t.holderHint[locale], maxLength: 60, autocomplete: 'off' })}</ck-holder-name>
${checkField({ name: 'declared', locale, label: t.declared[locale], optional: false })}
<p class="hint phrases">${phrases(t.mailed[locale])}</p><p>${submit({ label: t.save[locale], busy: t.saving[locale] })}</p>`;
}

function bankForm(place: { bank: string; branch: string }, locale: Locale): Html {
  return form({
    operation: 'putBankAccount', method: 'PUT', action: '/v1/me/bank-account', locale, next: page, done: t.saved[locale],
    fields: html`<input type="hidden" name="bankCode" value="${place.bank}" data-kind="text"><input type="hidden" name="branchCode" value="${place.branch}" data-kind="text">
${segmentedField({ name: 'accountType', locale, label: t.type[locale], value: 'ordinary', choices: accountTypes.map((type) => ({ value: type, label: accountTypeTexts[type][locale] })) })}
${textField({ name: 'accountNumber', locale, label: t.number[locale], hint: t.numberHint[locale], inputmode: 'numeric', autocomplete: 'off', maxLength: 16 })}${holderFields(locale)}`,
  });
}

function yuchoForm(locale: Locale): Html {
  return form({
    operation: 'putYuchoAccount', method: 'PUT', action: '/v1/me/bank-account/yucho', locale, next: page, done: t.saved[locale],
    fields: html`<div class="symbol-row">${textField({ name: 'symbol', locale, label: t.symbol[locale], hint: t.symbolHint[locale], inputmode: 'numeric', autocomplete: 'off', maxLength: 16 })}
${textField({ name: 'number', locale, label: t.yuchoNumber[locale], hint: t.yuchoHint[locale], inputmode: 'numeric', autocomplete: 'off', maxLength: 16 })}</div>
${checkField({ name: 'savings', locale, label: t.savings[locale] })}${holderFields(locale)}`,
  });
}

/** The steps after a bank was chosen: its branch, then number and holder; for ゆうちょ 記号 and 番号. */
function afterBank(bank: string, query: URLSearchParams, locale: Locale): Html {
  const known = knownBank(bank);
  const head = chosen({ title: bankWords({ bankCode: bank, bankName: known?.name ?? '' }), code: bank, again: { href: page, label: t.otherBank[locale] }, known: known !== null, locale });
  const branch = (query.get('branch') ?? '').normalize('NFKC').trim();
  if (bank === YUCHO && query.get('by') !== 'branch' && branch === '') return html`${head}${yuchoForm(locale)}<p><a href="${address({ bank, by: 'branch' })}">${t.byBranch[locale]}</a></p>`;
  if (/^\d{3}$/u.test(branch)) {
    const found = knownBranch(bank, branch);
    const title = branchWords({ bankCode: bank, branchCode: branch, branchName: found?.name ?? '' });
    return html`${head}${chosen({ title, code: branch, again: { href: address({ bank, by: 'branch' }), label: t.otherBranch[locale] }, known: found !== null, locale })}${bankForm({ bank, branch }, locale)}`;
  }
  const back = bank === YUCHO ? html`<p><a href="${address({ bank })}">${t.bySymbol[locale]}</a></p>` : undefined;
  return html`${head}${search({ locale, name: 'branch', label: t.branch[locale], hint: t.branchHint[locale], typed: branch, kept: { bank, by: 'branch' }, suggest: `/v1/banks/${bank}/branches`, hits: branch === '' ? null : branchesLike(bank, branch) })}${back}`;
}

function steps(query: URLSearchParams, locale: Locale): Html {
  const bank = (query.get('bank') ?? '').normalize('NFKC').trim();
  if (/^\d{4}$/u.test(bank)) return afterBank(bank, query, locale);
  return search({ locale, name: 'bank', label: t.bank[locale], hint: t.bankHint[locale], typed: bank, kept: {}, suggest: '/v1/banks', hits: bank === '' ? null : banksLike(bank) });
}

function present(held: HeldAccount | null, input: PageInput<UserViewer>): Html {
  const { ctx, viewer: { locale } } = input;
  const now = ctx.clock.now();
  if (held === null) return html`<section class="card padded"><p>${t.none[locale]}</p></section>`;
  const waits = held.usableFrom > now ? html`<p class="note warn">${icon('clock', 18)}<span class="phrases">${phrases(fill(payoutTexts.accountWaits[locale], { date: dayWords(held.usableFrom, { locale, now }), time: timeWords(held.usableFrom) }))}</span></p>` : undefined;
  const unknown = held.bankName === '' || held.branchName === '' ? html`<p class="note warn">${icon('warning', 18)}<span>${t.unknown[locale]}</span></p>` : undefined;
  return html`<section class="card padded stack"><h2>${t.now[locale]}</h2><div class="bank-box">${icon('bank', 20)}${accountLines(held, locale)}</div><p class="hint">${t.printed[locale]}: <code class="printed">${held.holder}</code></p>${unknown}${waits}</section>`;
}

async function accountPage(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer, path, query } = input;
  const { locale } = viewer;
  const held = await readAccount(ctx, viewer.userId);
  return {
    html: myPage({
      current: 'sales', heading: t.heading, locale, viewer: await pageViewer(ctx, viewer), path, testRail: !ctx.rails.cards.live, beside: html`<a class="button ghost small" href="/my/payouts">${payoutTexts.heading[locale]}</a>`,
      body: html`<div class="stack narrow">${present(held, input)}<section class="card padded stack"><h2>${t[held === null ? 'first' : 'changeTo'][locale]}</h2><p class="quiet phrases">${phrases(t[held === null ? 'firstNote' : 'waits'][locale])}</p>${steps(query, locale)}</section></div>`,
    }),
  };
}

/** The account somebody is paid out to: as it is, and the steps to another one. */
export const accountPages: readonly Page[] = [memberPage(page, accountPage)];
