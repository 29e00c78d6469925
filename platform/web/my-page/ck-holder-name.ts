/** Milliseconds after the last key before we ask. */
const PAUSE = 300;

/**
 * Around the field for an account holder's name: shows how banks print it while it is typed, as the platform would save it. Attribute `label`: what stands before it.
 * What can't be printed is said when the form is sent.
 */
export class CkHolderName extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #shown = document.createElement('p');

  connectedCallback(): void {
    this.#shown.className = 'hint printed-now';
    this.#shown.setAttribute('role', 'status');
    this.append(this.#shown);
    this.addEventListener('input', this.#typed);
    // What was typed, or kept by the browser, before this script came.
    void this.#ask(this.querySelector('input')?.value ?? '');
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer);
    this.removeEventListener('input', this.#typed);
  }

  readonly #typed = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { value } = event.target;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(value), PAUSE);
  };

  async #ask(holderName: string): Promise<void> {
    // Without a connection nothing is shown; saving says so itself.
    const answer = holderName.trim() === '' ? null : await fetch('/v1/bank-holder-names', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ holderName }) }).catch(() => null);
    const printed = answer?.ok === true ? (await answer.json() as { printed: string }).printed : '';
    this.#shown.textContent = printed === '' ? '' : `${this.getAttribute('label') ?? ''}: ${printed}`;
  }
}

if (!customElements.get('ck-holder-name')) customElements.define('ck-holder-name', CkHolderName);
