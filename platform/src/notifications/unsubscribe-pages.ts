import { openPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { html, type Html } from '../site/html.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { pageViewer } from '../users/index.ts';
import { kindNames, unsubscribeTexts as t } from './texts.ts';
import { isStopped, readUnsubscribeToken } from './unsubscribe-actions.ts';

/** A form that works without scripts: mail is read in the barest of browsers. */
function pressing(action: string, button: { readonly label: string; readonly look: 'ink' | 'line' }): Html {
  return html`<form method="post" action="${action}"><button class="button ${button.look}" type="submit"><span class="button-label">${phrases(button.label)}</span></button></form>`;
}

/** Says what a press would stop; opening the page changes nothing, whoever opens it. */
async function unsubscribePage({ ctx, viewer, params, path }: PageInput): Promise<PageReply> {
  const { locale } = viewer;
  const token = params['token'] ?? '';
  const of = await readUnsubscribeToken(ctx, token);
  const stopped = await isStopped(ctx, of);
  const kind = kindNames[of.kind][locale];
  const action = `/v1/unsubscriptions/${token}`;
  return {
    html: page({
      title: t.title[locale], locale, viewer: await pageViewer(ctx, viewer), path, noindex: true,
      body: html`<div class="column stack"><h1 class="phrases">${phrases(fill((stopped ? t.done : t.ask)[locale], { kind }))}</h1>
<p class="phrases">${phrases((stopped ? t.doneNote : t.what)[locale])}</p>
${stopped ? pressing(`${action}/undo`, { label: t.again[locale], look: 'line' }) : pressing(action, { label: t.stop[locale], look: 'ink' })}
<p><a href="/my/settings/notifications">${phrases(t.settings[locale])}</a></p></div>`,
    }),
  };
}

/** Where the link at the end of a mail leads. */
export const unsubscribePages: readonly Page[] = [openPage('/unsubscribe/{token}', unsubscribePage)];
