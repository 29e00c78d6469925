import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { form, selectField, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { myPage } from '../site/my-page.ts';
import { phrases } from '../site/phrases.ts';
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

/** Talk times of the profile, painted on the façade. */
function hoursForm(user: User, locale: Locale): Html {
  return form({
    operation: 'updateMe', method: 'PATCH', action: '/v1/me', locale,
    fields: html`<ck-hours-field always lang="${locale}"><input ${attributes({ type: 'hidden', name: 'talkTimes', value: JSON.stringify(user.talkTimes), 'data-kind': 'json' })}></ck-hours-field>
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
  const { locale, userId } = viewer;
  const [user, blocked] = await Promise.all([currentUser(ctx.db.sql, userId), blockedUsers(ctx, userId)]);
  const people = blocked.map((one) => blockedPerson(ctx.config, one));
  const others = await Promise.all((ctx.reactions.settingsSections ?? []).map((section) => section({ userId, locale })));
  return {
    html: myPage({
      current: 'settings', heading: t.heading, locale, viewer: await pageViewer(ctx, viewer), path,
      body: html`<div class="settings-page stack">
<section class="card padded"><h2>${t.profile[locale]}</h2>${profileForm(user, locale)}<p><a href="${new URL(profileUrl(ctx.config, user.id)).pathname}">${t.see[locale]}</a></p></section>
<section class="card padded"><h2>${t.hours[locale]}</h2><p class="quiet phrases">${phrases(t.hoursNote[locale])}</p>${hoursForm(user, locale)}</section>
${others}<section class="card padded"><h2>${t.blocked[locale]}</h2><p class="quiet phrases">${phrases(t.blockNote[locale])}</p>${
  people.length === 0 ? html`<p>${t.nobodyBlocked[locale]}</p>` : html`<ul class="plain-list">${people.map((person) => blockRow(person, locale))}</ul>`}</section>
<section class="card padded"><h2>${t.sessions[locale]}</h2>${sessionForms(locale)}</section></div>`,
    }),
  };
}

/** One's own settings. */
export const settingsPages: readonly Page[] = [memberPage('/my/settings', settingsPage)];
