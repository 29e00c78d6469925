/** A button that closes the window it stands in; the window also tries to close by itself when its news has been read. */
export class CloseWindowElement extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => { window.close(); });
  }
}
customElements.define('ck-close-window', CloseWindowElement);
