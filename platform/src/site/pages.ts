import { openPage, type Page } from '../http/page.ts';
import { componentsBody } from './components-page.ts';
import { docsPages } from './docs-pages.ts';
import { externalPages } from './external-page.ts';
import { guidePages } from './guide-pages.ts';
import { page } from './layout.ts';
import { legalPages } from './legal-pages.ts';
import { sitePicturePages } from './picture-page.ts';
import type { SiteParts } from './site-parts.ts';

const componentsPage: Page = {
  ...openPage('/dev/components', async ({ viewer: { locale } }) => ({
    html: page({ title: 'Components', locale, noindex: true, testRail: true, path: '/dev/components', body: componentsBody(locale), viewer: {
      signedIn: true, nickname: 'さとみ', avatarUrl: '/avatars/satomi.svg', unread: 2, waitingRequests: 0, light: 'available',
    } }),
  })),
  developmentOnly: true,
};

/** The pages that belong to no module: what explains the product, what the law asks for, and the components in development. */
export function sitePages(parts: SiteParts): readonly Page[] {
  return [...guidePages(parts), ...legalPages(parts), ...externalPages(parts), ...docsPages(parts), ...sitePicturePages, componentsPage];
}
