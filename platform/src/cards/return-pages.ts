import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { attributes, html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { windowPage } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { finishSetup } from './actions.ts';
import type { CardSetup } from './card.ts';
import { returnTexts as t } from './texts.ts';
import { isUser, signInFirst, windowHeaders, withQuery } from './window-page.ts';

function outcomeOf(setup: CardSetup): Record<string, string> {
  if (setup.state === 'saved' && setup.cardId !== null) return { card: setup.cardId };
  return setup.state === 'failed' ? { cardFailed: '1' } : {};
}

/** Where the rail sends people back to after a card was entered: reads what came of it and goes back to where they were. */
async function cardReturn({ ctx, viewer, params, path }: PageInput): Promise<PageReply> {
  if (!isUser(viewer)) return signInFirst(path);
  const setup = await finishSetup(ctx, viewer.userId, params['cardSetupId'] ?? '');
  return { redirect: withQuery(setup.returnPath, outcomeOf(setup)) };
}

/** Where a bank sends its cardholder back to: says what happened and closes. The talk learns of it from the rail, never from here. */
async function bankReturn({ viewer, query }: PageInput): Promise<PageReply> {
  const { locale } = viewer;
  const failed = query.get('redirect_status') === 'failed';
  const [title, hint] = failed ? [t.refused[locale], t.refusedHint[locale]] : [t.confirmed[locale], t.confirmedHint[locale]];
  return {
    html: windowPage({
      title, locale,
      body: html`<div class="bank-return">${icon(failed ? 'circle-alert' : 'circle-check', 22)}<h1>${phrases(title)}</h1></div><p class="phrases">${phrases(hint)}</p>`,
      actions: html`<ck-close-window ${attributes({ after: failed ? undefined : 3_000 })}><button type="button" class="button ink large wide">${t.close[locale]}</button></ck-close-window><p>${t.closeHint[locale]}</p>`,
    }),
    headers: windowHeaders,
  };
}

/** The pages to which others send people back. */
export const returnPages: readonly Page[] = [openPage('/cards/return/{cardSetupId}', cardReturn), openPage('/bank-return', bankReturn)];
