import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { form, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { currentUser } from './actions.ts';
import { accountTexts } from './page-texts.ts';
import type { Passkey } from './passkey.ts';
import { listPasskeys } from './passkey-actions.ts';
import { securityTexts as t } from './security-texts.ts';
import { listSignedIn, type SignedInPlace } from './session-list-actions.ts';
import { section, sectionsOf, settingsPage } from './settings-layout-page.ts';

/** The reader's language and the present moment, for days. */
interface Shown { readonly locale: Locale; readonly now: Instant }

const moment = (at: Instant, shown: Shown) => `${dayWords(at, shown)} ${timeWords(at)}`;

function emailForm(email: string, locale: Locale): Html {
  return html`<dl class="setting-facts"><dt>${t.emailNow[locale]}</dt><dd>${email}</dd></dl>${form({
    operation: 'startEmailChange', method: 'POST', action: '/v1/me/email-changes', locale, next: '/my/settings/security/email/{emailChangeId}',
    fields: html`${textField({ name: 'email', locale, label: t.emailNew[locale], type: 'email', inputmode: 'email', autocomplete: 'email', maxLength: 254, hint: t.emailHint[locale] })}
<p>${submit({ label: t.emailGo[locale], busy: t.sending[locale], look: 'line' })}</p>`,
  })}`;
}

function passwordForm(locale: Locale): Html {
  return html`${form({
    operation: 'changePassword', method: 'PUT', action: '/v1/me/password', locale, next: 'reload', done: t.passwordDone[locale],
    fields: html`${textField({ name: 'newPassword', locale, label: accountTexts.newPassword[locale], aside: accountTexts.twelve[locale], type: 'password', autocomplete: 'new-password', minLength: 12, maxLength: 128, hint: t.passwordHint[locale] })}
<p>${submit({ label: t.passwordGo[locale], busy: t.confirming[locale], look: 'line' })}</p>`,
  })}<p><a href="/password-reset">${t.forgot[locale]}</a></p>`;
}

/** A field without an id of its own: there is one for each passkey. */
function nameInput(name: string, locale: Locale): Html {
  const label = t.passkeyName[locale];
  const given = attributes({ class: 'input', name: 'name', value: name, required: true, 'data-kind': 'text', 'data-label': label, 'data-max-length': 60, 'aria-label': label });
  return html`<div class="field" data-field="name"><input ${given}><span class="error" role="alert"></span></div>`;
}

function passkeyRow(passkey: Passkey, shown: Shown): Html {
  const { locale } = shown;
  const facts = [fill(t.added[locale], { day: dayWords(passkey.createdAt, shown) }), passkey.usedAt === null ? t.neverUsed[locale] : fill(t.lastUsed[locale], { day: dayWords(passkey.usedAt, shown) }), ...(passkey.synced ? [t.synced[locale]] : [])];
  const rename = form({
    operation: 'renamePasskey', method: 'PATCH', action: `/v1/me/passkeys/${passkey.id}`, locale, next: 'reload', class: 'form rename',
    fields: html`${nameInput(passkey.name, locale)}<p>${submit({ label: t.rename[locale], look: 'line', size: 'small' })}</p>`,
  });
  const remove = form({
    operation: 'removePasskey', method: 'DELETE', action: `/v1/me/passkeys/${passkey.id}`, locale, next: 'reload', done: t.passkeyRemoved[locale],
    confirm: fill(t.removePasskeyConfirm[locale], { name: passkey.name }), fields: submit({ label: t.removePasskey[locale], look: 'line', size: 'small' }),
  });
  return html`<li class="setting-row"><p><b class="user-name">${icon('key', 18)} ${passkey.name}</b><br><small class="quiet">${facts.join(' ・ ')}</small>${
    passkey.clonedAt === null ? undefined : html`<br><span class="error">${t.passkeyCopied[locale]}</span>`}</p><div class="row">${remove}</div><details><summary>${t.rename[locale]}</summary>${rename}</details></li>`;
}

function passkeyList(passkeys: readonly Passkey[], shown: Shown): Html {
  const { locale } = shown;
  return html`<p class="quiet phrases">${phrases(t.passkeysHint[locale])}</p>${
    passkeys.length === 0 ? html`<p>${t.noPasskeys[locale]}</p>` : html`<ul class="plain-list">${passkeys.map((passkey) => passkeyRow(passkey, shown))}</ul>`}
<ck-add-passkey hidden><button class="button line" type="button">${icon('plus', 18)}<span class="button-label">${t.addPasskey[locale]}</span></button><p class="error" data-refusal role="alert" hidden></p></ck-add-passkey>`;
}

function placeName(place: SignedInPlace, locale: Locale): string {
  if (place.kind === 'frame') return fill(t.frame[locale], { host: place.host ?? '' });
  if (place.kind === 'client') return place.device === '' ? t.client[locale] : `${t.client[locale]} (${place.device})`;
  return place.device === '' ? t.unknownDevice[locale] : place.device;
}

function placeRow(place: SignedInPlace, shown: Shown): Html {
  const { locale } = shown;
  const drawing = place.kind === 'frame' ? 'globe' : place.kind === 'client' ? 'code' : /iPhone|Android/u.test(place.device) ? 'smartphone' : 'monitor';
  const end = form({
    operation: 'endSession', method: 'DELETE', action: `/v1/me/sessions/${place.id}`, locale, next: 'reload', done: t.sessionEnded[locale], fields: submit({ label: t.endSession[locale], look: 'line', size: 'small' }),
  });
  return html`<li class="setting-row"><p><b>${icon(drawing, 18)} ${placeName(place, locale)}</b>${place.current ? html` <span class="tag">${t.current[locale]}</span>` : undefined}<br><small class="quiet">${
    fill(t.since[locale], { day: moment(place.createdAt, shown) })} ・ ${fill(t.used[locale], { day: moment(place.usedAt, shown) })}</small></p>${place.current ? undefined : html`<div class="row">${end}</div>`}</li>`;
}

function sessionList(places: readonly SignedInPlace[], shown: Shown): Html {
  const { locale } = shown;
  const others = places.length < 2 ? undefined : form({
    operation: 'endOtherSessions', method: 'DELETE', action: '/v1/me/sessions', locale, next: 'reload', done: t.othersEnded[locale], confirm: t.othersConfirm[locale],
    fields: submit({ label: t.signOutOthers[locale], look: 'line' }),
  });
  return html`<p class="quiet phrases">${phrases(t.sessionsNote[locale])}</p><ul class="plain-list">${places.map((place) => placeRow(place, shown))}</ul><div class="row">${form({
    operation: 'deleteSession', method: 'DELETE', action: '/v1/sessions/current', locale, next: '/', fields: submit({ label: t.signOut[locale], look: 'line' }),
  })}${others}</div>`;
}

async function securityPlace(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer } = input;
  const { locale, userId } = viewer;
  const shown = { locale, now: ctx.clock.now() };
  const [user, passkeys, places] = await Promise.all([currentUser(ctx.db.sql, userId), listPasskeys(ctx, userId), listSignedIn(ctx, viewer)]);
  return settingsPage(input, {
    place: 'security',
    sections: html`${section({ id: 'passkeys', title: t.passkeys[locale], body: passkeyList(passkeys, shown) })}
${section({ id: 'sessions', title: t.sessions[locale], body: sessionList(places, shown) })}
${section({ id: 'email', title: t.email[locale], body: emailForm(user.email, locale) })}
${section({ id: 'password', title: t.password[locale], body: passwordForm(locale) })}${await sectionsOf(input, 'security')}`,
  });
}

/** How one signs in, and where one is signed in. */
export const securityPages: readonly Page[] = [memberPage('/my/settings/security', securityPlace)];
