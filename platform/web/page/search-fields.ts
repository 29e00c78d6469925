const known = new WeakSet<HTMLInputElement>();

/** Lets every search field of a page suggest, once somebody goes there: until then nothing is loaded. */
export function letSearchesSuggest(): void {
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'q' || target.closest('[role="search"]') === null || known.has(target)) return;
    known.add(target);
    void import('./search-box.ts').then(({ SearchBox }) => new SearchBox(target));
  });
}
