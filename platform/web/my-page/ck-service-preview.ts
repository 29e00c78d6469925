import { holdAmount } from '../../src/primitives/price.ts';
import { formatYen, yen } from '../../src/primitives/yen.ts';
import { controlsOf, toInteger, type Control } from '../forms/values.ts';
import type { PreviewMessage, TypedCard } from './widget-preview.ts';

const LEAST = 10;
const MOST = 10_000;

const textOf = (controls: readonly Control[], name: string): string | undefined => controls.find((control) => control.name === name)?.value.trim();

/** The names of the chosen places of an area, as people read them. */
function areaOf(controls: readonly Control[]): string | undefined {
  const prefecture = controls.find((control) => control.name === 'area.prefecture');
  if (!(prefecture instanceof HTMLSelectElement)) return undefined;
  const name = prefecture.value === '' ? '' : prefecture.selectedOptions[0]?.textContent ?? '';
  return [name, textOf(controls, 'area.city') ?? ''].filter((part) => part !== '').join(' ');
}

/**
 * A service as visitors will see it, following what is typed on the page: in a blog (the real card, in a frame), in the search, on its page. The server has
 * drawn it; only words are exchanged.
 */
export class CkServicePreview extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('input', this.#typed);
    this.addEventListener('change', this.#choose);
    this.querySelector('iframe')?.addEventListener('load', this.#follow);
    this.#follow();
  }

  disconnectedCallback(): void {
    document.removeEventListener('input', this.#typed);
  }

  readonly #choose = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement) || target.name !== 'preview') return;
    for (const view of this.querySelectorAll<HTMLElement>('[data-view]')) view.hidden = view.dataset['view'] !== target.value;
  };

  readonly #typed = ({ target }: Event): void => {
    if (target instanceof Node && !this.contains(target)) this.#follow();
  };

  /** Shows what stands in the form beside, whether it was typed, restored or put in by an example. */
  readonly #follow = (): void => {
    const form = this.closest('.edit-service')?.querySelector('form');
    if (!form) return;
    const controls = controlsOf(form);
    const title = textOf(controls, 'title') || undefined;
    this.#write('title', title);
    for (const quote of this.querySelectorAll('.service-tile .quote')) if (title !== undefined) quote.textContent = title;
    this.#write('prText', textOf(controls, 'prText'));
    this.#write('area', areaOf(controls));
    this.#category(controls);
    this.#tags(textOf(controls, 'tags'));
    const price = toInteger(textOf(controls, 'pricePerMinute') ?? '');
    if (price >= LEAST && price <= MOST) this.#price(price);
    const modes = controls.flatMap((control) => (control instanceof HTMLInputElement && control.name === 'modes' && control.checked ? [control.value] : []));
    this.#tellFrame({ ...(title !== undefined && { title }), ...(price >= LEAST && price <= MOST && { pricePerMinute: price }), ...(modes.length > 0 && { modes }) });
  };

  #write(what: string, text: string | undefined): void {
    if (text === undefined) return;
    for (const element of this.querySelectorAll(`[data-shows="${what}"]`)) element.textContent = text;
  }

  #category(controls: readonly Control[]): void {
    const category = controls.find((control) => control.name === 'category');
    if (!(category instanceof HTMLSelectElement)) return;
    const name = category.selectedOptions[0]?.textContent ?? '';
    this.#write('category', name);
    for (const tag of this.querySelectorAll('.service-tile-foot .tag')) tag.textContent = name;
  }

  #tags(text: string | undefined): void {
    if (text === undefined) return;
    const tags = text.split(/[,、\n]/u).map((tag) => tag.trim()).filter((tag) => tag !== '').slice(0, 10);
    for (const place of this.querySelectorAll('[data-shows="tags"]')) {
      place.replaceChildren(...tags.map((tag) => {
        const element = document.createElement('span');
        element.className = 'tag';
        element.textContent = tag;
        return element;
      }));
    }
  }

  #price(price: number): void {
    for (const element of this.querySelectorAll('.price b')) element.textContent = formatYen(yen(price));
    for (const element of this.querySelectorAll<HTMLElement>('[data-shows="minutes"]')) {
      element.textContent = formatYen(holdAmount({ pricePerMinute: yen(price), freeSeconds: 60 }, Number(element.dataset['minutes'])));
    }
  }

  #tellFrame(preview: TypedCard): void {
    const message: PreviewMessage = { preview };
    this.querySelector('iframe')?.contentWindow?.postMessage(message, location.origin);
  }
}

if (!customElements.get('ck-service-preview')) customElements.define('ck-service-preview', CkServicePreview);
