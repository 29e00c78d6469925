import { formatYen, yen } from '../../src/primitives/yen.ts';

/** The card of a service as visitors see it, following what is typed on the page. The server has drawn it; only words are exchanged. */
export class CkServicePreview extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('input', this.#typed);
  }

  disconnectedCallback(): void {
    document.removeEventListener('input', this.#typed);
  }

  readonly #typed = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)) return;
    if (target.name === 'title' && target.value.trim() !== '') this.#write('.quote', target.value);
    if (target.name === 'category' && target instanceof HTMLSelectElement) this.#write('.tag', target.selectedOptions[0]?.textContent ?? '');
    const price = Number(target.value.normalize('NFKC'));
    if (target.name === 'pricePerMinute' && Number.isSafeInteger(price)) this.#write('.price b', formatYen(yen(price)));
  };

  #write(where: string, text: string): void {
    const element = this.querySelector(where);
    if (element !== null) element.textContent = text;
  }
}

if (!customElements.get('ck-service-preview')) customElements.define('ck-service-preview', CkServicePreview);
