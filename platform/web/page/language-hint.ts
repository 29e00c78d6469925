import { tabMemory } from './tab-memory.ts';

const closed = 'choku-language-hint-closed';

/** Shows the line in the other language to a guest whose browser speaks that one first, until it's closed. It lies over the page: nothing moves. */
export function offerOtherLanguage(): void {
  const hint = document.querySelector<HTMLElement>('[data-language-hint]');
  if (hint === null || tabMemory.get(closed) !== null) return;
  const wanted = navigator.languages.map((language) => language.slice(0, 2).toLowerCase()).find((language) => language === 'ja' || language === 'en');
  if (wanted !== hint.dataset['languageHint']) return;
  hint.hidden = false;
  hint.querySelector('button')?.addEventListener('click', () => {
    tabMemory.set(closed, '1');
    hint.hidden = true;
  });
}
