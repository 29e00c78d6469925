import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { form, selectField, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { blockedUsers, currentUser } from './actions.ts';
import type { SettingsPlace } from './events.ts';
import { accountTexts } from './page-texts.ts';
import { portraitSection } from './portrait-page.ts';
import { blockedPerson, profileUrl, type Person } from './reply.ts';
import { section, sectionsOf, settingsPage } from './settings-layout-page.ts';
import { settingsTexts as t } from './settings-texts.ts';
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

async function profilePlace(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer: { locale, userId } } = input;
  const user = await currentUser(ctx.db.sql, userId);
  const profile = html`${profileForm(user, locale)}<p><a href="${new URL(profileUrl(ctx.config, user.id)).pathname}">${t.see[locale]}</a></p>`;
  const hours = html`<p class="quiet phrases">${phrases(t.hoursNote[locale])}</p>${hoursForm(user, locale)}`;
  return settingsPage(input, {
    place: 'profile',
    sections: html`${portraitSection(ctx.config, user, locale)}${section({ id: 'profile', title: t.profile[locale], body: profile })}${section({ id: 'hours', title: t.hours[locale], body: hours })}${await sectionsOf(input, 'profile')}`,
  });
}

function blockRow(person: Person, locale: Locale): Html {
  if (person.id === null) return html`<li class="who-row"><img class="avatar size-40" src="${person.avatarUrl}" alt="" width="40" height="40"><p>${person.nickname}</p></li>`;
  return html`<li class="who-row"><img class="avatar size-40" src="${person.avatarUrl}" alt="" width="40" height="40"><p>${person.nickname}</p>${form({
    operation: 'unblockUser', method: 'DELETE', action: `/v1/me/blocks/${person.id}`, locale, next: 'reload', fields: submit({ label: t.unblock[locale], look: 'line', size: 'small' }),
  })}</li>`;
}

async function blocksPlace(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer: { locale, userId } } = input;
  const people = (await blockedUsers(ctx, userId)).map((one) => blockedPerson(ctx.config, one));
  const list = people.length === 0 ? html`<p>${t.nobodyBlocked[locale]}</p>` : html`<ul class="plain-list">${people.map((person) => blockRow(person, locale))}</ul>`;
  const body = html`<p class="quiet phrases">${phrases(t.blockNote[locale])}</p>${list}`;
  return settingsPage(input, { place: 'blocks', sections: html`${section({ id: 'blocks', title: t.blocked[locale], body })}${await sectionsOf(input, 'blocks')}` });
}

/** A page made of other modules' sections alone. */
const offeredPlace = (place: SettingsPlace) => async (input: PageInput<UserViewer>): Promise<PageReply> => settingsPage(input, { place, sections: await sectionsOf(input, place) });

/** The settings that are no account's: who one is to others, whom one has blocked, and what other modules show. */
export const settingsPages: readonly Page[] = [
  memberPage('/my/settings', profilePlace), memberPage('/my/settings/blocks', blocksPlace),
  memberPage('/my/settings/cards', offeredPlace('cards')), memberPage('/my/settings/notifications', offeredPlace('notifications')),
];
