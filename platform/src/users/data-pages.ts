import { memberPage, openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords } from '../primitives/time-words.ts';
import { formatYen } from '../primitives/yen.ts';
import { checkField, form, hiddenField, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { accountPage } from './account-page.ts';
import { dataTexts as t } from './data-texts.ts';
import type { Standing } from './leaving.ts';
import { leavingNow } from './leaving-actions.ts';
import { safeNext } from './next-path.ts';
import { pageViewer } from './page-viewer.ts';
import { listPasskeys } from './passkey-actions.ts';
import { securityTexts } from './security-texts.ts';
import { section, sectionsOf, settingsPage } from './settings-layout-page.ts';

const paragraph = (text: string) => html`<p class="phrases">${phrases(text)}</p>`;

function exportPart(locale: Locale): Html {
  return html`${paragraph(t.exportWhat[locale])}<ck-export><button class="button line" type="button">${icon('download', 18)}<span class="button-label">${t.exportGo[locale]}</span></button><p class="error" data-refusal role="alert" hidden></p></ck-export>`;
}

function openPart(standing: Standing, locale: Locale): Html | undefined {
  if (standing.open.length === 0) return undefined;
  return html`<div class="note">${icon('clock', 20)}<div><b>${t.open[locale]}</b><ul>${standing.open.map(({ kind, path }) => html`<li><a href="${path}">${t[kind][locale]}</a></li>`)}</ul>${t.waits[locale]}</div></div>`;
}

function salesPart(standing: Standing, locale: Locale): Html | undefined {
  if (standing.salesLeft <= 0) return undefined;
  return html`<div class="note warn">${icon('yen', 20)}<div><p>${fill(t.salesLeft[locale], { yen: formatYen(standing.salesLeft) })}</p><p><a href="/my/sales">${t.toSales[locale]}</a></p></div></div>`;
}

function leaveForm(standing: Standing, locale: Locale): Html {
  const giveUp = standing.salesLeft > 0
    ? checkField({ name: 'giveUpSales', locale, label: fill(t.giveUp[locale], { yen: formatYen(standing.salesLeft) }), optional: false }) : hiddenField('giveUpSales', false, 'boolean');
  return form({
    operation: 'leave', method: 'POST', action: '/v1/me/leaving', locale, next: '/left/{state}', confirm: t.leaveConfirm[locale],
    fields: html`${giveUp}<p>${submit({ label: t.leaveGo[locale], busy: t.leaving[locale], look: 'beni' })}</p>`,
  });
}

function leavePart(input: PageInput<UserViewer>, standing: Standing): Html {
  const { ctx, viewer: { locale } } = input;
  if (standing.state === 'leaving' && standing.askedAt !== null) {
    const day = dayWords(standing.askedAt, { locale, now: ctx.clock.now() });
    return html`<div class="note warn">${icon('log-out', 20)}<div><b>${t.underWay[locale]}</b><p>${fill(t.asked[locale], { day })}</p></div></div>${openPart(standing, locale)}${salesPart(standing, locale)}${
      standing.salesLeft > 0 ? leaveForm(standing, locale) : undefined}${form({ operation: 'stay', method: 'DELETE', action: '/v1/me/leaving', locale, next: 'reload', done: t.stayed[locale], fields: submit({ label: t.stay[locale], look: 'line' }) })}`;
  }
  return html`${[t.leaveAtOnce, t.leaveLater, t.leaveStays, t.leaveBack].map((words) => paragraph(words[locale]))}${openPart(standing, locale)}${salesPart(standing, locale)}${leaveForm(standing, locale)}`;
}

async function dataPlace(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer: { locale, userId } } = input;
  const standing = await leavingNow(ctx, userId);
  return settingsPage(input, {
    place: 'account',
    sections: html`${section({ id: 'export', title: t.exportTitle[locale], body: exportPart(locale) })}${await sectionsOf(input, 'account')}${section({ id: 'leave', title: t.leaveTitle[locale], body: leavePart(input, standing) })}`,
  });
}

/** Where asking to leave leads: goodbye, or back to what is still open. */
async function leftPage({ ctx, viewer, params, path }: PageInput): Promise<PageReply> {
  const { locale } = viewer;
  if (params['state'] !== 'left' || viewer.kind === 'user') return { redirect: '/my/settings/account' };
  return {
    html: page({
      title: t.gone[locale], locale, viewer: await pageViewer(ctx, viewer), path, noindex: true,
      body: html`<div class="account-page"><h1 class="voice">${t.gone[locale]}</h1>${paragraph(t.goneWords[locale])}<p><a class="button line" href="/">${t.home[locale]}</a></p></div>`,
    }),
  };
}

/** Offers a passkey after signing in. Its script goes on by itself where this device can't keep one or was asked before. */
async function passkeyOfferPage(input: PageInput<UserViewer>): Promise<PageReply> {
  const { ctx, viewer: { locale, userId }, query } = input;
  const next = safeNext(query.get('next'));
  if ((await listPasskeys(ctx, userId)).length > 0) return { redirect: next };
  const offer = html`<div data-passkey-offer hidden class="stack"><h1>${t.offerTitle[locale]}</h1>${paragraph(t.offerWhat[locale])}<ck-add-passkey hidden next="${next}"><button class="button ink large wide" type="button">${
    icon('key', 20)}<span class="button-label">${securityTexts.addPasskey[locale]}</span></button><p class="error" data-refusal role="alert" hidden></p></ck-add-passkey><p class="center"><a href="${next}">${t.offerLater[locale]}</a></p></div>
<noscript><p><a href="${next}">${t.offerLater[locale]}</a></p></noscript>`;
  return accountPage(input, { title: t.offerTitle[locale], body: offer, actions: html``, wrap: (content) => content });
}

/** Taking one's data, leaving, and the offer of a passkey. */
export const dataPages: readonly Page[] = [memberPage('/my/settings/account', dataPlace), openPage('/left/{state}', leftPage), memberPage('/passkey', passkeyOfferPage)];
