import type { Page, PageInput } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import { after, type Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { decisionsFor, kindTexts, reasonTexts, type Report } from '../reports/index.ts';
import { checkField, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { ANSWER_TIME, secondEyesFor } from './act.ts';
import { factsOf } from './actions.ts';
import { auditLines, reportLines } from './case-pages.ts';
import { readReport, readShownMessages, type ReportCase } from './case-actions.ts';
import { caseTexts as t } from './case-texts.ts';
import { deeds, facts, momentWords, namesOf, operatorPage, rows, type ActForm, type ConsoleContent } from './console-page.ts';
import { actTexts, consoleTexts } from './page-texts.ts';
import { readReports } from './watch-actions.ts';

async function queuePage({ ctx, viewer: { locale }, query }: PageInput<UserViewer>): Promise<ConsoleContent> {
  const state = query.get('state') === 'decided' ? 'decided' : 'open';
  const reports = await readReports(ctx, state, 100);
  const tab = (one: 'open' | 'decided') => html`<a ${attributes({ href: one === 'open' ? '/operator/reports' : '/operator/reports?state=decided', 'aria-current': one === state ? 'page' : undefined })}>${t[one][locale]}</a>`;
  return {
    title: consoleTexts.reports[locale], place: 'reports',
    body: html`<nav class="tabs console-tabs" aria-label="${consoleTexts.reports[locale]}">${tab('open')}${tab('decided')}</nav>${rows(t[state][locale], reportLines(reports, { locale, now: ctx.clock.now() }), locale)}`,
  };
}

/** Where the console shows what was reported; a conversation and its messages have no page of their own. */
function thingHref({ kind, id, ownerId }: Report): string {
  if (kind === 'service') return `/operator/services/${id}`;
  return kind === 'talk' ? `/operator/talks/${id}` : `/operator/users/${ownerId}`;
}

function reportFacts({ report, reporter, owner }: ReportCase, locale: Locale, when: string): Html {
  const person = (id: string, name: string | undefined) => html`<a href="/operator/users/${id}">${name ?? id}</a>`;
  const { decided } = report;
  return facts([
    [t.reference[locale], html`<b class="number">${report.reference}</b> <time class="number">${when}</time>`],
    [t.what[locale], html`${kindTexts[report.kind][locale]} <a href="${thingHref(report)}"><code>${report.id}</code></a>`],
    [t.reasonOf[locale], html`<b>${reasonTexts[report.reason][locale]}</b>`], [t.about[locale], person(report.ownerId, owner?.nickname)], [t.reporter[locale], person(report.reporterId, reporter?.nickname)],
    ...(report.words === '' ? [] : [[t.reporterWords[locale], html`<span class="user-words">${report.words}</span>`] as const]),
    ...(report.shown === '' ? [] : [[t.shown[locale], html`<span class="user-words">${report.shown}</span>`] as const]),
    ...(decided === null ? [] : [[t.decision[locale], html`<b>${t[decided.decision][locale]}</b>`], [consoleTexts.reason[locale], decided.reason], [t.wordsToReporter[locale], decided.wordsToReporter], [t.wordsToOwner[locale], decided.wordsToOwner]] as const),
  ]);
}

function decisionFields({ report: { kind } }: ReportCase, locale: Locale): Html {
  return html`<fieldset class="field" data-field="decision" id="field-decision" aria-describedby="field-decision-error"><legend class="label">${t.decision[locale]}</legend>${decisionsFor(kind).map((decision) => html`<label class="check"><input ${attributes({
    type: 'radio', name: 'decision', value: decision, required: true, 'data-kind': 'text', 'data-label': t.decision[locale] })}><span>${t[decision][locale]}<small class="hint">${phrases(t[`${decision}Hint`][locale])}</small></span></label>`)}<div class="below"><span class="error" id="field-decision-error"></span></div></fieldset>
${checkField({ name: 'permanent', locale, label: consoleTexts.permanent[locale] })}
${textField({ name: 'wordsToReporter', locale, label: t.wordsToReporter[locale], hint: consoleTexts.wordsHint[locale], lines: 3, minLength: 1, maxLength: 1000 })}
${textField({ name: 'wordsToOwner', locale, label: t.wordsToOwner[locale], hint: consoleTexts.wordsHint[locale], lines: 3, maxLength: 1000, optional: true })}`;
}

async function actsOf({ ctx, viewer: { locale, userId }, query }: PageInput<UserViewer>, found: ReportCase): Promise<ActForm[]> {
  const { report } = found;
  if (report.ownerId === userId || report.reporterId === userId) return [];
  if (report.decided !== null) {
    return found.reviewHidden ? [{
      operation: 'operatorShowReview', action: `/v1/operator/reviews/${report.id}/show`, label: actTexts.show_review[locale], ask: t.showReviewDoes[locale], does: [t.showReviewDoes[locale]], why: null,
    }] : [];
  }
  if (query.get('do') === 'ask') {
    return [{ operation: 'operatorAskAuthor', action: `/v1/operator/reports/${report.reportId}/ask`, label: actTexts.ask_author[locale], ask: t.askAsk[locale], does: [t.askDoes1[locale], t.askDoes2[locale]], why: null, words: 'needed' }];
  }
  const act = { kind: 'decide', reportId: report.reportId, decision: 'suspend', permanent: false, wordsToReporter: '', wordsToOwner: '' } as const;
  const why = found.owner === null || found.owner.deletedAt !== null ? null : secondEyesFor(act, await factsOf(ctx.db.sql, act));
  return [{
    operation: 'operatorDecideReport', action: `/v1/operator/reports/${report.reportId}/decide`, label: t.decideGo[locale], ask: t.decideAsk[locale], does: [t.decideDoes[locale]], why, fields: decisionFields(found, locale),
  }];
}

function messagesPart({ report, shownMessages }: ReportCase, locale: Locale): Html {
  if (shownMessages === 0) return html`<section><h2>${t.messages[locale]}</h2><p class="quiet">${t.noMessages[locale]}</p></section>`;
  return html`<section><h2>${t.messages[locale]}</h2><p class="phrases">${phrases(fill(t.messagesHint[locale], { n: shownMessages }))}</p><p><a class="button line small" href="/operator/reports/${report.reportId}/messages">${icon('eye', 16)}<span>${t.read[locale]}</span></a></p></section>`;
}

/** A claim about a right: its author is asked first, and how long there is to wait. */
function claimPart({ report, audit }: ReportCase, asking: boolean, at: { locale: Locale; now: Instant }): Html | undefined {
  if (report.reason !== 'rights' || report.decided !== null) return undefined;
  const { locale } = at;
  const asked = audit.find((entry) => entry.act === 'ask_author');
  const words = asked === undefined ? t.rights[locale] : fill(t.asked[locale], { when: momentWords(after(asked.at, ANSWER_TIME), at) });
  return html`<p class="note ai">${icon('info', 18)}<span class="phrases">${phrases(words)} <a href="/operator/reports/${report.reportId}${asking ? '' : '?do=ask'}">${asking ? t.toDecide[locale] : actTexts.ask_author[locale]}</a></span></p>`;
}

async function reportPage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params, query } = input;
  const found = await readReport(ctx, params['reportId'] ?? '');
  const at = { locale, now: ctx.clock.now() };
  return {
    title: `${t.report[locale]} ${found.report.reference}`, place: 'reports',
    body: html`${reportFacts(found, locale, momentWords(found.report.createdAt, at))}
${claimPart(found, query.get('do') === 'ask', at)}
${messagesPart(found, locale)}${await deeds(input, await actsOf(input, found))}
${rows(consoleTexts.audit[locale], auditLines(found.audit, await namesOf(ctx, found.audit.map((entry) => entry.operatorId)), at), locale)}`,
  };
}

async function messagesPage({ ctx, viewer, params }: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { locale } = viewer;
  const { report } = await readReport(ctx, params['reportId'] ?? '');
  const messages = await readShownMessages(ctx, viewer, report.reportId);
  const nameOf = await namesOf(ctx, messages.map((message) => message.senderId));
  const at = { locale, now: ctx.clock.now() };
  const lines = messages.map((message) => html`<li><time class="number">${momentWords(message.at, at)}</time><b>${nameOf(message.senderId)}</b><span class="user-words console-line">${message.text}</span></li>`);
  return { title: `${t.messages[locale]} ${report.reference}`, place: 'reports', body: html`${rows(fill(t.messagesHint[locale], { n: messages.length }), lines, locale)}<p><a href="/operator/reports/${report.reportId}">${t.report[locale]} ${report.reference}</a></p>` };
}

/** The queue of reports, each report, and the messages shown with it. */
export const reportPages: readonly Page[] = [operatorPage('/operator/reports', queuePage), operatorPage('/operator/reports/{reportId}', reportPage), operatorPage('/operator/reports/{reportId}/messages', messagesPage)];
