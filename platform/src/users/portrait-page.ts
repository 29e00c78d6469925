import type { Config } from '../config.ts';
import type { Locale } from '../primitives/locale.ts';
import { attributes, html, type Html } from '../site/html.ts';
import { portraitTexts as t } from './portrait-texts.ts';
import { avatarUrl } from './reply.ts';
import { section } from './settings-layout-page.ts';
import type { User } from './user.ts';

/** Where one changes one's own portrait. */
export function portraitSection(config: Config, user: User, locale: Locale): Html {
  const given = { lang: locale, src: avatarUrl(config, user), uploaded: user.portrait !== null };
  return section({ id: 'portrait', title: t.heading[locale], body: html`<ck-portrait ${attributes(given)}><noscript><p class="note">${t.needsScript[locale]}</p></noscript></ck-portrait>` });
}
