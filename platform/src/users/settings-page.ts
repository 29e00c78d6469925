import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { form, selectField, submit, textField } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { page } from '../site/layout.ts';
import { blockedUsers, currentUser } from './actions.ts';
import { accountTexts, settingsTexts as t } from './page-texts.ts';
import { pageViewer } from './page-viewer.ts';
import { blockedPerson, profileUrl, type Person } from './reply.ts';
import type { User } from './user.ts';

function profileForm(user: User, locale: Locale): Html {
  return form({
    operation: 'updateMe', method: 'PATCH', action: '/v1/me', locale, next: 'reload',
    fields: html`${textField({ name: 'nickname', locale, label: accountTexts.nickname[locale], aside: accountTexts.seen[locale], value: user.nickname, maxLength: 30 })}
${textField({ name: 'words', locale, label: t.words[locale], hint: t.wordsHint[locale], value: user.words, lines: 5, maxLength: 2000, counter: true, optional: true })}
${selectField({ name: 'locale', locale, label: t.locale[locale], value: user.locale, choices: [{ value: 'ja', label: '日本語' }, { value: 'en', label: 'English' }] })}
<p>${submit({ label: t.save[locale], busy: t.saving[locale] })}</p>`,
  });
}

function blockRow(person: Person, locale: Locale): Html {
  if (person.id === null) return html`<li class="who-row"><img class="avatar size-40" src="${person.avatarUrl}" alt="" width="40" height="40"><p>${person.nickname}</p></li>`;
  return html`<li class="who-row"><img class="avatar size-40" src="${person.avatarUrl}" alt="" width="40" height="40"><p>${person.nickname}</p>${form({
    operation: 'unblockUser', method: 'DELETE', action: `/v1/me/blocks/${person.id}`, locale, next: 'reload', fields: submit({ label: t.unblock[locale], look: 'line', size: 'small' }),
  })}</li>`;
}

function sessionForms(locale: Locale): Html {
  return html`<p class="quiet">${t.sessionsNote[locale]}</p><div class="row">${form({
    operation: 'deleteSession', method: 'DELETE', action: '/v1/sessions/current', locale, next: '/', fields: submit({ label: t.signOut[locale], look: 'line' }),
  })}${form({
    operation: 'deleteAllSessions', method: 'DELETE', action: '/v1/sessions', locale, next: '/sign-in', confirm: t.everywhereConfirm[locale],
    fields: submit({ label: t.signOutEverywhere[locale], look: 'line' }),
  })}</div>
<p><a href="/password-reset">${t.password[locale]}</a></p>`;
}

async function settingsPage({ ctx, viewer, path }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale } = viewer;
  const [user, blocked] = await Promise.all([currentUser(ctx.db.sql, viewer.userId), blockedUsers(ctx, viewer.userId)]);
  const people = blocked.map((one) => blockedPerson(ctx.config, one));
  return {
    html: page({
      title: t.title[locale], locale, viewer: await pageViewer(ctx, viewer), path, noindex: true,
      body: html`<div class="column settings-page stack"><h1>${t.title[locale]}</h1>
<section class="card padded"><h2>${t.profile[locale]}</h2>${profileForm(user, locale)}<p><a href="${new URL(profileUrl(ctx.config, user.id)).pathname}">${t.see[locale]}</a></p></section>
<section class="card padded"><h2>${t.sessions[locale]}</h2>${sessionForms(locale)}</section>
<section class="card padded"><h2>${t.blocked[locale]}</h2><p class="quiet">${t.blockNote[locale]}</p>${
  people.length === 0 ? html`<p>${t.nobodyBlocked[locale]}</p>` : html`<ul class="plain-list">${people.map((person) => blockRow(person, locale))}</ul>`}</section></div>`,
    }),
  };
}

/** One's own settings. */
export const settingsPages: readonly Page[] = [memberPage('/my/settings', settingsPage)];
