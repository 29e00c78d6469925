import type { Page, PageInput } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { reasonTexts } from '../reports/index.ts';
import { html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { findingTexts } from './books-texts.ts';
import { caseTexts } from './case-texts.ts';
import { actName, momentWords, operatorPage, rows, wordFor, type ConsoleContent } from './console-page.ts';
import { consoleTexts as t, waitingTexts } from './page-texts.ts';
import { search, type Hit } from './search-actions.ts';
import { readOverview, type Waiting } from './watch-actions.ts';

const hrefs: Readonly<Record<Waiting['kind'], (id: string) => string>> = {
  report: (id) => `/operator/reports/${id}`, payout: () => '/operator/payouts', proposal: () => '/operator/proposals', job: () => '/operator/failures', dispute: (id) => `/operator/talks/${id}`, refund: (id) => `/operator/talks/${id}`, unsettled: (id) => `/operator/talks/${id}`,
  books: () => '/operator/books', finding: (id) => `/operator/findings/${id}`,
};

function nameOf(waiting: Waiting, locale: Locale): string {
  if (waiting.kind === 'report') return wordFor(reasonTexts, waiting.name, locale);
  if (waiting.kind === 'finding') return wordFor(findingTexts, waiting.name, locale);
  return waiting.kind === 'proposal' ? actName(waiting.name, locale) : waiting.name;
}

async function overviewPage({ ctx, viewer: { locale } }: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { waiting, missingFacts, operators } = await readOverview(ctx);
  const of = { locale, now: ctx.clock.now() };
  const lines = waiting.map((one) => html`<li><time class="number">${momentWords(one.since, of)}</time><span class="console-line">${fill(waitingTexts[one.kind][locale], { name: nameOf(one, locale) })}</span><a class="button line small" href="${hrefs[one.kind](one.id)}">${t.see[locale]}</a></li>`);
  const todo = missingFacts.map((fact) => html`<li><b>${fact.label[locale]}</b><span class="console-line">${fact.why[locale]}</span></li>`);
  return {
    title: t.overview[locale], place: 'overview',
    body: html`${operators === 1 ? html`<p class="note warn">${icon('users', 18)}<span class="phrases">${phrases(t.oneOperator[locale])}</span></p>` : undefined}
${waiting.length === 0 ? html`<section><h2>${t.waiting[locale]}</h2><p class="quiet">${t.nothingWaits[locale]}</p></section>` : rows(t.waiting[locale], lines, locale)}
${todo.length === 0 ? undefined : html`${rows(t.todo[locale], todo, locale)}<p class="hint">${t.todoHint[locale]}</p>`}`,
  };
}

const hitHref = ({ kind, id }: Hit): string => `/operator/${kind}s/${id}`;

async function searchPage({ ctx, viewer: { locale }, query }: PageInput<UserViewer>): Promise<ConsoleContent | { redirect: string }> {
  const q = (query.get('q') ?? '').slice(0, 200);
  const hits = await search(ctx, q);
  const [only] = hits;
  if (only !== undefined && hits.length === 1) return { redirect: hitHref(only) };
  const lines = hits.map((hit) => html`<li><span>${caseTexts[hit.kind][locale]}</span><b class="console-line">${hit.name}</b><code>${hit.id}</code><a class="button line small" href="${hitHref(hit)}">${t.see[locale]}</a></li>`);
  const title = fill(t.found[locale], { q });
  return { title, searched: q, body: hits.length === 0 ? html`<p>${t.nothingFound[locale]}</p>` : html`<ul class="console-rows">${lines}</ul>` };
}

/** What needs a person, and the one search box. */
export const overviewPages: readonly Page[] = [operatorPage('/operator', overviewPage), operatorPage('/operator/search', searchPage)];
