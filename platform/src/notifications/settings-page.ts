import type { Locale } from '../primitives/locale.ts';
import { html, type Html } from '../site/html.ts';
import { phrases } from '../site/phrases.ts';
import { settingsTexts as t } from './texts.ts';

/** What one is told and where, among one's settings; the element reads it and keeps each choice as it is made. */
export async function settingsSection({ locale }: { readonly locale: Locale }): Promise<Html> {
  return html`<section class="card padded" id="notifications"><h2>${t.heading[locale]}</h2><p class="quiet phrases">${phrases(t.note[locale])}</p><ck-notifications lang="${locale}"><div class="skeleton" aria-busy="true"><i class="title"></i><i></i><i></i><i></i></div></ck-notifications><noscript><p class="note warn">${t.needsScript[locale]}</p></noscript></section>`;
}
