import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { idPattern } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { checkField, form, submit, textField } from '../site/forms.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { fill } from '../site/texts.ts';
import { accountPage, onward } from './account-page.ts';
import { safeNext } from './next-path.ts';
import { accountTexts as t } from './page-texts.ts';

/** Where signing in leads: in the small window straight on, on the site by way of the offer of a passkey. */
function afterSignIn(input: PageInput): string {
  const next = safeNext(input.query.get('next')).replaceAll('{', '%7B');
  return input.query.get('window') === '1' ? next : `/passkey?next=${encodeURIComponent(next)}`;
}

/** Signing in by a passkey: the button, and the offer behind the e-mail field. Shown by its script, where passkeys work. */
function passkeyButton(input: PageInput): Html {
  const { locale } = input.viewer;
  return html`<ck-passkey-sign-in hidden next="${safeNext(input.query.get('next'))}"><button class="button line large wide" type="button">${icon('key', 20)}<span class="button-label">${t.byPasskey[locale]}</span></button><p class="error" data-refusal role="alert" hidden></p></ck-passkey-sign-in>`;
}

function tabs(input: PageInput, here: 'sign-in' | 'sign-up'): Html {
  const { locale } = input.viewer;
  const tab = (name: 'sign-in' | 'sign-up', label: string) => html`<a ${attributes({ href: onward(input, `/${name}`), 'aria-current': here === name ? 'page' : undefined })}>${label}</a>`;
  return html`<nav class="tabs" aria-label="${t.choose[locale]}">${tab('sign-in', t.signIn[locale])}${tab('sign-up', t.firstTime[locale])}</nav>`;
}

const emailInput = (locale: Locale, autofocus: boolean) => textField({
  name: 'email', locale, label: t.email[locale], type: 'email', inputmode: 'email', autocomplete: autofocus ? 'username webauthn' : 'username', maxLength: 254, autofocus, ...(autofocus ? {} : { aside: t.unseen[locale] }),
});

const newPasswordInput = (locale: Locale, name: 'password' | 'newPassword') => textField({
  name, locale, label: (name === 'password' ? t.password : t.newPassword)[locale], aside: t.twelve[locale], type: 'password', autocomplete: 'new-password', minLength: 12, maxLength: 128,
});

const codeInput = (locale: Locale) => textField({
  name: 'code', locale, label: t.code[locale], aside: t.sixDigits[locale], inputmode: 'numeric', autocomplete: 'one-time-code', minLength: 6, maxLength: 6, autofocus: true,
});

function onlyHere(input: PageInput): Html {
  const { ctx, viewer: { locale } } = input;
  return html`<p class="small-print">${fill(t.onlyHere[locale], { host: new URL(ctx.config.publicUrl).host })}</p>`;
}

/** What signing up declares and agrees to; the pages open beside, so that nothing typed is lost. */
function agreement(locale: Locale): Html {
  const [before, between, after] = t.agree[locale].split(/\{terms\}|\{privacy\}/u);
  const terms = html`${before}<a href="/legal/terms" target="_blank" rel="noopener">${t.terms[locale]}</a>${between}<a href="/legal/privacy" target="_blank" rel="noopener">${t.privacy[locale]}</a>${after}`;
  return html`${checkField({ name: 'adult', locale, label: t.adult[locale], optional: false })}${checkField({ name: 'agreed', locale, label: terms, plainLabel: t.agreement[locale], optional: false })}`;
}

/** The way to the local mailbox, where there is one. */
export function mailboxLink(input: PageInput): Html | undefined {
  const { ctx, viewer: { locale } } = input;
  if (ctx.config.mode === 'production' || ctx.rails.mail.kind !== 'mailbox') return undefined;
  return html`<p class="small-print"><a href="/dev/mail" target="_blank" rel="noopener">${t.mailbox[locale]}</a></p>`;
}

async function signInPage(input: PageInput): Promise<PageReply> {
  const { viewer, query } = input;
  const { locale } = viewer;
  if (viewer.kind === 'user' && query.get('switch') !== '1') return { redirect: safeNext(query.get('next')) };
  return accountPage(input, {
    title: t.signIn[locale],
    body: html`<h1 class="sr">${t.signIn[locale]}</h1>${tabs(input, 'sign-in')}${query.get('reset') === '1' ? html`<p class="note free">${icon('check', 20)}<span>${t.wasReset[locale]}</span></p>` : undefined}
${emailInput(locale, true)}${textField({ name: 'password', locale, label: t.password[locale], type: 'password', autocomplete: 'current-password', maxLength: 128 })}
<p><a href="${onward(input, '/password-reset')}">${t.forgot[locale]}</a></p>`,
    actions: html`${submit({ label: t.signInGo[locale], busy: t.signingIn[locale], size: 'large', wide: true })}${passkeyButton(input)}${onlyHere(input)}`,
    wrap: (fields) => form({ operation: 'createSession', method: 'POST', action: '/v1/sessions', locale, fields, next: afterSignIn(input) }),
  });
}

