const known = new WeakSet<HTMLInputElement>();

function suggestIn(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement) || known.has(target)) return;
  if (target.dataset['suggest'] === undefined && (target.name !== 'q' || target.closest('[role="search"]') === null)) return;
  known.add(target);
  void import('./search-box.ts').then(({ SearchBox }) => new SearchBox(target));
}

/** Lets every search field of a page suggest, and those that say what they suggest (`data-suggest`), once somebody goes there: until then nothing is loaded. */
export function letSearchesSuggest(): void {
  document.addEventListener('focusin', ({ target }) => suggestIn(target));
  // Somebody may be there already, quicker than this script.
  suggestIn(document.activeElement);
}
