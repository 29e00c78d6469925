/** Where a sentence is put so that it is read aloud: the page's own live regions. */
export type LiveRegion = 'status' | 'alert';

/** Says a sentence to whoever listens to the page; `alert` interrupts and is kept for lost connections and ended talks. */
export function announce(sentence: string, region: LiveRegion = 'status'): void {
  const element = document.getElementById(region);
  if (!element) return;
  // Emptied first, so that the same sentence twice is said twice.
  element.textContent = '';
  requestAnimationFrame(() => { element.textContent = sentence; });
}
