import { memberPage, openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { idPattern } from '../primitives/id.ts';
import { form, hiddenField, submit, textField } from '../site/forms.ts';
import { html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { accountPage } from './account-page.ts';
import { mailboxLink } from './account-pages.ts';
import { findUndo } from './email-change-actions.ts';
import { accountTexts } from './page-texts.ts';
import { securityTexts as t } from './security-texts.ts';
import { section, settingsPage } from './settings-layout-page.ts';

/** Where the code of the new address is typed. */
async function codePage(input: PageInput<UserViewer>): Promise<PageReply> {
  const { viewer: { locale }, params } = input;
  const id = params['emailChangeId'] ?? '';
  if (!idPattern('emailChange').test(id)) throw new Problem('not_found');
  const body = html`<p class="phrases">${phrases(t.emailCodeSent[locale])}</p>${form({
    operation: 'confirmEmailChange', method: 'POST', action: `/v1/me/email-changes/${id}/confirm`, locale, next: '/my/settings/security', done: t.emailDone[locale],
    fields: html`${textField({ name: 'code', locale, label: accountTexts.code[locale], aside: accountTexts.sixDigits[locale], inputmode: 'numeric', autocomplete: 'one-time-code', minLength: 6, maxLength: 6, autofocus: true })}
<p class="small-print">${accountTexts.noMail[locale]}</p>${mailboxLink(input)}<p>${submit({ label: t.emailConfirm[locale], busy: t.confirming[locale] })}</p>`,
  })}<p><a href="/my/settings/security">${accountTexts.back[locale]}</a></p>`;
  return settingsPage(input, { place: 'security', sections: section({ id: 'email', title: t.emailCodeTitle[locale], body }) });
}

/** Where the link in the mail to an old address leads. Opening it changes nothing. */
async function undoPage(input: PageInput): Promise<PageReply> {
  const { ctx, viewer: { locale }, params } = input;
  const token = params['token'] ?? '';
  const change = /^[\w-]{20,100}$/u.test(token) ? await findUndo(ctx, token) : null;
  if (change === null) {
    return accountPage(input, { title: t.undoTitle[locale], body: html`<h1>${t.undoTitle[locale]}</h1><p class="phrases">${phrases(t.undoGone[locale])}</p>`, actions: html`<p><a href="/sign-in">${accountTexts.signIn[locale]}</a></p>`, wrap: (content) => content });
  }
  return accountPage(input, {
    title: t.undoTitle[locale],
    body: html`<h1>${t.undoTitle[locale]}</h1><p class="user-name">${fill(t.undoWhat[locale], { email: change.oldEmail })}</p><p class="phrases">${phrases(t.undoThen[locale])}</p>${hiddenField('token', token)}`,
    actions: submit({ label: t.undoGo[locale], busy: t.undoing[locale], size: 'large', wide: true }),
    wrap: (fields) => form({ operation: 'undoEmailChange', method: 'POST', action: '/v1/email-undos', locale, fields, next: '/password-reset' }),
  });
}

/** The pages of changing one's e-mail address, and of undoing it. */
export const emailChangePages: readonly Page[] = [memberPage('/my/settings/security/email/{emailChangeId}', codePage), openPage('/email-undo/{token}', undoPage)];
