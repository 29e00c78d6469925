import { openPage, type Page } from '../http/page.ts';
import { componentsBody } from './components-page.ts';
import { page } from './layout.ts';

/** The pages that belong to no module. */
export const pages: readonly Page[] = [
  {
    ...openPage('/dev/components', async ({ viewer: { locale } }) => ({
      html: page({ title: 'Components', locale, noindex: true, testRail: true, path: '/dev/components', body: componentsBody(locale), viewer: {
        signedIn: true, nickname: 'さとみ', avatarUrl: '/avatars/satomi.svg', unread: 2, waitingRequests: 0, light: 'available',
      } }),
    })),
    developmentOnly: true,
  },
];
