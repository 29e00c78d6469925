import { toast } from './toast.ts';

/** Buttons with `data-copy="#id"` copy the text or value of that element and say `data-copied`. */
export function letThingsBeCopied(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    const source = button ? document.querySelector(button.dataset['copy'] ?? '') : null;
    if (!button || !source) return;
    const text = source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement ? source.value : source.textContent;
    void navigator.clipboard.writeText(text).then(() => { toast(button.dataset['copied'] ?? ''); });
  });
}