async function signUpPage(input: PageInput): Promise<PageReply> {
  const { viewer, query } = input;
  const { locale } = viewer;
  if (viewer.kind === 'user' && query.get('switch') !== '1') return { redirect: safeNext(query.get('next')) };
  return accountPage(input, {
    title: t.signUp[locale],
    body: html`<h1 class="sr">${t.signUp[locale]}</h1>${tabs(input, 'sign-up')}
${textField({ name: 'nickname', locale, label: t.nickname[locale], aside: t.seen[locale], autocomplete: 'nickname', maxLength: 30, autofocus: true })}
${emailInput(locale, false)}${newPasswordInput(locale, 'password')}${agreement(locale)}`,
    actions: html`${submit({ label: t.signUpGo[locale], busy: t.signingUp[locale], size: 'large', wide: true })}${onlyHere(input)}`,
    wrap: (fields) => form({ operation: 'signUp', method: 'POST', action: '/v1/users', locale, fields, next: onward(input, '/sign-up/{signUpId}') }),
  });
}

async function signUpCodePage(input: PageInput): Promise<PageReply> {
  const { viewer: { locale }, params } = input;
  const signUpId = params['signUpId'] ?? '';
  if (!idPattern('signUp').test(signUpId)) throw new Problem('not_found');
  return accountPage(input, {
    title: t.codeTitle[locale],
    body: html`<h1>${t.codeTitle[locale]}</h1><p>${t.codeSent[locale]}</p>${codeInput(locale)}<p class="small-print">${t.noMail[locale]}</p>${mailboxLink(input)}`,
    actions: submit({ label: t.codeGo[locale], busy: t.confirming[locale], size: 'large', wide: true }),
    wrap: (fields) => form({ operation: 'confirmSignUp', method: 'POST', action: `/v1/sign-ups/${signUpId}/confirm`, locale, fields, next: afterSignIn(input) }),
    after: form({
      operation: 'resendCode', method: 'POST', action: `/v1/sign-ups/${signUpId}/resend`, locale, done: t.resent[locale],
      fields: html`<p class="center">${submit({ label: t.resend[locale], busy: t.sending[locale], look: 'line', size: 'small' })}</p>`,
    }),
  });
}

async function passwordResetPage(input: PageInput): Promise<PageReply> {
  const { locale } = input.viewer;
  return accountPage(input, {
    title: t.resetTitle[locale],
    body: html`<h1>${t.resetTitle[locale]}</h1><p>${t.resetHint[locale]}</p>${emailInput(locale, true)}`,
    actions: submit({ label: t.resetGo[locale], busy: t.sending[locale], size: 'large', wide: true }),
    wrap: (fields) => form({ operation: 'requestPasswordReset', method: 'POST', action: '/v1/password-resets', locale, fields, next: onward(input, '/password-reset/{passwordResetId}') }),
  });
}

async function newPasswordPage(input: PageInput): Promise<PageReply> {
  const { viewer: { locale }, params } = input;
  const resetId = params['passwordResetId'] ?? '';
  if (!idPattern('passwordReset').test(resetId)) throw new Problem('not_found');
  return accountPage(input, {
    title: t.resetTitle[locale],
    body: html`<h1>${t.resetTitle[locale]}</h1><p>${t.resetSent[locale]}</p>${codeInput(locale)}${newPasswordInput(locale, 'newPassword')}${mailboxLink(input)}`,
    actions: html`${submit({ label: t.resetDone[locale], busy: t.sending[locale], size: 'large', wide: true })}<p class="small-print">${t.resetSignsOut[locale]}</p>`,
    wrap: (fields) => form({
      operation: 'completePasswordReset', method: 'POST', action: `/v1/password-resets/${resetId}/complete`, locale, fields, next: onward(input, '/sign-in', { reset: '1' }),
    }),
  });
}

/** Sign-up, sign-in and password reset, each also for the small window (`window=1`), each going on to `next`. */
export const accountPages: readonly Page[] = [
  openPage('/sign-in', signInPage), openPage('/sign-up', signUpPage), openPage('/sign-up/{signUpId}', signUpCodePage),
  openPage('/password-reset', passwordResetPage), openPage('/password-reset/{passwordResetId}', newPasswordPage),
];
