import type { Page, PageInput } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { asId, idPattern } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { formatYen, yen } from '../primitives/yen.ts';
import { kindTexts, reasonTexts, type Report } from '../reports/index.ts';
import { html, type Html } from '../site/html.ts';
import { fill } from '../site/texts.ts';
import { secondEyesFor, type Act } from './act.ts';
import { factsOf } from './actions.ts';
import type { AuditEntry } from './audit.ts';
import { readService, readUser, type ServiceCase, type UserCase } from './case-actions.ts';
import { caseTexts as t } from './case-texts.ts';
import { actName, deeds, facts, momentWords, namesOf, objectLink, operatorPage, rows, stateName, type ActForm, type ConsoleContent } from './console-page.ts';
import { actTexts, consoleTexts } from './page-texts.ts';

interface At { readonly locale: Locale; readonly now: Instant }

/** Rows of the log about one thing. */
export function auditLines(entries: readonly AuditEntry[], nameOf: (id: string) => string, { locale, now }: At): Html[] {
  const who = (id: string) => (id === 'shell' ? t.shell[locale] : nameOf(id));
  return entries.map((entry) => html`<li><time class="number">${momentWords(entry.at, { locale, now })}</time><span>${who(entry.operatorId)}</span><b>${actName(entry.act, locale)}</b><span class="console-line">${entry.reason}</span>${objectLink(entry.objectId)}</li>`);
}

/** Rows of reports. */
export function reportLines(reports: readonly Report[], { locale, now }: At): Html[] {
  return reports.map((report) => html`<li><time class="number">${momentWords(report.createdAt, { locale, now })}</time><span>${kindTexts[report.kind][locale]}</span><b class="console-line">${reasonTexts[report.reason][locale]}</b><span>${
    report.decided === null ? t.open[locale] : t[report.decided.decision][locale]}</span><a class="button line small" href="/operator/reports/${report.reportId}">${consoleTexts.see[locale]}</a></li>`);
}

const openStates = ['requested', 'accepted', 'live'] as const;

function stateOf({ suspension }: UserCase, locale: Locale): string {
  if (suspension === null) return t.active[locale];
  return t[suspension.permanent ? 'suspendedForGood' : 'suspended'][locale];
}

function userFacts(found: UserCase, { locale, now }: At): Html {
  const { user, sales, suspension } = found;
  const total = yen(sales.pending + sales.payable);
  return facts([
    [t.nickname[locale], suspension === null ? html`<a href="/u/${user.id}">${user.nickname}</a>` : user.nickname], [t.email[locale], user.email], [t.number[locale], html`<code>${user.id}</code>`], [t.since[locale], momentWords(user.createdAt, { locale, now })],
    [t.state[locale], html`<b>${stateOf(found, locale)}</b>${found.operator ? ` · ${t.isOperator[locale]}` : ''}`], ...(suspension === null || suspension.words === '' ? [] : [[t.said[locale], suspension.words] as const]),
    [t.sales[locale], html`<span class="number">${formatYen(sales.pending)} + ${formatYen(sales.payable)} = ${formatYen(total)}</span>`],
    [t.talks[locale], Object.entries(found.talks).map(([state, count]) => `${stateName(state, locale)} ${count}`).join(' · ') || '0'],
  ]);
}

function userAct(found: UserCase, second: (act: Act) => ReturnType<typeof secondEyesFor>, locale: Locale): ActForm {
  const { user, sales, suspension, services } = found;
  const name = user.nickname;
  if (suspension !== null) {
    return { operation: 'operatorRestoreUser', action: `/v1/operator/users/${user.id}/restore`, label: actTexts.restore[locale], ask: fill(t.restoreAsk[locale], { name }), words: 'optional',
      does: [t.restoreDoes1[locale], t.restoreDoes2[locale]], why: second({ kind: 'restore', userId: user.id, words: '' }) };
  }
  const shown = services.filter((one) => one.state === 'published' || one.state === 'paused').length;
  const open = openStates.reduce((sum, state) => sum + (found.talks[state] ?? 0), 0);
  const owed = yen(sales.pending + sales.payable);
  return {
    operation: 'operatorSuspendUser', action: `/v1/operator/users/${user.id}/suspend`, label: actTexts.suspend[locale], ask: fill(t.suspendAsk[locale], { name }), words: 'needed', permanent: true, look: 'beni',
    does: [t.suspendDoes1[locale], fill(t.suspendDoes2[locale], { services: shown }), fill(t.suspendDoes3[locale], { open }), fill(t.suspendDoes4[locale], { sales: formatYen(owed) }),
      ...(owed > 0 ? [t.suspendDoes5[locale]] : [])],
    why: second({ kind: 'suspend', userId: user.id, words: '', permanent: false }),
  };
}

