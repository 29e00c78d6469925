import type { PageInput, PageReply } from '../http/page.ts';
import { html } from '../site/html.ts';
import { page } from '../site/layout.ts';
import { pageViewer } from '../users/index.ts';
import { orderTexts as t } from './texts.ts';

/** What decides the order of search results, in words. */
export async function orderPage({ ctx, viewer, path }: PageInput): Promise<PageReply> {
  const { locale } = viewer;
  const chapters = [[t.fitTitle, t.fit], [t.ratingTitle, t.rating], [t.otherTitle, t.other], [t.spellingTitle, t.spelling]] as const;
  return {
    html: page({
      title: t.title[locale], locale, viewer: await pageViewer(ctx, viewer), path, canonical: `${ctx.config.publicUrl}/search/order`, description: t.lead[locale],
      body: html`<article class="column prose"><h1 class="voice">${t.title[locale]}</h1><p>${t.lead[locale]}</p>${chapters.map(([title, text]) => html`<h2>${title[locale]}</h2><p>${text[locale]}</p>`)}<p><a href="/search">${t.back[locale]}</a></p></article>`,
    }),
  };
}
