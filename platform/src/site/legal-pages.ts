import { keptForGuests, openPage, type Page } from '../http/page.ts';
import { documentHtml } from './document-html.ts';
import { law } from './law-texts.ts';
import type { LegalDocument } from './legal-document.ts';
import { measures } from './measures-texts.ts';
import { privacy } from './privacy-texts.ts';
import { safety } from './safety-texts.ts';
import { openDocument, type SiteParts } from './site-parts.ts';
import { terms } from './terms-texts.ts';

/** Every such page by its path. */
export const legalDocuments: readonly (readonly [path: string, document: LegalDocument])[] = [
  ['/legal/terms', terms], ['/legal/privacy', privacy], ['/legal/tokushoho', law], ['/legal/measures', measures], ['/help/safety', safety],
];

/** Where these pages stood before, and shorter names people type. */
const moved: readonly (readonly [from: string, to: string])[] = [
  ['/terms', '/legal/terms'], ['/privacy', '/legal/privacy'], ['/law', '/legal/tokushoho'], ['/about', '/how-it-works'], ['/prices', '/help/fees'], ['/help', '/faq'], ['/legal', '/legal/terms'],
];

/** Terms, privacy, seller information, measures, safety: the same for everybody; and the ways from their old addresses. */
export function legalPages(parts: SiteParts): readonly Page[] {
  return [
    ...legalDocuments.map(([path, document]) => openPage(path, async (input) => {
      const { ctx: { config }, viewer } = input;
      const { locale } = viewer;
      const body = documentHtml(document, { locale, config });
      return { html: await openDocument(parts, input, { path, title: document.title[locale], description: document.lead[locale], body }), ...keptForGuests(viewer, 300) };
    })),
    ...moved.map(([from, to]) => openPage(from, async () => ({ redirect: to, permanent: true as const }))),
  ];
}
