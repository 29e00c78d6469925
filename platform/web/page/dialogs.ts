/** Buttons with `data-opens="#id"` open that dialog; `data-closes` closes the one it stands in; a press outside closes too. */
export function letDialogsOpen(): void {
  document.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const opened = target.closest<HTMLElement>('[data-opens]')?.dataset['opens'];
    const dialog = opened === undefined ? null : document.querySelector(opened);
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
    if (target.closest('[data-closes]') || (target instanceof HTMLDialogElement && !holdsTyping(target))) target.closest('dialog')?.close();
  });
}

/** Whether closing would lose something typed. */
function holdsTyping(dialog: HTMLDialogElement): boolean {
  return Array.from(dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')).some((field) =>
    !['radio', 'checkbox', 'hidden'].includes(field.type) && field.value !== field.defaultValue);
}
