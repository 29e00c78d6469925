import type { Locale } from '../../src/primitives/locale.ts';
import { formTexts as t } from '../../src/site/texts.ts';

function button(label: string, look: string, answer: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.className = `button ${look}`;
  element.value = answer;
  element.textContent = label;
  return element;
}

/**
 * Asks before something is sent: the question is the title, the deed itself the answer, giving up the safe one on the left.
 * Resolves to whether the deed was chosen; Escape and a press outside give up.
 */
export function askFirst(question: string, deed: { label: string; look: string }, locale: Locale): Promise<boolean> {
  const dialog = document.createElement('dialog');
  const form = document.createElement('form');
  form.method = 'dialog';
  form.className = 'dialog-inside';
  const title = document.createElement('h2');
  title.id = 'confirmation-title';
  title.textContent = question;
  const actions = document.createElement('div');
  actions.className = 'dialog-actions';
  actions.append(button(t.cancel[locale], 'line', ''), button(deed.label, deed.look, 'yes'));
  form.append(title, actions);
  dialog.append(form);
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(''); });
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => { dialog.remove(); resolve(dialog.returnValue === 'yes'); }, { once: true });
  });
}
