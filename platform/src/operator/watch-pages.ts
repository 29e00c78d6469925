import type { Page, PageInput } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { WatchedEffect } from '../jobs/given-up.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, exactTimeWords } from '../primitives/time-words.ts';
import { formatYen } from '../primitives/yen.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { objectOf, type Proposal } from './act.ts';
import { listAudit, verifyAudit } from './audit-actions.ts';
import { auditLines } from './case-pages.ts';
import { caseTexts as t, storyTexts } from './case-texts.ts';
import { actName, deeds, facts, momentWords, namesOf, objectLink, operatorPage, rows, stateName, type ActForm, type ConsoleContent } from './console-page.ts';
import { actTexts, consoleTexts, whyTexts } from './page-texts.ts';
import { moneySection } from './money-pages.ts';
import { readFailures, readProposals, readTalk } from './watch-actions.ts';

/** The codes between the dots of a story's line, in words. */
const inWords = (detail: string, locale: Locale): string => detail.split(' · ').map((part) => stateName(part, locale)).join(' · ');

async function talkPage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, params } = input;
  const { stored, holds, lines } = await readTalk(ctx, params['talkId'] ?? '');
  const { talk } = stored;
  const { terms } = talk;
  const nameOf = await namesOf(ctx, [terms.providerId, terms.visitorId]);
  const at = { locale, now: ctx.clock.now() };
  const person = (id: string) => html`<a href="/operator/users/${id}">${nameOf(id)}</a>`;
  const story = lines.map((line) => html`<li><time class="number">${dayWords(line.at, at)} ${exactTimeWords(line.at)}</time><b>${storyTexts[line.what][locale]}</b><span class="console-line">${inWords(line.detail, locale)}</span></li>`);
  const held = holds.map((hold) => html`<li><span class="number">${hold.part}</span><b>${stateName(hold.hold.state, locale)}</b><span class="number">${formatYen(hold.hold.amount)}</span><code class="console-line">${hold.id}</code></li>`);
  return {
    title: `${t.talk[locale]} ${terms.id}`, money: true,
    body: html`${facts([
      [t.state[locale], html`<b>${stateName(talk.state, locale)}</b>`], [t.service[locale], html`<a href="/operator/services/${terms.serviceId}"><code>${terms.serviceId}</code></a>`],
      [t.provider[locale], person(terms.providerId)], [t.visitor[locale], person(terms.visitorId)],
    ])}${await moneySection(input, stored)}${rows(t.story[locale], story, locale)}<p class="hint">${t.noWords[locale]}</p>${rows(t.holds[locale], held, locale)}`,
  };
}

interface At { readonly locale: Locale; readonly now: Instant }

function effectLines(effects: readonly WatchedEffect[], { locale, now }: At, again: boolean): Html[] {
  return effects.map((effect) => html`<li><time class="number">${momentWords(effect.gaveUpAt ?? effect.enqueuedAt, { locale, now })}</time><b>${effect.kind}</b><code>${effect.key}</code><span class="number">${
    fill(t.tries[locale], { n: effect.attempts })}</span><span class="console-line">${effect.lastError ?? ''}</span>${again ? html`<a class="button line small" href="/operator/failures?job=${encodeURIComponent(effect.key)}">${actTexts.retry[locale]}</a>` : undefined}</li>`);
}

async function failuresPage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale }, query } = input;
  const { givenUp, failing, deliveries } = await readFailures(ctx);
  const at = { locale, now: ctx.clock.now() };
  const chosen = givenUp.find((effect) => effect.key === query.get('job'));
  const retry: ActForm[] = chosen === undefined ? [] : [{
    operation: 'operatorRetryJob', action: '/v1/operator/failures/retry', label: `${actTexts.retry[locale]} ${chosen.key}`, ask: t.retryDoes[locale], does: [t.retryDoes[locale]], why: null, hidden: { effectKey: chosen.key },
  }];
  const undelivered = deliveries.map((one) => html`<li><time class="number">${momentWords(one.lastAt, at)}</time><b>${stateName(one.channel, locale)}</b><span>${one.kind}</span>${one.userId === null ? undefined : html`<a href="/operator/users/${one.userId}"><code>${one.userId}</code></a>`}<span class="number">${
    fill(t.tries[locale], { n: one.attempts })}</span><span class="console-line">${one.error}</span></li>`);
  return {
    title: consoleTexts.failures[locale], place: 'failures',
    body: html`${await deeds(input, retry)}${rows(t.givenUp[locale], effectLines(givenUp, at, true), locale)}${rows(t.failing[locale], effectLines(failing, at, false), locale)}${rows(t.deliveries[locale], undelivered, locale)}`,
  };
}

