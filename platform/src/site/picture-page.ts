import { openPage, type Page } from '../http/page.ts';
import { Problem } from '../http/problem.ts';
import { SITE_PICTURE } from './head.ts';
import { linkPicture, type LinkPicture } from './link-picture.ts';
import { layoutTexts as t } from './texts.ts';

/** The picture of every page that has none of its own. */
const sitePicture: LinkPicture = { locale: 'ja', title: t.picture.ja, free: t.pictureFree.ja, site: t.name.ja };

/** The site's own picture for link previews. */
export const sitePicturePages: readonly Page[] = [openPage(SITE_PICTURE, async ({ ctx }) => {
  const png = await linkPicture(ctx.config.storageFolder, 'site', sitePicture);
  if (png === null) throw new Problem('too_busy', { retryAfter: 5 });
  return { content: png, type: 'image/png', cache: 'public, max-age=86400', headers: { 'Cross-Origin-Resource-Policy': 'cross-origin' } };
})];
