import type { Page, PageInput } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { FoundJournal } from '../ledger/index.ts';
import { lastMonths, monthAt } from '../primitives/months.ts';
import { after, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { DAY } from '../primitives/seconds.ts';
import { formatYen, negateYen, type Yen } from '../primitives/yen.ts';
import { readRailBeside, type RailBeside, type SideSums } from '../reconciliation/index.ts';
import { form, submit } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { readAccount, readAccounts, readBooks, readJournal, searchJournals, type Books } from './books-actions.ts';
import { accountTexts, booksTexts as t } from './books-texts.ts';
import { facts, momentWords, namesOf, objectLink, operatorPage, wordFor, type ConsoleContent } from './console-page.ts';
import { consoleTexts } from './page-texts.ts';

interface At { readonly locale: Locale; readonly now: Instant }
type Input = PageInput<UserViewer>;

const atOf = ({ ctx, viewer: { locale } }: Input): At => ({ locale, now: ctx.clock.now() });

/** A table of the books: names on the left, sums on the right. It scrolls by itself where the screen is narrow. */
export function booksTable(of: { readonly label: string; readonly heads: readonly string[]; readonly rows: readonly Html[]; readonly foot?: Html }): Html {
  const [first = '', ...sums] = of.heads;
  return html`<div class="table books-table" role="region" tabindex="0" aria-label="${of.label}"><table><thead><tr><th scope="col">${first}</th>${sums.map((head) => html`<th class="amount-cell" scope="col">${head}</th>`)}</tr></thead><tbody>${of.rows}</tbody>${
    of.foot === undefined ? undefined : html`<tfoot>${of.foot}</tfoot>`}</table></div>`;
}

const sum = (amount: Yen | null): Html => html`<td class="amount-cell number">${amount === null ? '' : formatYen(amount)}</td>`;
const debitAndCredit = (amount: Yen): Html => html`${sum(amount > 0 ? amount : null)}${sum(amount < 0 ? negateYen(amount) : null)}`;
const isOfPeople = (kind: string): boolean => kind.startsWith('sales_');

/** The name of an account as people read it, leading to its page: its kind, and whose it is. */
export function accountLink(account: string, of: { readonly locale: Locale; readonly nameOf: (id: string) => string }): Html {
  const [kind = '', owner] = account.split(':');
  return html`<a href="/operator/books/accounts/${account}">${wordFor(accountTexts, kind, of.locale)}${owner === undefined ? '' : ` · ${of.nameOf(owner)}`}</a>`;
}

function trial({ rows, total }: Books, locale: Locale): Html {
  const lines = rows.map(({ kind, accounts, balance }) => html`<tr><th scope="row"><a href="/operator/books/${isOfPeople(kind) ? `people/${kind}` : `accounts/${kind}`}">${wordFor(accountTexts, kind, locale)}</a>${isOfPeople(kind) ? html` <span class="quiet number">${fill(t.people[locale], { n: accounts })}</span>` : undefined} <code>${kind}</code></th>${debitAndCredit(balance)}</tr>`);
  const debits = rows.reduce((all, { balance }) => all + Math.max(0, balance), 0) as Yen;
  const foot = html`<tr><th scope="row">${t.total[locale]}</th>${sum(debits)}${sum((debits - total) as Yen)}</tr>`;
  return html`<section><h2>${t.trial[locale]}</h2>${booksTable({ label: t.trial[locale], heads: [t.account[locale], t.debit[locale], t.credit[locale]], rows: lines, foot })}<p class="hint">${phrases(t.signs[locale])}</p></section>`;
}

function verdict({ check }: Books, locale: Locale): Html {
  const wrong = check.findings.map(({ rule, says, where, detail }) => html`<li><b>${says[locale]}</b><code>${rule}</code><span class="console-line"><a href="/operator/books/journals?q=${encodeURIComponent(where)}">${where}</a></span><span class="number">${detail}</span></li>`);
  const again = form({ operation: 'operatorCheckBooks', method: 'POST', action: '/v1/operator/books/check', locale, next: 'reload', fields: html`<p>${submit({ label: t.check[locale], busy: t.checking[locale], look: 'line' })}</p>` });
  return html`<div class="books-check">${again}<p class="hint">${phrases(t.checkHint[locale])}</p></div>${wrong.length === 0 ? undefined : html`<section><h2>${t.wrong[locale]}</h2><ul class="console-rows">${wrong}</ul></section>`}`;
}

function searchForm(locale: Locale, q = ''): Html {
  return html`<form class="console-search books-search" role="search" aria-label="${t.search[locale]}" action="/operator/books/journals"><input ${attributes({ class: 'input', type: 'search', name: 'q', value: q, 'aria-label': t.searchLabel[locale], placeholder: t.searchLabel[locale], maxlength: 120 })}><button class="button line small" type="submit">${t.searchGo[locale]}</button></form>`;
}

const sides = ['held', 'captured', 'refunded', 'disputed'] as const satisfies readonly (keyof SideSums)[];

/** The rail's sums beside ours: what differs is marked in words. */
function railSection({ comparedAt, months, clearing }: RailBeside, at: At): Html {
  const { locale } = at;
  const rows = months.flatMap(({ month, theirs, ours }) => sides.map((side, index) => html`<tr>${index === 0 ? html`<th scope="rowgroup" rowspan="4" class="number">${month}</th>` : undefined}<th scope="row">${t[side][locale]}</th>${sum(theirs[side])}${sum(ours[side])}<td class="amount-cell">${
    theirs[side] === ours[side] ? html`<span class="quiet">${t.same[locale]}</span>` : html`<b class="books-differs">${t.differs[locale]}</b>`}</td></tr>`));
  const table = html`<div class="table books-table rail-table" role="region" tabindex="0" aria-label="${t.rail[locale]}"><table><thead><tr><th scope="col">${t.month[locale]}</th><th scope="col">${t.sum[locale]}</th><th class="amount-cell" scope="col">${t.theirs[locale]}</th><th class="amount-cell" scope="col">${
    t.ours[locale]}</th><th class="amount-cell" scope="col">${t.beside[locale]}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
  const when = comparedAt === null ? t.neverCompared[locale] : fill(t.compared[locale], { when: momentWords(comparedAt, at) });
  return html`<section><h2>${t.rail[locale]}</h2><p class="hint">${phrases(`${t.railHint[locale]} ${when}`)}</p>${months.length === 0 ? undefined : table}${facts([[t.clearing[locale], html`<a class="number" href="/operator/books/accounts/card_clearing">${formatYen(clearing)}</a>`]])}</section>`;
}

async function booksPage(input: Input): Promise<ConsoleContent> {
  const { ctx, viewer: { locale } } = input;
  const at = atOf(input);
  const [books, rail] = await Promise.all([readBooks(ctx), readRailBeside(ctx)]);
  return { title: consoleTexts.books[locale], place: 'books', body: html`${verdict(books, locale)}${searchForm(locale)}${trial(books, locale)}${railSection(rail, at)}` };
}

const moreLink = (href: string, locale: Locale): Html => html`<p><a class="button line small" href="${href}">${t.more[locale]}</a></p>`;

async function peoplePage(input: Input): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params, query } = input;
  const kind = params['kind'];
  if (kind !== 'sales_pending' && kind !== 'sales_payable') throw new Problem('not_found');
  const { items, nextCursor } = await readAccounts(ctx, { kind, limit: 50, cursor: query.get('cursor') ?? undefined });
  const nameOf = await namesOf(ctx, items.map(({ account }) => account.split(':')[1] ?? ''));
  const title = fill(t.peopleOf[locale], { kind: wordFor(accountTexts, kind, locale) });
  const rows = items.map(({ account, balance }) => html`<tr><th scope="row">${accountLink(account, { locale, nameOf })} <code>${account.split(':')[1]}</code></th>${debitAndCredit(balance)}</tr>`);
  return {
    title, place: 'books',
    body: html`${booksTable({ label: title, heads: [t.account[locale], t.debit[locale], t.credit[locale]], rows })}${nextCursor === null ? undefined : moreLink(`/operator/books/people/${kind}?cursor=${encodeURIComponent(nextCursor)}`, locale)}`,
  };
}

function monthLinks(account: string, month: { readonly name: string; readonly from: Instant; readonly to: Instant }, at: At): Html {
  const link = (name: string, label: string): Html => html`<a class="button line small" href="/operator/books/accounts/${account}?month=${name}">${label} <span class="number">${name}</span></a>`;
  const [present] = lastMonths(at.now, 1);
  return html`<p class="row">${link(monthAt(after(month.from, -DAY)).name, t.earlier[at.locale])}${present !== undefined && month.to <= present.from ? link(monthAt(month.to).name, t.later[at.locale]) : undefined}</p>`;
}

async function accountPage(input: Input): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params, query } = input;
  const at = atOf(input);
  const found = await readAccount(ctx, { account: params['account'] ?? '', month: query.get('month') ?? undefined, limit: 50, cursor: query.get('cursor') ?? undefined });
  const [kind = '', owner] = found.account.split(':');
  const nameOf = await namesOf(ctx, owner === undefined ? [] : [owner]);
  const rows = found.items.map(({ journalId, source, bookedAt, amount }) => html`<tr><th scope="row"><time class="number">${momentWords(bookedAt, at)}</time> <a href="/operator/books/journals/${journalId}"><code>${source}</code></a></th>${debitAndCredit(amount)}</tr>`);
  const heading = fill(t.entries[locale], { month: found.month.name });
  const foot = html`<tr><th scope="row">${t.total[locale]}</th>${sum(found.debits)}${sum(found.credits)}</tr>`;
  const next = found.nextCursor === null ? undefined : moreLink(`/operator/books/accounts/${found.account}?month=${found.month.name}&cursor=${encodeURIComponent(found.nextCursor)}`, locale);
  return {
    title: `${wordFor(accountTexts, kind, locale)}${owner === undefined ? '' : ` · ${nameOf(owner)}`}`, place: 'books',
    body: html`${facts([[t.account[locale], html`<code>${found.account}</code>`], [t.balance[locale], html`<b class="number">${found.balance === 0 ? '' : t[found.balance < 0 ? 'credit' : 'debit'][locale]} ${formatYen(Math.abs(found.balance) as Yen)}</b>`],
      ...(owner === undefined ? [] : [[t.whose[locale], objectLink(owner)] as const])])}
<section><h2>${heading}</h2>${monthLinks(found.account, found.month, at)}${rows.length === 0 ? html`<p class="quiet">${t.noEntries[locale]}</p>` : booksTable({ label: heading, heads: [t.source[locale], t.debit[locale], t.credit[locale]], rows, foot })}${next}</section>`,
  };
}

/** A journal as a table: each of its entries on the side it was booked on. */
export function journalTable(journal: FoundJournal, of: At & { readonly nameOf: (id: string) => string }): Html {
  const rows = journal.entries.map(({ account, amount }) => html`<tr><th scope="row">${accountLink(account, of)}</th>${debitAndCredit(amount)}</tr>`);
  return html`<section><p class="books-journal"><time class="number">${momentWords(journal.bookedAt, of)}</time> <a href="/operator/books/journals/${journal.id}"><code>${journal.source}</code></a></p>${
    booksTable({ label: journal.source, heads: [t.account[of.locale], t.debit[of.locale], t.credit[of.locale]], rows })}</section>`;
}

const ownersOf = (journals: readonly FoundJournal[]): string[] => journals.flatMap(({ entries }) => entries.map(({ account }) => account.split(':')[1] ?? ''));

async function journalsPage(input: Input): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, query } = input;
  const q = (query.get('q') ?? '').slice(0, 120);
  const journals = await searchJournals(ctx, q);
  const of = { ...atOf(input), nameOf: await namesOf(ctx, ownersOf(journals)) };
  const list = journals.length === 0 ? html`<p>${t.noJournals[locale]}</p>` : journals.map((journal) => journalTable(journal, of));
  return { title: q === '' ? t.search[locale] : fill(t.journals[locale], { q }), place: 'books', body: html`${searchForm(locale, q)}${q === '' ? undefined : list}` };
}

async function journalPage(input: Input): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params } = input;
  const journal = await readJournal(ctx, params['journalId'] ?? '');
  const of = { ...atOf(input), nameOf: await namesOf(ctx, ownersOf([journal])) };
  return {
    title: `${t.journal[locale]} ${journal.id}`, place: 'books',
    body: html`${facts([[t.source[locale], html`<code>${journal.source}</code>`], [t.booked[locale], momentWords(journal.bookedAt, of)], ...(journal.about === null ? [] : [[t.about[locale], objectLink(journal.about)] as const])])}${journalTable(journal, of)}`,
  };
}

/** The operator's books. */
export const bookPages: readonly Page[] = [
  operatorPage('/operator/books', booksPage), operatorPage('/operator/books/people/{kind}', peoplePage), operatorPage('/operator/books/accounts/{account}', accountPage),
  operatorPage('/operator/books/journals', journalsPage), operatorPage('/operator/books/journals/{journalId}', journalPage),
];