function proposalLine(proposal: Proposal, nameOf: (id: string) => string, { locale, now }: At): Html {
  const { act, reason, why, proposedBy, proposedAt, expiresAt, state } = proposal;
  const end = state === 'open' ? html`<span>${fill(t.until[locale], { when: momentWords(expiresAt, { locale, now }) })}</span><a class="button line small" href="/operator/proposals?answer=${proposal.id}">${consoleTexts.see[locale]}</a>` : html`<span>${stateName(state, locale)}</span>`;
  return html`<li><time class="number">${momentWords(proposedAt, { locale, now })}</time><b>${actName(act.kind, locale)}</b>${objectLink(objectOf(act))}<span>${fill(t.proposedBy[locale], { name: nameOf(proposedBy) })}</span><span class="console-line">${reason} (${whyTexts[why][locale]})</span>${end}</li>`;
}

/** What a proposed act would do, as far as it isn't in its name: the words to the person, and whether it is for good. */
function proposalFacts({ act }: Proposal, locale: Locale): Html {
  const words = 'words' in act ? act.words : 'wordsToOwner' in act ? act.wordsToOwner : '';
  return facts([
    ...('permanent' in act && act.permanent ? [[t.state[locale], t.suspendedForGood[locale]] as const] : []),
    ...(words === '' ? [] : [[t.said[locale], words] as const]),
  ]);
}

function answerForms(proposal: Proposal, own: boolean, locale: Locale): ActForm[] {
  const action = `/v1/operator/proposals/${proposal.id}/answer`;
  const form = (answer: 'approved' | 'rejected', label: string): ActForm => ({ operation: 'operatorAnswerProposal', action, label, ask: `${label}: ${actName(proposal.act.kind, locale)}`, does: [answer === 'approved' ? t.approveAsk[locale] : label], why: null, hidden: { answer } });
  return own ? [form('rejected', actTexts.reject[locale])] : [form('approved', actTexts.approve[locale]), form('rejected', actTexts.reject[locale])];
}

async function proposalsPage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale, userId }, query } = input;
  const { open, answered } = await readProposals(ctx);
  const nameOf = await namesOf(ctx, [...open, ...answered].map((one) => one.proposedBy));
  const at = { locale, now: ctx.clock.now() };
  const chosen = open.find((one) => one.id === query.get('answer'));
  const forms = chosen === undefined ? [] : answerForms(chosen, chosen.proposedBy === userId, locale);
  // One form at a time: two of the same fields on one page would share their names.
  const [wanted] = forms.filter((form) => form.hidden?.['answer'] === (query.get('how') ?? forms[0]?.hidden?.['answer']));
  const other = forms.find((form) => form !== wanted);
  return {
    title: consoleTexts.proposals[locale], place: 'proposals',
    body: html`${chosen === undefined ? undefined : html`<ul class="console-rows">${proposalLine(chosen, nameOf, at)}</ul>${proposalFacts(chosen, locale)}`}${await deeds(input, wanted === undefined ? [] : [wanted])}${
      chosen === undefined || other === undefined ? undefined : html`<p><a href="/operator/proposals?answer=${chosen.id}&amp;how=${other.hidden?.['answer'] ?? ''}">${other.label}</a></p>`}
${rows(t.waitsFor[locale], open.map((one) => proposalLine(one, nameOf, at)), locale)}${rows(t.answered[locale], answered.map((one) => proposalLine(one, nameOf, at)), locale)}`,
  };
}

async function auditPage({ ctx, viewer: { locale }, query }: PageInput<UserViewer>): Promise<ConsoleContent> {
  const before = /^\d{1,15}$/u.test(query.get('before') ?? '') ? Number(query.get('before')) : undefined;
  const [entries, check] = await Promise.all([listAudit(ctx, { limit: 100, before }), verifyAudit(ctx)]);
  const at = { locale, now: ctx.clock.now() };
  const lines = auditLines(entries, await namesOf(ctx, entries.map((entry) => entry.operatorId)), at);
  const verdict = check.fault === null
    ? html`<p class="note free">${icon('circle-check', 18)}<span>${fill(t.whole[locale], { n: check.deeds })} <code class="console-digest">${check.lastDigest}</code></span></p>`
    : html`<p class="note beni">${icon('warning', 18)}<span class="phrases">${phrases(fill(t.broken[locale], { n: check.fault.seq }))}</span></p>`;
  const last = entries.at(-1);
  return {
    title: consoleTexts.audit[locale], place: 'audit',
    body: html`${verdict}${rows(consoleTexts.audit[locale], lines, locale)}${entries.length === 100 && last !== undefined ? html`<p><a class="button line small" href="/operator/audit?before=${last.seq}">${consoleTexts.more[locale]}</a></p>` : undefined}`,
  };
}

/** Talks, what doesn't get through, proposals and the log. */
export const watchPages: readonly Page[] = [
  operatorPage('/operator/talks/{talkId}', talkPage), operatorPage('/operator/failures', failuresPage), operatorPage('/operator/proposals', proposalsPage), operatorPage('/operator/audit', auditPage),
];
