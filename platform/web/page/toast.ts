import { Check } from 'lucide';
import { announce } from './announce.ts';
import { iconElement } from './icon-element.ts';
import { tabMemory } from './tab-memory.ts';

/** How long a toast stays, in ms. */
const stay = 6_000;
const kept = 'choku-toast';

/** One thing that can be done about what was just said. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

/** Says that something worked, for six seconds at the bottom of the page, and reads it aloud. Never for errors. */
export function toast(sentence: string, action?: ToastAction): void {
  const element = document.createElement('div');
  element.className = 'toast';
  element.append(iconElement(Check, 18), sentence);
  if (action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = action.label;
    button.addEventListener('click', () => { action.run(); element.remove(); });
    element.append(button);
  }
  document.getElementById('toasts')?.replaceChildren(element);
  announce(sentence);
  setTimeout(() => { element.remove(); }, stay);
}

/** Keeps a sentence for the page that comes next: `showKeptToast` says it there. */
export function toastAfterNavigation(sentence: string): void {
  tabMemory.set(kept, sentence);
}

/** Says what the page before wanted said. */
export function showKeptToast(): void {
  const sentence = tabMemory.get(kept);
  if (sentence === null) return;
  tabMemory.remove(kept);
  toast(sentence);
}
