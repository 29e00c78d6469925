import type { Page, PageInput } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { formatYen, yen, type Yen } from '../primitives/yen.ts';
import type { FindingCase, RailFinding } from '../reconciliation/index.ts';
import { html, type Html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { secondEyesFor } from './act.ts';
import { readFindingCase, readFindings } from './books-actions.ts';
import { accountTexts, adviceTexts, booksTexts, factTexts, findingPageTexts as t, findingTexts } from './books-texts.ts';
import { deeds, facts, momentWords, objectLink, operatorPage, rows, stateName, wordFor, type ActForm, type ConsoleContent } from './console-page.ts';
import { actTexts, consoleTexts } from './page-texts.ts';

type Input = PageInput<UserViewer>;

async function findingsPage(input: Input): Promise<ConsoleContent> {
  const { ctx, viewer: { locale } } = input;
  const at = { locale, now: ctx.clock.now() };
  const [open, closed] = await Promise.all([readFindings(ctx, 'open'), readFindings(ctx, 'closed')]);
  const line = (finding: RailFinding): Html => html`<li><time class="number">${momentWords(finding.foundAt, at)}</time><b>${wordFor(findingTexts, finding.kind, locale)}</b><span class="console-line"><code>${finding.object}</code></span>${
    finding.clearing === 0 ? undefined : html`<span class="number">${formatYen(finding.clearing)}</span>`}<span>${stateName(`finding_${finding.state}`, locale)}</span><a class="button line small" href="/operator/findings/${finding.id}">${consoleTexts.see[locale]}</a></li>`;
  return {
    title: consoleTexts.findings[locale], place: 'findings',
    body: html`${open.length === 0 ? html`<section><h2>${t.open[locale]}</h2><p class="quiet">${phrases(t.none[locale])}</p></section>` : rows(t.open[locale], open.map(line), locale)}${rows(t.closed[locale], closed.map(line), locale)}`,
  };
}

const factValue = (value: string | number, locale: Locale): string => (typeof value === 'number' ? formatYen(yen(value)) : stateName(value, locale));

function repairForm({ finding }: FindingCase, choice: FindingCase['choices'][number], locale: Locale): ActForm {
  const lines = choice.entries.map(({ account, amount }) => fill(t.books[locale], {
    account: wordFor(accountTexts, account, locale), side: booksTexts[amount > 0 ? 'debit' : 'credit'][locale], yen: formatYen(Math.abs(amount) as Yen),
  }));
  const { id: findingId, clearing } = finding;
  const why = secondEyesFor({ kind: 'repair', findingId, bearer: choice.bearer, clearing }, { sales: yen(0), suspendedForGood: false, isOperator: false });
  return {
    operation: 'operatorRepairFinding', action: `/v1/operator/findings/${findingId}/repair`, label: fill(t.repairBy[locale], { bearer: t[choice.bearer][locale] }), ask: fill(t.repairAsk[locale], { yen: formatYen(clearing) }),
    does: [...lines, t.onlyBooks[locale]], why, hidden: { bearer: choice.bearer }, fields: html`<input type="hidden" name="clearing" value="${clearing}" data-kind="integer">`,
  };
}

function actForms(found: FindingCase, locale: Locale): ActForm[] {
  const { finding, choices } = found;
  if (finding.state !== 'open') return [];
  const dismiss: ActForm = {
    operation: 'operatorDismissFinding', action: `/v1/operator/findings/${finding.id}/dismiss`, label: actTexts.dismiss_finding[locale], ask: t.dismissAsk[locale], does: [t.dismissDoes[locale]], why: null,
  };
  return [...choices.map((choice) => repairForm(found, choice, locale)), dismiss];
}

async function findingPage(input: Input): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params, query } = input;
  const at = { locale, now: ctx.clock.now() };
  const found = await readFindingCase(ctx, params['findingId'] ?? '');
  const { finding } = found;
  const forms = actForms(found, locale);
  // One form at a time: two of the same fields on one page would share their names.
  const index = Math.min(Math.max(0, Number(query.get('how') ?? 0) || 0), Math.max(0, forms.length - 1));
  const others = forms.flatMap((form, place) => (place === index ? [] : [html`<li><a href="/operator/findings/${finding.id}?how=${place}">${form.label}</a></li>`]));
  return {
    title: wordFor(findingTexts, finding.kind, locale), place: 'findings',
    body: html`${facts([
      [t.object[locale], objectLink(finding.object)], ...(finding.talkId === null ? [] : [[booksTexts.about[locale], html`${objectLink(finding.talkId)} <a href="/operator/books/journals?q=${finding.talkId}">${t.journals[locale]}</a>`] as const]),
      [t.foundAt[locale], momentWords(finding.foundAt, at)], [t.state[locale], stateName(`finding_${finding.state}`, locale)],
      ...Object.entries(finding.facts).map(([name, value]) => [wordFor(factTexts, name, locale), factValue(value, locale)] as const),
      ...(finding.clearing === 0 ? [] : [[t.atStake[locale], html`<b class="number">${formatYen(finding.clearing)}</b>`] as const]),
      ...(finding.closedReason === null ? [] : [[t.closedReason[locale], finding.closedReason] as const]),
    ])}<section><h2>${t.advice[locale]}</h2><p>${phrases(wordFor(adviceTexts, finding.kind, locale))}</p></section>${await deeds(input, forms.slice(index, index + 1))}${others.length === 0 ? undefined : html`<ul>${others}</ul>`}`,
  };
}

/** Where the card company's record differs from ours. */
export const findingPages: readonly Page[] = [operatorPage('/operator/findings', findingsPage), operatorPage('/operator/findings/{findingId}', findingPage)];
