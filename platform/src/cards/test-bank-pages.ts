import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { Locale } from '../primitives/locale.ts';
import { formatYen } from '../primitives/yen.ts';
import { answeredUrl, readTestHold, readTestSetup } from '../rails/cards/test-bank.ts';
import { faceOf, testCardKinds, type TestCardKind } from '../rails/cards/test-cards.ts';
import { form, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { windowPage } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { cardFace } from './card-face-page.ts';
import { testBankTexts as t, testCardTexts } from './texts.ts';
import { isUser, ownPath, signInFirst, windowHeaders } from './window-page.ts';

const banner = (locale: Locale): Html => html`<p class="note ai">${icon('info', 18)}<b>${t.banner[locale]}</b></p>`;

function choice(kind: TestCardKind, locale: Locale): Html {
  const { name, hint } = testCardTexts[kind];
  return html`<button type="submit" name="kind" value="${kind}" class="test-card" data-busy="${t.saving[locale]}">${cardFace(faceOf(kind, ''))}<span><b class="button-label">${name[locale]}</b><small class="phrases">${phrases(hint[locale])}</small></span></button>`;
}

function choosePage(locale: Locale, about: { action: string; here: string; cancelUrl: string }): PageReply {
  const fields = html`<div class="test-cards">${testCardKinds.map((kind) => choice(kind, locale))}</div>`;
  return {
    html: windowPage({
      title: t.choose[locale], locale, cancelUrl: about.cancelUrl,
      body: html`${banner(locale)}<div><h1>${phrases(t.choose[locale])}</h1><p class="hint">${phrases(t.chooseHint[locale])}</p></div>${
        form({ operation: 'chooseTestCard', method: 'POST', action: about.action, locale, next: about.here, fields })}`,
    }),
    headers: windowHeaders,
  };
}

function bankPage(locale: Locale, about: { operation: string; action: string; here: string; question: string; face: Html }): PageReply {
  const { operation, action, here, question, face } = about;
  return {
    html: windowPage({
      title: t.bank[locale], locale,
      body: html`${banner(locale)}<div class="bank-return">${icon('info', 22)}<h1>${phrases(t.bank[locale])}</h1></div>${face}<p class="phrases">${phrases(question)}</p>${form({
        operation, method: 'POST', action, locale, next: here,
        fields: html`<div class="bank-answers">${submit({ label: t.allow[locale], busy: t.answering[locale], size: 'large', wide: true, name: 'answer', value: 'allow' })}${
          submit({ label: t.refuse[locale], busy: t.answering[locale], look: 'line', size: 'large', wide: true, name: 'answer', value: 'refuse' })}</div>`,
      })}`,
    }),
    headers: windowHeaders,
  };
}

const face = (kind: TestCardKind): Html => html`<div class="pay">${cardFace(faceOf(kind, ''))}<span class="num">•••• ${faceOf(kind, '').last4}</span></div>`;

/** Where a card is "entered": chosen by what it does. When that is done it goes back, however often it is opened. */
async function setupPage({ ctx, viewer, params, path }: PageInput): Promise<PageReply> {
  if (ctx.rails.cards.kind !== 'test') throw new Problem('not_found');
  if (!isUser(viewer)) return signInFirst(path);
  const setup = await readTestSetup(ctx, { id: params['cardSetupId'] ?? '', customer: viewer.userId });
  const back = setup === null ? null : ownPath(ctx, setup.returnUrl);
  if (setup === null || back === null) throw new Problem('not_found');
  if (setup.state === 'open') return choosePage(viewer.locale, { action: `/v1/test-bank/setups/${setup.id}/card`, here: path, cancelUrl: back });
  if (setup.state !== 'confirming' || setup.kind === null) return { redirect: back };
  return bankPage(viewer.locale, {
    operation: 'answerTestSetup', action: `/v1/test-bank/setups/${setup.id}/answer`, here: path, question: t.askSaving[viewer.locale], face: face(setup.kind),
  });
}

/** The bank's question about a hold. When it is answered, or the hold is gone, it goes back. */
async function confirmPage({ ctx, viewer, params, path }: PageInput): Promise<PageReply> {
  if (ctx.rails.cards.kind !== 'test') throw new Problem('not_found');
  if (!isUser(viewer)) return signInFirst(path);
  const hold = await readTestHold(ctx, { reference: params['testHoldId'] ?? '', customer: viewer.userId });
  if (hold === null || hold.returnUrl === null) throw new Problem('not_found');
  if (hold.state !== 'authenticating' || hold.kind === null) return { redirect: ownPath(ctx, answeredUrl(hold)) ?? '/' };
  return bankPage(viewer.locale, {
    operation: 'answerTestHold', action: `/v1/test-bank/holds/${hold.reference}/answer`, here: path, question: fill(t.askHold[viewer.locale], { yen: formatYen(hold.amount) }), face: face(hold.kind),
  });
}

/** The pages of the test bank. */
export const testBankPages: readonly Page[] = [openPage('/test-bank/cards/{cardSetupId}', setupPage), openPage('/test-bank/confirm/{testHoldId}', confirmPage)];
