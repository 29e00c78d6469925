import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import type { UserViewer } from '../http/viewer.ts';
import { form, submit } from '../site/forms.ts';
import { html, type Html } from '../site/html.ts';
import { page } from '../site/layout.ts';
import { phrases } from '../site/phrases.ts';
import { fill } from '../site/texts.ts';
import { mayInviteAgain, readOwn } from '../talks/index.ts';
import { pageViewer, personFor } from '../users/index.ts';
import { inviteTexts as t } from './texts.ts';

function asking(of: { readonly talkId: string; readonly name: string; readonly locale: 'ja' | 'en' }): Html {
  const { talkId, name, locale } = of;
  return html`<h1 class="phrases">${phrases(fill(t.ask[locale], { name }))}</h1><p class="phrases">${phrases(fill(t.what[locale], { name }))}<br>${phrases(t.money[locale])}</p>${form({
    operation: 'inviteAgain', method: 'POST', action: `/v1/talks/${talkId}/invite`, locale, next: '/my', done: t.done[locale],
    fields: submit({ label: t.invite[locale], busy: t.inviting[locale], size: 'large' }),
  })}`;
}

/** The one tap of a mail or push that says a request went unanswered: opening shows the button, pressing it invites. */
async function invitePage({ ctx, viewer, params, path }: PageInput<UserViewer>): Promise<PageReply> {
  const { locale } = viewer;
  const { stored: { talk }, side } = await readOwn(ctx, viewer, params['talkId'] ?? '');
  const other = await personFor(ctx, viewer.userId, talk.terms.visitorId);
  if (side !== 'provider' || other.hidden) throw new Problem('not_found');
  const body = mayInviteAgain(talk, ctx.clock.now())
    ? asking({ talkId: talk.terms.id, name: other.nickname, locale })
    : html`<h1 class="phrases">${phrases(t.notNow[locale])}</h1><p class="phrases">${phrases(t.notNowNote[locale])}</p>`;
  return {
    html: page({
      title: t.title[locale], locale, viewer: await pageViewer(ctx, viewer), path, noindex: true, entry: 'my-page',
      body: html`<div class="column stack">${body}<p><a href="/my">${phrases(t.back[locale])}</a></p></div>`,
    }),
  };
}

/** The page of the one tap that invites again. */
export const invitePages: readonly Page[] = [memberPage('/my/talks/{talkId}/invite', invitePage)];
