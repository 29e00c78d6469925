import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { UserId } from '../primitives/id.ts';
import type { Instant } from '../primitives/instant.ts';
import { fromWire } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { form, hiddenField, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer, personFor, type Person } from '../users/index.ts';
import { openReport, readOwnReport, type ReportForm } from './actions.ts';
import { reportPageTexts as t } from './page-texts.ts';
import { reportReply } from './reply.ts';
import { parseAbout, reportReasons } from './report.ts';
import { kindTexts, reasonHints, reasonTexts } from './texts.ts';

interface Shown { readonly form: ReportForm; readonly other: Person; readonly viewerId: UserId; readonly locale: Locale; readonly now: Instant }

/** What is reported, in a box: whose it is, and of what is public its first words. */
function thingBox({ form: { thing, found }, other, locale }: Shown): Html {
  const kind = kindTexts[thing.kind][locale];
  const line = found.words.replaceAll(/\s+/gu, ' ').slice(0, 120);
  return html`<section class="card padded report-thing" aria-label="${t.about[locale]}"><img class="avatar size-40" src="${other.avatarUrl}" alt="" width="40" height="40"><div><b>${
    thing.kind === 'user' ? other.nickname : fill(t.of[locale], { name: other.nickname, kind })}</b>${line === '' || thing.kind === 'user' ? undefined : html`<p class="hint">${line}</p>`}</div></section>`;
}

function reasons(locale: Locale): Html {
  return html`<fieldset class="field" data-field="reason" id="field-reason" aria-describedby="field-reason-error"><legend class="label">${t.reason[locale]}</legend>${reportReasons.map((reason) => html`<label class="check"><input ${attributes({
    type: 'radio', name: 'reason', value: reason, required: true, 'data-kind': 'text', 'data-label': t.reason[locale] })}><span>${reasonTexts[reason][locale]}${
    reasonHints[reason] === undefined ? undefined : html`<small class="hint">${phrases(reasonHints[reason][locale])}</small>`}</span></label>`)}<div class="below"><span class="error" id="field-reason-error"></span></div></fieldset>`;
}

/** The messages of the thread, each with a box: the reported one is ticked and stays so. */
function messageBoxes({ form: { found, messages }, other, viewerId, locale, now }: Shown): Html | undefined {
  if (found.conversationId === null) return undefined;
  const row = (message: (typeof messages)[number]) => html`<label class="check report-message"><input ${attributes({
    type: 'checkbox', name: 'messageIds', value: message.id, checked: message.id === found.messageId, 'data-kind': 'list' })}><span><small class="hint">${
    message.senderId === viewerId ? t.mine[locale] : other.nickname} ${dayWords(message.at, { locale, now })} ${timeWords(message.at)}</small><span class="user-words">${message.text}</span></span></label>`;
  return html`<fieldset class="field" data-field="messageIds" id="field-messageIds" aria-describedby="field-messageIds-hint field-messageIds-error"><legend class="label">${t.messages[locale]}</legend><p class="hint" id="field-messageIds-hint">${
    phrases(t.messagesHint[locale])}</p>${messages.length === 0 ? html`<p class="quiet">${t.noMessages[locale]}</p>` : html`<div class="report-messages" tabindex="0" role="group" aria-label="${t.messages[locale]}">${messages.map(row)}</div>`}<div class="below"><span class="error" id="field-messageIds-error"></span></div></fieldset>`;
}

function reportForm(shown: Shown): Html {
  const { form: { thing }, locale } = shown;
  return form({
    operation: 'createReport', method: 'POST', action: '/v1/reports', locale, next: '/report/{id}', draft: true,
    fields: html`${hiddenField('kind', thing.kind)}${hiddenField('id', thing.id)}${reasons(locale)}${messageBoxes(shown)}
${textField({ name: 'words', locale, label: t.words[locale], hint: t.wordsHint[locale], optional: true, lines: 5, maxLength: 1000, counter: true })}
<div class="form-actions">${submit({ label: t.send[locale], busy: t.sending[locale] })}</div>`,
  });
}

async function newReportPage({ ctx, viewer, query, path }: PageInput<UserViewer>): Promise<PageReply> {
  const thing = parseAbout(query.get('about'));
  if (thing === null) throw new Problem('not_found');
  const { locale, userId } = viewer;
  const found = await openReport(ctx, ctx.db.sql, { ...thing, viewerId: userId });
  const shown: Shown = { form: found, other: await personFor(ctx, userId, found.found.ownerId), viewerId: userId, locale, now: ctx.clock.now() };
  return {
    html: page({
      title: t.heading[locale], locale, viewer: await pageViewer(ctx, viewer), path, noindex: true,
      body: html`<div class="column report-page stack"><h1 class="voice">${phrases(t.heading[locale])}</h1><p class="phrases">${phrases(t.lead[locale])}</p>${thingBox(shown)}
<p class="note warn">${icon('warning', 18)}<span class="phrases">${phrases(t.danger[locale])}</span></p>${reportForm(shown)}</div>`,
    }),
  };
}

/** Blocking is offered where the other can still be seen: there is nobody to block otherwise. */
function blockOffer(other: Person, locale: Locale): Html | undefined {
  if (other.id === null || other.hidden) return undefined;
  return html`<section class="card padded stack tight"><p class="phrases">${phrases(fill(t.blockHint[locale], { name: other.nickname }))}</p>${form({
    operation: 'blockUser', method: 'PUT', action: `/v1/me/blocks/${other.id}`, locale, next: 'reload', done: t.blocked[locale], fields: submit({ label: t.block[locale], look: 'line' }),
  })}</section>`;
}

async function ownReportPage({ ctx, viewer, params, path }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale, userId } = viewer;
  const report = await reportReply(ctx, await readOwnReport(ctx, userId, params['reportId'] ?? ''), locale);
  const fact = (name: string, value: Html | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return {
    html: page({
      title: t.sentHeading[locale], locale, viewer: await pageViewer(ctx, viewer), path, noindex: true,
      body: html`<div class="column report-page stack"><h1 class="voice">${phrases(t.sentHeading[locale])}</h1>
<dl class="statement">${fact(t.reference[locale], html`<b class="number">${report.reference}</b>`)}${fact(t.about[locale], fill(t.of[locale], { name: report.about.nickname, kind: kindTexts[report.kind][locale] }))}${
        fact(t.reason[locale], reasonTexts[report.reason][locale])}${fact(t.shown[locale], fill(t.count[locale], { n: report.shownMessages }))}${
        fact(t.when[locale], dayWords(fromWire(report.createdAt), { locale, now: ctx.clock.now() }))}</dl>
<section><h2>${t.next[locale]}</h2><p class="phrases">${phrases(report.next)}</p></section>
${report.answer === null ? undefined : html`<section><h2>${t.answer[locale]}</h2><p class="user-words">${report.answer}</p></section>`}
${blockOffer(report.about, locale)}<p><a class="button ink" href="/my">${t.onward[locale]}</a></p></div>`,
    }),
  };
}

/** The one page for reports of everything, and the reporter's own copy. */
export const pages: readonly Page[] = [memberPage('/report', newReportPage), memberPage('/report/{reportId}', ownReportPage)];
