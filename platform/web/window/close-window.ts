/** A button that closes the window it stands in. With `after`, the window closes by itself that many milliseconds later. */
export class CloseWindowElement extends HTMLElement {
  #timer: number | undefined;

  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => { window.close(); });
    const after = Number(this.getAttribute('after'));
    if (after > 0) this.#timer = window.setTimeout(() => { window.close(); }, after);
  }

  disconnectedCallback(): void {
    window.clearTimeout(this.#timer);
  }
}
customElements.define('ck-close-window', CloseWindowElement);
