/** Prints the page at a press of the button inside. */
export class CkPrintButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => { window.print(); });
  }
}

if (!customElements.get('ck-print-button')) customElements.define('ck-print-button', CkPrintButton);
