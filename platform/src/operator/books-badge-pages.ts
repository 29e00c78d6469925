import type { Instant } from '../primitives/instant.ts';
import type { Locale } from '../primitives/locale.ts';
import type { BooksCheck } from '../reconciliation/index.ts';
import { html, type Html } from '../site/html.ts';
import { icon } from '../site/icons.ts';
import { fill } from '../site/texts.ts';
import { momentWords } from './console-page.ts';
import { consoleTexts as t } from './page-texts.ts';

/** Whether the books are right as of the last check, for the head of pages about money. */
export function booksBadge(check: BooksCheck, at: { readonly locale: Locale; readonly now: Instant }): Html {
  const sound = check.findings.length === 0;
  return html`<p class="books-badge"><a class="tag ${sound ? 'free' : 'beni'}" href="/operator/books">${icon(sound ? 'circle-check' : 'warning', 16)} ${t[sound ? 'booksSound' : 'booksBroken'][at.locale]}</a> <span class="quiet number">${
    fill(t.booksChecked[at.locale], { when: momentWords(check.checkedAt, at) })}</span></p>`;
}
