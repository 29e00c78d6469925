import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { form, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { securityTexts as t } from './security-texts.ts';
import { section, sectionsOf, settingsPage } from './settings-layout-page.ts';

function sessionForms(locale: Locale): Html {
  return html`<p class="quiet">${t.sessionsNote[locale]}</p><div class="row">${form({
    operation: 'deleteSession', method: 'DELETE', action: '/v1/sessions/current', locale, next: '/', fields: submit({ label: t.signOut[locale], look: 'line' }),
  })}${form({
    operation: 'deleteAllSessions', method: 'DELETE', action: '/v1/sessions', locale, next: '/sign-in', confirm: t.everywhereConfirm[locale],
    fields: submit({ label: t.signOutEverywhere[locale], look: 'line' }),
  })}</div>
<p><a href="/password-reset">${t.password[locale]}</a></p>`;
}

async function securityPlace(input: PageInput<UserViewer>): Promise<PageReply> {
  const { locale } = input.viewer;
  return settingsPage(input, { place: 'security', sections: html`${section({ id: 'sessions', title: t.sessions[locale], body: sessionForms(locale) })}${await sectionsOf(input, 'security')}` });
}

/** How one signs in, and where one is signed in. */
export const securityPages: readonly Page[] = [memberPage('/my/settings/security', securityPlace)];
