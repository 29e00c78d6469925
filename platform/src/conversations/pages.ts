import { memberPage, type Page, type PageInput, type PageReply } from '../http/page.ts';
import type { UserViewer } from '../http/viewer.ts';
import { attributes, html } from '../site/html.ts';
import { myPage } from '../site/my-page.ts';
import { pageViewer } from '../users/index.ts';
import { readThread } from './actions.ts';
import { heading, needsScript } from './page-texts.ts';

async function show({ ctx, viewer, path }: PageInput<UserViewer>, openId?: string): Promise<PageReply> {
  const { locale } = viewer;
  return {
    html: myPage({
      current: 'conversations', heading, locale, viewer: await pageViewer(ctx, viewer), path,
      body: html`<ck-conversations ${attributes({ 'open-id': openId })}><div class="skeleton" aria-busy="true"><i></i><i class="half"></i><i></i></div></ck-conversations><noscript><p class="note warn">${needsScript[locale]}</p></noscript>`,
    }),
  };
}

/** One's own conversations: the list, and one of them beside it. */
export const pages: readonly Page[] = [
  memberPage('/my/conversations', (input) => show(input)),
  memberPage('/my/conversations/{conversationId}', async (input) => {
    const { conversation } = await readThread(input.ctx, input.viewer, input.params['conversationId'] ?? '');
    return show(input, conversation.id);
  }),
];