async function userPage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer, params } = input;
  const { locale } = viewer;
  const id = params['userId'] ?? '';
  if (!idPattern('user').test(id)) throw new Problem('not_found');
  const userId = asId('user', id);
  const found = await readUser(ctx, userId);
  const at = { locale, now: ctx.clock.now() };
  const actFacts = await factsOf(ctx.db.sql, { kind: 'restore', userId, words: '' });
  const services = found.services.map((one) => html`<li><b class="console-line">${one.title}</b><span>${stateName(one.state, locale)}</span><a class="button line small" href="/operator/services/${one.id}">${consoleTexts.see[locale]}</a></li>`);
  const talks = found.recent.map(({ talk: { state, terms } }) => html`<li><time class="number">${momentWords(terms.requestedAt, at)}</time><span>${t[terms.providerId === userId ? 'provider' : 'visitor'][locale]}</span><b>${stateName(state, locale)}</b><code class="console-line">${terms.id}</code><a class="button line small" href="/operator/talks/${terms.id}">${consoleTexts.see[locale]}</a></li>`);
  return {
    title: `${t.user[locale]} ${found.user.nickname}`,
    body: html`${userFacts(found, at)}${await deeds(input, viewer.userId === userId ? [] : [userAct(found, (act) => secondEyesFor(act, actFacts), locale)])}
${rows(t.reportsAbout[locale], reportLines(found.reports, at), locale)}${rows(t.services[locale], services, locale)}${rows(t.talks[locale], talks, locale)}
${rows(consoleTexts.audit[locale], auditLines(found.audit, await namesOf(ctx, found.audit.map((entry) => entry.operatorId)), at), locale)}`,
  };
}

function serviceAct({ service }: ServiceCase, locale: Locale): ActForm {
  const base = `/v1/operator/services/${service.id}`;
  if (service.state === 'hidden') return { operation: 'operatorShowService', action: `${base}/show`, label: actTexts.show_service[locale], ask: t.showAsk[locale], does: [t.showDoes[locale]], why: null, words: 'optional' };
  return { operation: 'operatorHideService', action: `${base}/hide`, label: actTexts.hide_service[locale], ask: t.hideAsk[locale], does: [t.hideDoes1[locale], t.hideDoes2[locale]], why: null, words: 'needed', look: 'beni' };
}

async function servicePage(input: PageInput<UserViewer>): Promise<ConsoleContent> {
  const { ctx, viewer: { locale, userId }, params } = input;
  const found = await readService(ctx, params['serviceId'] ?? '');
  const { service, provider, hiding } = found;
  const isPublic = provider.suspendedAt === null && (service.state === 'published' || service.state === 'paused');
  const at = { locale, now: ctx.clock.now() };
  return {
    title: `${t.service[locale]} 「${service.title}」`,
    body: html`${facts([
      [t.number[locale], isPublic ? html`<a href="/s/${service.id}"><code>${service.id}</code></a>` : html`<code>${service.id}</code>`], [t.state[locale], html`<b>${stateName(service.state, locale)}</b>`], [t.provider[locale], html`<a href="/operator/users/${provider.id}">${provider.nickname}</a>`],
      ...(hiding === null || hiding.words === '' ? [] : [[t.said[locale], hiding.words] as const]),
    ])}<p class="user-words console-words">${service.prText}</p>${await deeds(input, provider.id === userId ? [] : [serviceAct(found, locale)])}
${rows(t.reportsAbout[locale], reportLines(found.reports, at), locale)}${rows(consoleTexts.audit[locale], auditLines(found.audit, await namesOf(ctx, found.audit.map((entry) => entry.operatorId)), at), locale)}`,
  };
}

/** Users and services. */
export const casePages: readonly Page[] = [operatorPage('/operator/users/{userId}', userPage), operatorPage('/operator/services/{serviceId}', servicePage)];
