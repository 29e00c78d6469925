/** Lets people look at the password they type: the button beside it toggles, and says so. */
export function letPasswordsBeSeen(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-reveal]') : null;
    const input = button?.parentElement?.querySelector('input');
    if (!button || !input) return;
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
    input.focus();
  });
}
