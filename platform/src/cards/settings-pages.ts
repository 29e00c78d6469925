import type { Context } from '../context.ts';
import type { UserId } from '../primitives/id.ts';
import type { Locale } from '../primitives/locale.ts';
import { dayWords, timeWords } from '../primitives/time-words.ts';
import { formatYen } from '../primitives/yen.ts';
import { findService } from '../services/index.ts';
import { form, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { listCards } from './actions.ts';
import { brandName, type Card } from './card.ts';
import { cardFace } from './card-face-page.ts';
import { listMandates, type MandateOnCard } from './mandate-actions.ts';
import { mostOf } from './mandate.ts';
import { cardSettingsTexts as t, consentTexts } from './texts.ts';

const nameOf = (card: Card, locale: Locale) => fill(consentTexts.cardName[locale], { brand: brandName(card.brand), last4: card.last4 });

/** Which cards a hold really debits. */
function fundingTag({ funding }: Card, locale: Locale): Html | undefined {
  return funding === 'debit' || funding === 'prepaid' ? html` <span class="tag warn">${t[funding][locale]}</span> <small class="quiet">${t.debitHint[locale]}</small>` : undefined;
}

function cardRow(card: Card, locale: Locale): Html {
  const { id, isDefault } = card;
  const choose = isDefault ? undefined : form({
    operation: 'setDefaultCard', method: 'PUT', action: `/v1/me/cards/${id}/default`, locale, next: 'reload', done: t.chosen[locale], fields: submit({ label: t.makeDefault[locale], look: 'line', size: 'small' }),
  });
  const remove = form({
    operation: 'removeCard', method: 'DELETE', action: `/v1/me/cards/${id}`, locale, next: 'reload', done: t.removed[locale], confirm: fill(t.removeConfirm[locale], { card: nameOf(card, locale) }),
    fields: submit({ label: t.remove[locale], busy: t.removing[locale], look: 'line', size: 'small' }),
  });
  return html`<li class="setting-row"><p>${cardFace(card)} <span class="num"><span aria-hidden="true">•••• </span>${card.last4}</span>${fundingTag(card, locale)}${isDefault ? html` <small class="quiet">${t.isDefault[locale]}</small>` : undefined}</p><div class="row">${choose}${remove}</div></li>`;
}

async function mandateRow(ctx: Context, { mandate, card }: MandateOnCard, locale: Locale): Promise<Html> {
  const service = await findService(ctx.db.sql, mandate.serviceId);
  const until = `${dayWords(mandate.validUntil, { locale, now: ctx.clock.now() })} ${timeWords(mandate.validUntil)}`;
  const most = fill(t.most[locale], { yen: formatYen(mostOf(mandate).maximum), n: mandate.ceilingMinutes, time: until });
  return html`<li class="setting-row"><p><b class="quote">${service?.title ?? ''}</b><br>${phrases(most)}<br><small class="quiet">${nameOf(card, locale)}${
    mandate.origin === null ? undefined : html` ・ ${fill(t.onBlog[locale], { host: new URL(mandate.origin).host })}`}</small></p>${form({
    operation: 'revokeMandate', method: 'DELETE', action: `/v1/me/mandates/${mandate.id}`, locale, next: 'reload', done: t.revoked[locale],
    fields: submit({ label: t.revoke[locale], busy: t.revoking[locale], look: 'line', size: 'small' }),
  })}</li>`;
}

/** One's saved cards and what one has allowed to be paid with them, each with its way back. */
export async function settingsSection(ctx: Context, of: { userId: UserId; locale: Locale }): Promise<Html> {
  const { userId, locale } = of;
  const [cards, given] = await Promise.all([listCards(ctx, userId), listMandates(ctx, userId)]);
  const mandates = await Promise.all(given.map((one) => mandateRow(ctx, one, locale)));
  return html`<section class="card padded"><h2>${t.cards[locale]}</h2>${
    cards.length === 0 ? html`<p class="quiet phrases">${phrases(t.noCards[locale])}</p>` : html`<ul class="plain-list">${cards.map((card) => cardRow(card, locale))}</ul>`}</section>
<section class="card padded"><h2>${t.mandates[locale]}</h2>${
  mandates.length === 0 ? html`<p class="quiet">${t.noMandates[locale]}</p>` : html`<p class="quiet phrases">${phrases(t.mandatesHint[locale])}</p><ul class="plain-list">${mandates}</ul>`}</section>`;
}
