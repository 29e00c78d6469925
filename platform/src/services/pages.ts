import type { Page } from '../http/page.ts';
import { homePages } from './home-pages.ts';
import { myServicePages } from './my-pages.ts';
import { picturePages } from './picture-pages.ts';
import { servicePages } from './service-pages.ts';
import { sitemapPages } from './sitemap-pages.ts';
import { sharePages } from './share-pages.ts';

/** The pages of this module. */
export const pages: readonly Page[] = [...homePages, ...servicePages, ...picturePages, ...sharePages, ...sitemapPages, ...myServicePages];
